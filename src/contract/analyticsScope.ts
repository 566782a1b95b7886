import { z } from 'zod'
import { segments, sources } from '#domain/analytics/event.ts'
import { instantSchema, marketSchema, salesChannelSchema } from '#domain/shapes.ts'
import { idSchema } from './base.ts'

/** Which events count: every field given must match. Values are compared as they are; there are no patterns. */
export const whereSchema = z.strictObject({
  market: marketSchema.optional(),
  channel: salesChannelSchema.optional(),
  source: z.enum(sources).optional(),
  segment: z.enum(segments).optional(),
  playId: z.string().max(128).optional(),
  product: z.string().max(128).optional(),
  partnerId: z.string().max(128).optional(),
  couponId: z.string().max(128).optional(),
  isNewUser: z.boolean().optional(),
})
export type Where = z.infer<typeof whereSchema>

/** Whose events: one campaign's, or with no campaign named the whole shop's. Between `from` (included) and `to` (excluded). */
export const scope = {
  campaignId: idSchema.optional(),
  from: instantSchema,
  to: instantSchema,
}

/** Minor units of each market's currency; only markets in which there was something. */
export const amountsSchema = z.partialRecord(marketSchema, z.int())
