import { z } from 'zod'
import { basisPointsSchema, perMarketSchema } from '../../shapes.ts'
import { aboutProduct, playBase, withPrices } from '../shared/blocks.ts'

/** One step of the ladder: with this many members, everyone pays this price in their market. */
export const rungSchema = z.strictObject({ size: z.int().max(10_000), price: perMarketSchema })
export type Rung = z.infer<typeof rungSchema>

export const leaderBenefitSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('amount'), amount: perMarketSchema }),
  z.strictObject({ type: z.literal('percent'), rate: basisPointsSchema }),
  z.strictObject({ type: z.literal('free') }),
])

/**
 * Group buy (拼团): friends who buy together pay less, the more the lower.
 *
 * The schema holds what any draft may hold; what a play must satisfy before review is in `checks.ts`.
 */
export const groupBuySchema = z.strictObject({
  kind: z.literal('groupBuy'),
  ...playBase,
  ...withPrices,
  ...aboutProduct,
  /** Price without a group (单独购买价). */
  soloPrice: perMarketSchema,
  ladder: z.array(rungSchema).max(10),
  settlement: z.enum(['refundDifference', 'chargeAtCompletion']),
  publicList: z.boolean(),
  stockHeldAt: z.enum(['open', 'join', 'pay']),
  hoursToFill: z.int().max(720),
  mayStart: z.enum(['anyone', 'existingUsers']),
  mayJoin: z.enum(['anyone', 'newUsers']),
  leaderBenefit: leaderBenefitSchema,
  limitPerOrder: z.int().max(10_000),
  limitPerPerson: z.int().max(10_000),
  atExpiry: z.enum(['refund', 'completeAtHighestRung', 'completeIfEnoughJoined']),
  minRealMembers: z.int().max(10_000),
})
export type GroupBuy = z.infer<typeof groupBuySchema>
