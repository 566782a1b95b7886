import { z } from 'zod'
import { basisPointsSchema, perMarketSchema } from '../../shapes.ts'
import { aboutProduct, playBase } from '../shared/blocks.ts'

/** What a shopper is spared: the whole price of the product, the fee for sending it, or an amount of its price. */
export const waiverSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('order') }),
  /** `fee`: the most that sending one order costs, minor units. */
  z.strictObject({ type: z.literal('shipping'), fee: perMarketSchema }),
  z.strictObject({ type: z.literal('amount'), amount: perMarketSchema }),
])
export type Waiver = z.infer<typeof waiverSchema>

/**
 * Assist (助力享免单): with enough friends who tap for them, a shopper is spared an order, its shipping, or a part of it.
 *
 * The schema holds what any draft may hold; what a play must satisfy before review is in `checks.ts`.
 */
export const assistSchema = z.strictObject({
  kind: z.literal('assist'),
  ...playBase,
  ...aboutProduct,
  waives: waiverSchema,
  /** Friends it takes. */
  helpers: z.int().max(1000),
  /** Of these, how many at least must be new; rounded up to whole people. */
  newShare: basisPointsSchema,
  windowHours: z.int().max(720),
  /** Is the order paid first and refunded on success, or placed on success at what is left to pay? */
  payment: z.enum(['refundAfter', 'orderAfter']),
  /** Time to place the order after success; asked only where it is placed then. */
  claimWithinHours: z.int().max(720),
  assistsPerPerson: z.int().max(1000),
  helpsPerPersonPerDay: z.int().max(1000),
})
export type Assist = z.infer<typeof assistSchema>
