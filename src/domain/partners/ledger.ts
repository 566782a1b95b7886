import { z } from 'zod'
import { mostPerUnit, mostUnits } from '../market.ts'
import { basisPointsSchema, marketSchema, monthSchema, utcInstantSchema } from '../shapes.ts'

const keySchema = z.string().min(1).max(128)
const amountSchema = z.int().min(0).max(mostPerUnit)
const mostTotal = mostPerUnit * mostUnits

/** A shopper who belongs to a partner, until then (excluded) or for life. */
export const bindingSchema = z.strictObject({
  user: keySchema,
  partner: keySchema,
  since: utcInstantSchema,
  until: utcInstantSchema.nullable(),
  /** The last visit through this partner's link, from which attribution counts. */
  lastTouch: utcInstantSchema,
})
export type Binding = z.infer<typeof bindingSchema>

/** For what a partner earned: a saving on one's own purchase, a commission of either level, or a fixed reward. */
export const earningKinds = ['own', 'level1', 'level2', 'membership', 'recruit'] as const
export type EarningKind = (typeof earningKinds)[number]

/** What one line of an order earned one partner, and what refunds have left of it. `rate` is null for a fixed reward. */
export const shareSchema = z.strictObject({
  partner: keySchema,
  kind: z.enum(earningKinds).exclude(['recruit']),
  rate: basisPointsSchema.nullable(),
  earned: amountSchema,
  kept: amountSchema,
})
export type Share = z.infer<typeof shareSchema>

/** A line that counts. `base` is what was paid less coupons, `refunded` how much of it was given back. */
export const ledgerLineSchema = z.strictObject({
  id: keySchema,
  base: amountSchema,
  refunded: amountSchema,
  /** Does it count towards the seller's standing? Membership fees do not. */
  counts: z.boolean(),
  shares: z.array(shareSchema).max(3),
})
export type LedgerLine = z.infer<typeof ledgerLineSchema>

/** An order that a refund may still change. */
export const ledgerOrderSchema = z.strictObject({
  id: keySchema,
  buyer: keySchema,
  /** The partner it counts for, or null where only the buyer saves. */
  seller: keySchema.nullable(),
  paidAt: utcInstantSchema,
  heldUntil: utcInstantSchema,
  released: z.boolean(),
  lines: z.array(ledgerLineSchema).max(200),
})
export type LedgerOrder = z.infer<typeof ledgerOrderSchema>

/** A head-count reward that is still held. */
export const heldRewardSchema = z.strictObject({
  partner: keySchema,
  recruit: keySchema,
  heldUntil: utcInstantSchema,
  amount: amountSchema,
})
export type HeldReward = z.infer<typeof heldRewardSchema>

export const standingSchema = z.strictObject({
  partner: keySchema,
  /** The tier of the month to come. */
  tier: z.string().max(40),
  paid: z.int().min(-mostTotal).max(mostTotal),
  orders: z.int().min(-mostUnits).max(mostUnits),
  /** What the partner owes from reversals of what was paid out; zero or less. */
  carried: z.int().min(-mostTotal).max(0),
})
export type Standing = z.infer<typeof standingSchema>

/** All that the statements of later months need to know of earlier ones, in one market. Lists are in order of their ids. */
export const marketLedgerSchema = z.strictObject({
  market: marketSchema,
  /** Own savings, commissions and rewards so far, net of reversals: what the budget has been used for. */
  spent: z.int().min(0).max(mostTotal),
  bindings: z.array(bindingSchema).max(500_000),
  standings: z.array(standingSchema).max(20_000),
  orders: z.array(ledgerOrderSchema).max(200_000),
  heldRewards: z.array(heldRewardSchema).max(20_000),
})
export type MarketLedger = z.infer<typeof marketLedgerSchema>

/** The books when a month has been closed. Give it back, unchanged, as the opening of the month after. */
export const ledgerSchema = z.strictObject({ through: monthSchema, markets: z.array(marketLedgerSchema).max(3) })
export type Ledger = z.infer<typeof ledgerSchema>
