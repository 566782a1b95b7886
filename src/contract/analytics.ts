import { z } from 'zod'
import { dimensions, eventTypeSchema, segments, sources } from '#domain/analytics/event.ts'
import { funnelOrders } from '#domain/analytics/funnel.ts'
import { measures } from '#domain/analytics/series.ts'
import { instantSchema, marketSchema, salesChannelSchema } from '#domain/shapes.ts'
import { idSchema, procedure } from './base.ts'

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
const scope = {
  campaignId: idSchema.optional(),
  from: instantSchema,
  to: instantSchema,
}

export const funnelStepSchema = z.strictObject({
  type: eventTypeSchema,
  where: whereSchema.optional(),
  /** A step people may skip; it counts those who did it in place. */
  optional: z.boolean().optional(),
})

export const funnelRequestSchema = z.strictObject({
  ...scope,
  steps: z.array(funnelStepSchema).min(2).max(10),
  /** Who does this between two steps (by their index) drops out at the first of them. */
  exclude: z
    .array(z.strictObject({ type: eventTypeSchema, fromStep: z.int().min(0).max(9), toStep: z.int().min(0).max(9) }))
    .max(5)
    .optional(),
  windowSeconds: z.int().min(1).max(31_536_000),
  order: z.enum(funnelOrders),
  /** Applies to every step: market, channel, segment… */
  where: whereSchema.optional(),
  breakdown: z.enum(dimensions).optional(),
})
export type FunnelRequest = z.output<typeof funnelRequestSchema>

/** A rate's Wilson 95% interval, as shares of 1. */
export const intervalSchema = z.object({ low: z.number(), high: z.number() })

export const funnelResultStepSchema = z.object({
  count: z.int(),
  /** Share of those at the first step; null where nobody was there. */
  rateOfFirst: z.number().nullable(),
  rateOfPrevious: z.number().nullable(),
  interval: intervalSchema.nullable(),
  /** Median time from the first step to this one, among those who reached it. */
  medianSecondsFromFirst: z.number().nullable(),
})

export const funnelSchema = z.object({
  steps: z.array(funnelResultStepSchema),
  /** People whose window has not ended at `to`, and who may still go on. */
  stillConverting: z.int(),
  breakdown: z.array(
    z.object({ value: z.string().nullable(), steps: z.array(funnelResultStepSchema), stillConverting: z.int() }),
  ),
  asOf: z.string(),
})
export type Funnel = z.infer<typeof funnelSchema>

export const seriesRequestSchema = z.strictObject({
  ...scope,
  type: eventTypeSchema,
  /**
   * `amount` is of one currency, so it takes one market: in `where`, or by `split`.
   * `registrations` counts who registered, each person once, at their first `register` event.
   */
  measure: z.enum(measures),
  interval: z.enum(['hour', 'day']),
  timeZone: z.string().min(1).max(60),
  where: whereSchema.optional(),
  split: z.enum(dimensions).optional(),
})
export type SeriesRequest = z.output<typeof seriesRequestSchema>

export const seriesSchema = z.object({
  /** Start of each bucket, none left out; the last may be unfinished. */
  buckets: z.array(z.string()),
  /** One line per value of the split; a single one, `value: null`, without a split. Amounts in minor units of the market's currency. */
  lines: z.array(z.object({ value: z.string().nullable(), points: z.array(z.number()), total: z.number() })),
  /** Index of the first bucket that is not over yet, or null. */
  unfinishedFrom: z.int().nullable(),
  asOf: z.string(),
})
export type Series = z.infer<typeof seriesSchema>

/** Minor units of each market's currency; only markets in which there was something. */
const amountsSchema = z.partialRecord(marketSchema, z.int())

export const totalsSchema = z.object({
  views: z.int(),
  visitors: z.int(),
  registrations: z.int(),
  orders: z.int(),
  customers: z.int(),
  payingCustomers: z.int(),
  /** Paid amount less refunds, per market, minor units. */
  paid: amountsSchema,
  asOf: z.string(),
})
export type Totals = z.infer<typeof totalsSchema>

export const retentionRequestSchema = z.strictObject({
  ...scope,
  /** What starts a person's clock: the first time ever, wherever it was. */
  cohortBy: z.enum(['register', 'order', 'anything']),
  /** What counts as coming back. */
  returning: z.enum(['order', 'anything']),
  interval: z.enum(['day', 'week', 'month']),
  periods: z.int().min(1).max(36),
  timeZone: z.string().min(1).max(60),
  where: whereSchema.optional(),
})
export type RetentionRequest = z.output<typeof retentionRequestSchema>

