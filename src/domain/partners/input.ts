import { z } from 'zod'
import { categories } from '../catalogue/categories.ts'
import { mostPerUnit } from '../market.ts'
import { currencySchema, instantSchema, marketSchema, monthSchema } from '../shapes.ts'
import { ledgerSchema } from './ledger.ts'
import { partnerProgrammeSchema } from './schema.ts'

const keySchema = z.string().min(1).max(128)

/** One who promotes. `user` is the key under which they shop themselves; `invitedBy` the partner whose code they used. */
export const partnerSchema = z.strictObject({
  id: keySchema,
  user: keySchema,
  /** Where they joined: a reward for inviting them is paid there. */
  market: marketSchema,
  joinedAt: instantSchema,
  invitedBy: keySchema.nullable(),
})
export type Partner = z.infer<typeof partnerSchema>

/** A shopper came through a partner's link or code. Whether that binds them, the programme's rules say. */
export const touchSchema = z.strictObject({
  id: keySchema,
  market: marketSchema,
  user: keySchema,
  partner: keySchema,
  at: instantSchema,
  /** Were they new to the shop? */
  isNew: z.boolean(),
})
export type Touch = z.infer<typeof touchSchema>

/** What was paid for one product of an order: `amount` before coupons, and what coupons took off it. Minor units. */
export const orderLineSchema = z.strictObject({
  id: keySchema,
  product: keySchema,
  amount: z.int().min(0).max(mostPerUnit),
  coupons: z.int().min(0).max(mostPerUnit),
})

/** An order that has been paid. */
export const orderSchema = z.strictObject({
  id: keySchema,
  market: marketSchema,
  currency: currencySchema,
  buyer: keySchema,
  paidAt: instantSchema,
  lines: z.array(orderLineSchema).min(1).max(200),
})
export type Order = z.infer<typeof orderSchema>

/** Money given back, line by line, at most what was paid for it less coupons. */
export const refundSchema = z.strictObject({
  id: keySchema,
  order: keySchema,
  at: instantSchema,
  lines: z
    .array(z.strictObject({ line: keySchema, amount: z.int().min(1).max(mostPerUnit) }))
    .min(1)
    .max(200),
})
export type Refund = z.infer<typeof refundSchema>

/** A product that earns. `null` is a category the programme has no rates of its own for. */
export const earningProductSchema = z.strictObject({ id: keySchema, category: z.enum(categories).nullable() })
export type EarningProduct = z.infer<typeof earningProductSchema>

/** Longest stretch worked out in one go. */
export const mostMonths = 24

/**
 * What statements are worked out from: a programme, the months, and what happened in them, in any order. Amounts are minor
 * units of the market's own currency.
 */
export const statementsInputSchema = z.strictObject({
  programme: partnerProgrammeSchema,
  /** Calendar months in each market's own time, both included. */
  period: z.strictObject({ from: monthSchema, to: monthSchema }),
  /** Products of the campaign; whatever else was bought earns nothing. */
  products: z.array(earningProductSchema).max(3_000),
  partners: z.array(partnerSchema).max(20_000),
  /** Without a ledger, touches of before the period may be given too. */
  touches: z.array(touchSchema).max(50_000),
  orders: z.array(orderSchema).max(20_000),
  refunds: z.array(refundSchema).max(20_000),
  /** What the statements of the months before left behind; `null` where these are the first. */
  opening: ledgerSchema.nullable(),
})
export type StatementsInput = z.infer<typeof statementsInputSchema>
