import { z } from 'zod'
import { segments } from '../analytics/vocabulary.ts'
import { phaseKinds } from '../campaign/phaseKinds.ts'
import { codeGroupsSchema } from '../codes.ts'
import { mostPerUnit, mostUnits } from '../market.ts'
import { belowCostMeantSchema, documentIdSchema, unitsPerMarketSchema, windowSchema } from '../plays/shared/blocks.ts'
import { marketSchema, perMarketSchema, salesChannelSchema } from '../shapes.ts'

/** What a rule takes its discount from. Items come first, then the order on what is left, then shipping. */
export const couponLevels = ['item', 'order', 'shipping'] as const
export type CouponLevel = (typeof couponLevels)[number]

/** How a play ended for a shopper: they got what it promised, or they did not. */
export const outcomes = ['completed', 'missed'] as const
export type PlayOutcome = (typeof outcomes)[number]

const productIdSchema = z.string().min(1).max(40)
const categoryNameSchema = z.string().min(1).max(60)
const listSchema = { products: z.array(productIdSchema).max(1000), categories: z.array(categoryNameSchema).max(60) }

/**
 * The lines of a cart that something is about. Without `skipDiscounted` lines count too that came into the cart at a
 * lowered price. A listed scope without entries holds nothing: what was emptied by mistake does not become everything.
 */
export const scopeSchema = z.strictObject({
  include: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('all') }),
    z.strictObject({ type: z.literal('listed'), ...listSchema }),
  ]),
  exclude: z.strictObject(listSchema),
  skipDiscounted: z.boolean(),
})
export type Scope = z.infer<typeof scopeSchema>

/** Rates above the whole are refused by the checks, with a sentence. Basis points. */
const discountRateSchema = z.int().min(0).max(100_000)

/**
 * What must be in the cart. `scope: null` is the rule's own scope. Spending is measured on what is left when the rule's turn
 * comes, or on the prices before every discount. Several hold together.
 */
export const purchaseSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('spend'),
    id: documentIdSchema,
    minimum: perMarketSchema,
    measuredOn: z.enum(['left', 'full']).default('left'),
    scope: scopeSchema.nullable().default(null),
  }),
  z.strictObject({
    type: z.literal('quantity'),
    id: documentIdSchema,
    minimum: z.int().min(0).max(mostUnits),
    scope: scopeSchema.nullable().default(null),
  }),
])
export type Purchase = z.infer<typeof purchaseSchema>

/** When and for whom a rule holds. Every condition set must hold; an empty list or `null` asks nothing. */
export const conditionsSchema = z.strictObject({
  purchases: z.array(purchaseSchema).max(10),
  segments: z.array(z.enum(segments)).max(4),
  firstOrder: z.boolean(),
  channels: z.array(salesChannelSchema).max(5),
  phases: z.array(z.enum(phaseKinds)).max(4),
  /** Each day, minutes after midnight on the market's clock; `to` is excluded, and before `from` it is next day's. */
  hours: z.strictObject({ fromMinute: z.int().min(0).max(1439), toMinute: z.int().min(0).max(1440) }).nullable(),
  /** After one of these plays ended so for the shopper; no plays listed means any. */
  playOutcome: z.strictObject({ plays: z.array(documentIdSchema).max(100), outcome: z.enum(outcomes) }).nullable(),
})
export type Conditions = z.infer<typeof conditionsSchema>

const rateStep = { rate: discountRateSchema }
const most = { atMost: z.int().min(1).max(10_000).nullable().default(null) }
/** The most an effect takes in all; a market without an entry has no cap. */
const capSchema = perMarketSchema.default({})

/**
 * What a rule gives. At item level it is reckoned for each line by itself, an amount or a price for each unit; at order
 * level once for the whole scope; at shipping level it is reckoned on the goods in scope where it has steps, else on the
 * fee, and taken from the fee.
 */
