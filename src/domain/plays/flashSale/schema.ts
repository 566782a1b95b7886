import { z } from 'zod'
import { perMarketSchema } from '../../shapes.ts'
import { documentIdSchema, playBase, unitsPerMarketSchema, windowSchema, withPrices } from '../shared/blocks.ts'

/** A product at its price. It is offered in the markets that have both a price and a stock. */
export const flashItemSchema = z.strictObject({
  productId: z.string().max(40),
  price: perMarketSchema,
  /** Units of this session, of what the product is allotted. */
  stock: unitsPerMarketSchema,
})
export type FlashItem = z.infer<typeof flashItemSchema>

export const flashSessionSchema = z.strictObject({
  id: documentIdSchema,
  window: windowSchema,
  items: z.array(flashItemSchema).max(100),
  /** Units of one product that one person may buy in the session. */
  limitPerPerson: z.int().max(10_000),
})
export type FlashSession = z.infer<typeof flashSessionSchema>

/**
 * Flash sale (秒杀, 限时抢购): a few units at a low price for a short time, counted down by the server's clock.
 *
 * The schema holds what any draft may hold; what a play must satisfy before review is in `checks.ts`.
 */
export const flashSaleSchema = z.strictObject({
  kind: z.literal('flashSale'),
  ...playBase,
  ...withPrices,
  sessions: z.array(flashSessionSchema).max(50),
  /** How long before a session its countdown is shown. */
  countdownMinutes: z.int().min(0).max(10_080),
  /** A unit that is not paid for by then goes back on sale. */
  payWithinMinutes: z.int().max(1_440),
})
export type FlashSale = z.infer<typeof flashSaleSchema>
