import { z } from 'zod'
import { segments } from '../analytics/vocabulary.ts'
import { phaseKinds } from '../campaign/phaseKinds.ts'
import { mostPerUnit, mostOfOneLine, mostUnits } from '../market.ts'
import { documentIdSchema } from '../plays/shared/blocks.ts'
import { outcomes } from './schema.ts'
import { currencySchema, instantSchema, marketSchema, salesChannelSchema } from '../shapes.ts'

const amountSchema = z.int().min(0).max(mostPerUnit)
const countSchema = z.int().min(0).max(mostUnits)

/** One position of a cart. Amounts are minor units of the cart's currency. */
export const cartLineSchema = z.strictObject({
  id: z.string().min(1).max(60),
  product: z.string().min(1).max(40),
  category: z.string().min(1).max(60).optional(),
  /** For one unit, as it stands in the cart. */
  unitPrice: amountSchema,
  quantity: z.int().min(1).max(mostOfOneLine),
  /** Below this no unit may be sold, whatever rules say. Above the price it means that nothing can be taken. */
  minPrice: amountSchema.optional(),
  /** Did it come into the cart at a lowered price? */
  discounted: z.boolean().optional(),
})
export type CartLine = z.infer<typeof cartLineSchema>

export const cartSchema = z.strictObject({
  currency: currencySchema,
  lines: z.array(cartLineSchema).max(500),
  /** The shipping fee before discounts. */
  shipping: amountSchema.optional(),
})
export type Cart = z.infer<typeof cartSchema>

/** How much of a rule has been used before this order. Spent is minor units of the cart's currency. */
export const usageSchema = z.strictObject({
  used: countSchema.optional(),
  usedToday: countSchema.optional(),
  usedByPerson: countSchema.optional(),
  usedByPersonToday: countSchema.optional(),
  spent: z
    .int()
    .min(0)
    .max(mostPerUnit * mostUnits)
    .optional(),
})
export type Usage = z.infer<typeof usageSchema>

/**
 * Who buys, where and when, and what has been used. What is left out is not so: no segment, no channel, no phase, no code.
 */
export const contextSchema = z.strictObject({
  /** By default the market of the cart's currency. */
  market: marketSchema.optional(),
  channel: salesChannelSchema.optional(),
  at: instantSchema.optional(),
  /** The campaign's phase at that moment in that market. */
  phase: z.enum(phaseKinds).optional(),
  segment: z.enum(segments).optional(),
  firstOrder: z.boolean().optional(),
  /** How plays ended for this shopper. */
  outcomes: z
    .array(z.strictObject({ play: documentIdSchema, outcome: z.enum(outcomes) }))
    .max(100)
    .optional(),
  /** Codes as the shopper typed them. */
  codes: z.array(z.string().max(60)).max(20).optional(),
  /**
   * Rules the shopper holds: collected, given by a play, or proved by a unique code (which the shop has looked up).
   * `since` is when they got it.
   */
  held: z
    .array(z.strictObject({ rule: documentIdSchema, since: instantSchema.optional() }))
    .max(200)
    .optional(),
  usage: z.record(documentIdSchema, usageSchema).optional(),
})
export type CouponContext = z.infer<typeof contextSchema>

export const resolutionModes = ['priority', 'best'] as const
export type ResolutionMode = (typeof resolutionModes)[number]