export const retentionSchema = z.object({
  cohorts: z.array(
    z.object({
      start: z.string(),
      size: z.int(),
      /** People of the cohort who came back in period n; null where that period is not over yet. */
      returned: z.array(z.int().nullable()),
    }),
  ),
  asOf: z.string(),
})
export type Retention = z.infer<typeof retentionSchema>

/** What became of a coupon rule's coupons; the meaning of each figure is `CouponFigures` in the domain. */
const couponFiguresSchema = z.object({
  claimed: z.int(),
  used: z.int(),
  refunds: z.int(),
  /** Orders they were used on. */
  orders: z.int(),
  /** Of the claims, those whose coupon can no longer be used; where its rule is unknown, after 30 days. */
  matured: z.int(),
  /** Of the matured claims, those that were used. */
  redeemed: z.int(),
  /** The discount given. */
  cost: amountsSchema,
  /** Paid on the orders they were used on, and paid back. An order with two rules stands with both. */
  paid: amountsSchema,
  refunded: amountsSchema,
})
export type CouponFigures = z.infer<typeof couponFiguresSchema>

export const couponsRequestSchema = z.strictObject({
  ...scope,
  /** Rules belong to a campaign. */
  campaignId: idSchema,
  timeZone: z.string().min(1).max(60),
  /** All rules are answered at once, so a rule is not asked for here. */
  where: whereSchema.omit({ couponId: true }).optional(),
  split: z.enum(dimensions).optional(),
})
export type CouponsRequest = z.output<typeof couponsRequestSchema>

export const couponsSchema = z.object({
  /** Rules of the campaign, and others that events name; the most used first. */
  rules: z.array(
    z.object({
      couponId: z.string(),
      /** Null where the campaign has no such rule: the events name one that was never published. */
      name: z.string().nullable(),
      /** How many there are: codes made, or the most uses the rule allows; null where it sets no number. */
      issued: z.int().nullable(),
      figures: couponFiguresSchema,
      /** One per value of the split; none without a split. */
      groups: z.array(z.object({ value: z.string().nullable(), figures: couponFiguresSchema })),
    }),
  ),
  /** All rules together: what belongs to two of them counts once. */
  total: couponFiguresSchema,
  /** Start of each day of the span, none left out. */
  buckets: z.array(z.string()),
  /** Index of the first day that is not over yet, or null. */
  unfinishedFrom: z.int().nullable(),
  /** What happened, by day, rule and value of the split; days without anything are left out. */
  days: z.array(
    z.object({
      at: z.string(),
      couponId: z.string(),
      value: z.string().nullable(),
      claimed: z.int(),
      used: z.int(),
      refunds: z.int(),
      cost: amountsSchema,
    }),
  ),
  asOf: z.string(),
})
export type Coupons = z.infer<typeof couponsSchema>

export const analytics = {
  funnel: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/analytics/funnel', tags: ['analytics'] })
    .input(funnelRequestSchema)
    .output(funnelSchema),
  /** The people at a step: those who reached it, or who reached the one before and stopped. */
  funnelUsers: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/analytics/funnel/users', tags: ['analytics'] })
    .input(
      z.strictObject({
        funnel: funnelRequestSchema,
        step: z.int().min(0).max(9),
        which: z.enum(['reached', 'stopped']),
        limit: z.int().min(1).max(10_000),
      }),
    )
    .output(z.object({ total: z.int(), userKeys: z.array(z.string()) })),
  series: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/analytics/series', tags: ['analytics'] })
    .input(seriesRequestSchema)
    .output(seriesSchema),
  totals: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/analytics/totals', tags: ['analytics'] })
    .input(z.strictObject({ ...scope, where: whereSchema.optional() }))
    .output(totalsSchema),
  retention: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/analytics/retention', tags: ['analytics'] })
    .input(retentionRequestSchema)
    .output(retentionSchema),
  /** What became of a campaign's coupons. */
  coupons: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/analytics/coupons', tags: ['analytics'] })
    .input(couponsRequestSchema)
    .output(couponsSchema),
  /** First and last event, so that a page can open on a range that has something in it. */
  extent: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'GET', path: '/analytics/extent', tags: ['analytics'] })
    .input(z.object({ campaignId: idSchema.optional() }))
    .output(z.object({ first: z.string().nullable(), last: z.string().nullable(), events: z.int(), pending: z.int() })),
}