export const effectSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('amount'), amount: perMarketSchema }),
  z.strictObject({ type: z.literal('percent'), rate: discountRateSchema, cap: capSchema }),
  /** Each unit (item), the whole scope (order) or the fee (shipping) costs this. */
  z.strictObject({ type: z.literal('fixedPrice'), price: perMarketSchema }),
  z.strictObject({ type: z.literal('free') }),
  /** 满减: the best step reached by spending. */
  z.strictObject({
    type: z.literal('spendSteps'),
    steps: z.array(z.strictObject({ spend: perMarketSchema, amount: perMarketSchema })).max(10),
  }),
  /** 满折, by spending. */
  z.strictObject({
    type: z.literal('spendRates'),
    steps: z.array(z.strictObject({ spend: perMarketSchema, ...rateStep })).max(10),
    cap: capSchema,
  }),
  /** 满件折, by the number of units. */
  z.strictObject({
    type: z.literal('quantityRates'),
    steps: z.array(z.strictObject({ quantity: z.int().min(0).max(mostUnits), ...rateStep })).max(10),
    cap: capSchema,
  }),
  /** 每满: an amount for every so much spent. */
  z.strictObject({ type: z.literal('everySpend'), spend: perMarketSchema, amount: perMarketSchema, ...most }),
  /** An amount for every so many units. */
  z.strictObject({
    type: z.literal('everyQuantity'),
    quantity: z.int().min(0).max(mostUnits),
    amount: perMarketSchema,
    ...most,
  }),
  /**
   * Of every `n` units one is reduced: the cheapest ones of all, or, with the units in turn from dear to cheap, each n-th.
   * `n` 3 at 100% is buy two, get one.
   */
  z.strictObject({
    type: z.literal('nthItem'),
    n: z.int().min(1).max(1000),
    rate: discountRateSchema,
    which: z.enum(['cheapest', 'inTurn']),
    ...most,
  }),
  z.strictObject({ type: z.literal('gift'), productId: z.string().max(40), quantity: z.int().min(0).max(1000) }),
])
export type Effect = z.infer<typeof effectSchema>
export type EffectType = Effect['type']

/**
 * Whom a rule may meet in one order. Two rules meet where each allows the other. `none` stands alone; `otherGroups`
 * and `otherLevels` meet what is not of their own; `listed` meets members of these groups and these rules.
 */
export const combinesWithSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('any') }),
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('otherGroups') }),
  z.strictObject({ type: z.literal('otherLevels') }),
  z.strictObject({
    type: z.literal('listed'),
    groups: z.array(z.string().min(1).max(40)).max(50),
    rules: z.array(documentIdSchema).max(200),
  }),
])
export type CombinesWith = z.infer<typeof combinesWithSchema>

const validHours = { validHours: z.int().min(1).max(87_600).nullable() }

/**
 * How a shopper comes by it: without doing anything, by collecting it (领券), from a play, with a code everybody shares,
 * or with a code of their own. `validHours` is how long a collected or given one lasts, never beyond the rule's window.
 */
export const obtainedSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('automatic') }),
  z.strictObject({ type: z.literal('claimed'), ...validHours }),
  z.strictObject({ type: z.literal('given'), ...validHours }),
  z.strictObject({ type: z.literal('sharedCode'), code: z.string().max(40) }),
  z.strictObject({
    type: z.literal('uniqueCodes'),
    count: z.int().min(0).max(mostUnits),
    groups: codeGroupsSchema,
  }),
])
export type Obtained = z.infer<typeof obtainedSchema>

const timesSchema = z.int().min(1).max(mostUnits).nullable()

/** How often and for how much a rule is used. A market without an entry, and `null`, has no limit. */
export const limitsSchema = z.strictObject({
  /** Orders it may be used on, in all. */
  uses: unitsPerMarketSchema,
  /** The most it gives away in all, minor units. A use that would exceed it is not granted. */
  budget: z.partialRecord(
    marketSchema,
    z
      .int()
      .min(0)
      .max(mostPerUnit * mostUnits),
  ),
  perPerson: timesSchema,
  /** Over all shoppers of a market, per day of its calendar. */
  perDay: timesSchema,
  perPersonPerDay: timesSchema,
})
export type Limits = z.infer<typeof limitsSchema>

/**
 * A coupon rule (优惠券): who gets how much off what, when, how often, and with what else.
 *
 * The schema holds what any draft may hold; what a rule must satisfy before review is in `checks.ts`.
 */
export const couponRuleSchema = z.strictObject({
  id: documentIdSchema,
  name: z.string().max(80),
  /** Where it holds; amounts have an entry for each. */
  markets: z.array(marketSchema).max(3),
  /** While it can be used. */
  window: windowSchema,
  level: z.enum(couponLevels),
  /** Higher goes first. Equal ones go by their ids. */
  priority: z.int().min(0).max(1000),
  /** A name shared by rules that belong together; empty for none. */
  group: z.string().max(40),
  combinesWith: combinesWithSchema,
  obtained: obtainedSchema,
  scope: scopeSchema,
  conditions: conditionsSchema,
  effect: effectSchema,
  limits: limitsSchema,
  /** Fixed prices that look as if a zero was lost, and are meant. Absent, not empty, where there are none. */
  belowCostMeant: belowCostMeantSchema.optional(),
})
export type CouponRule = z.infer<typeof couponRuleSchema>
