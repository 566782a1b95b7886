import { z } from 'zod'
import { codeGroupsSchema } from '../../codes.ts'
import { mostUnits } from '../../market.ts'
import { perMarketSchema } from '../../shapes.ts'
import {
  aboutProduct,
  documentIdSchema,
  playBase,
  unitsPerMarketSchema,
  windowSchema,
  withPrices,
} from '../shared/blocks.ts'

/** Through whom priority codes reach people. */
export const codeChannels = ['fans', 'kol', 'community', 'partners', 'stores', 'service'] as const

/**
 * A batch of priority codes (F码): each lets its holder buy without having reserved. The codes themselves are made once the
 * campaign is approved, handed out once, and kept only as hashes.
 */
export const codeBatchSchema = z.strictObject({
  id: documentIdSchema,
  name: z.string().max(80),
  count: z.int().min(0).max(mostUnits),
  /** Codes of the batch that one person may use. */
  perPerson: z.int().max(1_000),
  channel: z.enum(codeChannels),
  groups: codeGroupsSchema,
})
export type CodeBatch = z.infer<typeof codeBatchSchema>

/** What somebody is given for whom enough friends reserved too: money off, or an earlier start. */
export const shareBonusSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('amount'), friends: z.int().max(1_000), amount: perMarketSchema }),
  z.strictObject({ type: z.literal('earlier'), friends: z.int().max(1_000), minutes: z.int().max(1_440) }),
])
export type ShareBonus = z.infer<typeof shareBonusSchema>

/**
 * Reservation (预约): reserve first, buy later, and show friends that one has. `window` is while one can reserve.
 *
 * The schema holds what any draft may hold; what a play must satisfy before review is in `checks.ts`.
 */
export const reservationSchema = z.strictObject({
  kind: z.literal('reservation'),
  ...playBase,
  ...withPrices,
  ...aboutProduct,
  price: perMarketSchema,
  /** Reservations taken at most. */
  quota: unitsPerMarketSchema,
  /** How many more may be promised than there are units, in basis points: 2,000 is a fifth more. Said in the terms. */
  oversubscription: z.int().min(0).max(100_000),
  /** While those who reserved, and holders of priority codes, can buy. */
  purchaseWindow: windowSchema,
  limitPerPerson: z.int().max(10_000),
  shareBonus: shareBonusSchema,
  batches: z.array(codeBatchSchema).max(20),
})
export type Reservation = z.infer<typeof reservationSchema>
