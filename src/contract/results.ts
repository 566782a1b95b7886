import { z } from 'zod'
import { dimensions } from '#domain/analytics/event.ts'
import { casesSchema, knownRatesSchema } from '#domain/forecast/assumptions.ts'
import { partnerProgrammeSchema } from '#domain/partners/schema.ts'
import { marketSchema } from '#domain/shapes.ts'
import { amountsSchema, scope, whereSchema } from './analyticsScope.ts'
import { idSchema, procedure } from './base.ts'

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

/** What a partner brought; the meaning of each figure is `PartnerFigures` in the domain. */
const partnerFiguresSchema = z.object({
  /** Shoppers who belonged to the partner at some moment of the span, and those newly bound in it who were new to the shop. */
  bound: z.int(),
  newUsers: z.int(),
  orders: z.int(),
  /** Less what was given back in the span. */
  paid: amountsSchema,
  /** Earned in the span, less what refunds took back. */
  commission: amountsSchema,
})
export type PartnerFigures = z.infer<typeof partnerFiguresSchema>

/** Whose partners, and when. Binding and commission are worked out from the campaign's first event on, whatever the span. */
const partnerScope = { ...scope, campaignId: idSchema, market: marketSchema.optional() }

export const partnersRequestSchema = z.strictObject({ ...partnerScope, timeZone: z.string().min(1).max(60) })
export type PartnersRequest = z.output<typeof partnersRequestSchema>

export const partnerResultsSchema = z.object({
  /** Whose rules bind and pay: of the running version, else of the one published last, else of a draft without errors. */
  programme: z
    .object({
      name: z.string(),
      rule: partnerProgrammeSchema.shape.binding.shape.rule,
      bindingDays: z.int().nullable(),
      /** By rank. */
      tiers: z.array(z.object({ id: z.string(), name: z.string() })),
    })
    .nullable(),
  /** By orders, then shoppers bound. Own savings, second levels and rewards for recruits are not in it: events do not tell. */
  partners: z.array(
    z.object({
      partnerId: z.string(),
      /** Standing at the end, in the markets where they brought anybody. */
      tiers: z.partialRecord(marketSchema, z.string()),
      figures: partnerFiguresSchema,
    }),
  ),
  /** All together: a shopper of two partners counts once. */
  total: partnerFiguresSchema,
  tiers: z.array(
    z.object({
      market: marketSchema,
      tierId: z.string(),
      /** Who stands there at the end. */
      partners: z.int(),
      /** Of the span, earned while in it. */
      commission: z.int(),
    }),
  ),
  buckets: z.array(z.string()),
  unfinishedFrom: z.int().nullable(),
  days: z.array(partnerFiguresSchema.omit({ bound: true }).extend({ at: z.string(), partnerId: z.string() })),
  asOf: z.string(),
})
export type PartnerResults = z.infer<typeof partnerResultsSchema>

export const partnerUsersRequestSchema = z.strictObject({
  ...partnerScope,
  partnerId: z.string().min(1).max(128),
  limit: z.int().min(1).max(10_000),
})
export type PartnerUsersRequest = z.output<typeof partnerUsersRequestSchema>

/** The shoppers behind a partner's `bound`, the latest bound first. Orders and amounts are those of the span. */
export const partnerUsersSchema = z.object({
  total: z.int(),
  users: z.array(
    z.object({
      userKey: z.string(),
      boundAt: z.string(),
      isNew: z.boolean(),
      /** When they ceased to belong to the partner, or will; null for life. */
      until: z.string().nullable(),
      /** The first order ever that counted for the partner. */
      firstOrderAt: z.string().nullable(),
      orders: z.int(),
      paid: amountsSchema,
      refunded: amountsSchema,
    }),
  ),
})
export type PartnerUsers = z.infer<typeof partnerUsersSchema>

export const shopperRatesSchema = z.object({
  /** What the event is called. */
  name: z.string(),
  rates: knownRatesSchema,
  /** Out of how many cases each rate was measured. Of too few none is told. */
  cases: casesSchema,
  asOf: z.string(),
})
export type ShopperRates = z.infer<typeof shopperRatesSchema>

/** What became of a campaign's coupons and partners, and how its shoppers behaved: part of analytics. */
export const results = {
  /** What became of a campaign's coupons. */
  coupons: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/analytics/coupons', tags: ['analytics'] })
    .input(couponsRequestSchema)
    .output(couponsSchema),
  /** What partners brought, and what they earned on it. */
  partners: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/analytics/partners', tags: ['analytics'] })
    .input(partnersRequestSchema)
    .output(partnerResultsSchema),
  partnerUsers: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/analytics/partners/users', tags: ['analytics'] })
    .input(partnerUsersRequestSchema)
    .output(partnerUsersSchema),
  /** How a campaign's shoppers behaved, as the rates that forecasts rest on. */
  shopperRates: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/analytics/shopper-rates', tags: ['analytics'] })
    .input(z.strictObject({ campaignId: idSchema }))
    .output(shopperRatesSchema),
}
