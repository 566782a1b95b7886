import { z } from 'zod'
import { dimensions, eventTypeSchema } from '#domain/analytics/event.ts'
import { measures } from '#domain/analytics/series.ts'
import { cohortIntervals, cohortStarts, funnelOrders, returns, seriesIntervals } from '#domain/analytics/vocabulary.ts'
import { amountsSchema, scope, whereSchema } from './analyticsScope.ts'
import { idSchema, procedure } from './base.ts'
import { results } from './results.ts'

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
  interval: z.enum(seriesIntervals),
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
  cohortBy: z.enum(cohortStarts),
  /** What counts as coming back. */
  returning: z.enum(returns),
  interval: z.enum(cohortIntervals),
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
      /** People of the cohort who came back in period n; null where that period is not over yet, or reaches beyond the last event's day. */
      returned: z.array(z.int().nullable()),
      /** The start of the day with the last event there is within these periods, where it cuts them short. */
      endsOn: z.string().nullable(),
    }),
  ),
  /** The start of the day of the whole shop's last event; null where there is none from `from` on. */
  lastDay: z.string().nullable(),
  asOf: z.string(),
})
export type Retention = z.infer<typeof retentionSchema>

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
  ...results,
  /** First and last event, so that a page can open on a range that has something in it. */
  extent: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'GET', path: '/analytics/extent', tags: ['analytics'] })
    .input(z.object({ campaignId: idSchema.optional() }))
    .output(z.object({ first: z.string().nullable(), last: z.string().nullable(), events: z.int(), pending: z.int() })),
}
