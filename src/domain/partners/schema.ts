import { z } from 'zod'
import { categories } from '../catalogue/categories.ts'
import { mostPerUnit, mostUnits } from '../market.ts'
import { documentIdSchema, unitsPerMarketSchema } from '../plays/shared/blocks.ts'
import { basisPointsSchema, marketSchema, perMarketSchema } from '../shapes.ts'

const daysSchema = z.int().min(0).max(3650)

/**
 * What one order line pays, in basis points of its base (paid amount less coupons): `own` to a buyer who is a partner
 * themselves, `level1` to the partner the buyer is bound to, `level2` to whoever invited that partner.
 */
export const rateSetSchema = z.strictObject({
  own: basisPointsSchema,
  level1: basisPointsSchema,
  level2: basisPointsSchema,
})
export type RateSet = z.infer<typeof rateSetSchema>

/** What a standing brings beside its rates. A coupon costs what the coupon's own limits say; a prize has its own. */
export const privilegeSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('coupon'), id: documentIdSchema, couponId: documentIdSchema }),
  z.strictObject({
    type: z.literal('prize'),
    id: documentIdSchema,
    name: z.string().max(80),
    /** What one costs us, minor units. */
    value: perMarketSchema,
    units: unitsPerMarketSchema,
  }),
  z.strictObject({ type: z.literal('identity'), id: documentIdSchema, name: z.string().max(80) }),
])
export type Privilege = z.infer<typeof privilegeSchema>

/** A standing of partners. Its rates hold for the month after the thresholds were met. */
export const tierSchema = z.strictObject({
  id: documentIdSchema,
  name: z.string().max(40),
  /** 1 is where everybody begins; unique, and higher is better. */
  rank: z.int().min(1).max(100),
  /** All of these must be met; zero asks nothing. */
  thresholds: z.strictObject({
    /** Paid by the partner's bound shoppers, less coupons and refunds. */
    paid: perMarketSchema,
    orders: z.int().min(0).max(mostUnits),
    /** Shoppers bound to the partner when the month ends. */
    bound: z.int().min(0).max(mostUnits),
  }),
  rates: z.strictObject({
    standard: rateSetSchema,
    /** Instead of the standard rates, for products of a category. */
    categories: z.partialRecord(z.enum(categories), rateSetSchema),
  }),
  privileges: z.array(privilegeSchema).max(20),
})
export type Tier = z.infer<typeof tierSchema>

/**
 * The partner programme (合伙人, 推手) of a campaign: who may promote it, whom they are bound to, and what they earn.
 *
 * The schema holds what any draft may hold; what a programme must satisfy before review is in `checks.ts`.
 */
export const partnerProgrammeSchema = z.strictObject({
  name: z.string().max(80),
  /** Where it runs; budget, thresholds and rewards have an entry for each. Money of two markets never meets. */
  markets: z.array(marketSchema).max(3),
  /**
   * The most the programme pays in a market, net of reversals: own savings, commissions and rewards. An order earns only
   * where all that it would earn still fits.
   */
  budget: z.partialRecord(
    marketSchema,
    z
      .int()
      .min(0)
      .max(mostPerUnit * mostUnits),
  ),
  /** Levels of partners who earn on one order; more than two is refused by the checks. */
  depth: z.int().min(1).max(9),
  /** Under which the programme is filed with a market's authority; Taiwan asks for one where there are two levels. */
  filingReference: z.partialRecord(marketSchema, z.string().max(80)),
  joining: z.strictObject({
    by: z.enum(['open', 'inviteCode']),
    /** How many may join with one partner's code; `null` is no limit. */
    invitesPerPartner: z.int().min(1).max(mostUnits).nullable(),
    /** What becoming a partner costs, minor units; no entry or zero is free. */
    entryFee: perMarketSchema,
  }),
  binding: z.strictObject({
    /** Who keeps a shopper that several partners brought: the first one while it lasts, or always the last. */
    rule: z.enum(['firstTouch', 'lastTouch']),
    /** How long a shopper stays bound; `null` is for life. */
    days: daysSchema.nullable(),
    /** Whom a link can bind: people who are new to the shop, or everybody. */
    binds: z.enum(['newUsers', 'anyone']),
  }),
  /** How long after a visit through the partner's link an order still counts; `null` is as long as the binding. */
  attributionDays: daysSchema.nullable(),
  /** How long shoppers may return what they bought. */
  returnDays: daysSchema,
  /** How long after payment what was earned is held back. */
  holdDays: daysSchema,
  /** The most that own saving and all levels may come to, per market; without an entry the source's 30%. */
  ceiling: z.partialRecord(marketSchema, basisPointsSchema),
  /** What standing is measured by: everything since joining, or the month that ended. */
  standing: z.enum(['total', 'month']),
  tiers: z.array(tierSchema).max(10),
  /** A fixed reward to the partner whose shopper buys the membership product, once per shopper; instead of commission. */
  membership: z.strictObject({ productId: z.string().max(40), reward: perMarketSchema }).nullable(),
  /** A fixed reward per partner who joins by one's code: a head count. No entry or zero is none. */
  recruitReward: perMarketSchema,
})
export type PartnerProgramme = z.infer<typeof partnerProgrammeSchema>
