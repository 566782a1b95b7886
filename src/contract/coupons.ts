import { z } from 'zod'
import { cartSchema, contextSchema, resolutionModes } from '#domain/coupons/cart.ts'
import { evaluationSchema } from '#domain/coupons/evaluation.ts'
import { discountRatesOf } from '#domain/coupons/rates.ts'
import { refundSchema } from '#domain/coupons/refund.ts'
import { returnsSchema } from '#domain/coupons/returns.ts'
import { conditionsSchema, couponRuleSchema, limitsSchema, scopeSchema } from '#domain/coupons/schema.ts'
import { markets } from '#domain/market.ts'
import { wholeInBasisPoints } from '#domain/money.ts'
import { procedure } from './base.ts'

const everything = {
  include: { type: 'all' as const },
  exclude: { products: [], categories: [] },
  skipDiscounted: false,
}

const { shape: scope } = scopeSchema
const { shape: conditions } = conditionsSchema
const { shape: limits } = limitsSchema

/**
 * A rule as a campaign holds it, of which an id, a level and an effect are enough: what is left out asks nothing, limits
 * nothing, and may meet every other rule.
 */
const askedRuleSchema = couponRuleSchema
  .extend({
    name: couponRuleSchema.shape.name.default(''),
    markets: couponRuleSchema.shape.markets.default([...markets]),
    window: couponRuleSchema.shape.window.default({ from: '2000-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' }),
    priority: couponRuleSchema.shape.priority.default(0),
    group: couponRuleSchema.shape.group.default(''),
    combinesWith: couponRuleSchema.shape.combinesWith.default({ type: 'any' }),
    obtained: couponRuleSchema.shape.obtained.default({ type: 'automatic' }),
    scope: scopeSchema
      .extend({
        include: scope.include.default(everything.include),
        exclude: scope.exclude.default(everything.exclude),
        skipDiscounted: scope.skipDiscounted.default(false),
      })
      .default(everything),
    conditions: conditionsSchema
      .extend({
        purchases: conditions.purchases.default([]),
        segments: conditions.segments.default([]),
        firstOrder: conditions.firstOrder.default(false),
        channels: conditions.channels.default([]),
        phases: conditions.phases.default([]),
        hours: conditions.hours.default(null),
        playOutcome: conditions.playOutcome.default(null),
      })
      .prefault({}),
    limits: limitsSchema
      .extend({
        uses: limits.uses.default({}),
        budget: limits.budget.default({}),
        perPerson: limits.perPerson.default(null),
        perDay: limits.perDay.default(null),
        perPersonPerDay: limits.perPersonPerDay.default(null),
      })
      .prefault({}),
  })
  .superRefine(({ effect }, { addIssue }) => {
    // A draft may hold a rate above the whole until its checks are read; a question is answered at once, so it may not.
    for (const { path, rate } of discountRatesOf(effect))
      if (rate > wholeInBasisPoints)
        addIssue({
          code: 'too_big',
          origin: 'number',
          maximum: wholeInBasisPoints,
          inclusive: true,
          input: rate,
          path: ['effect', ...path],
        })
  })

export const coupons = {
  /**
   * What a cart costs under coupon rules, and why. Nothing is kept. Amounts are minor units of the cart's currency; rules carry
   * amounts for each market, and those of `context.market` (by default the market of that currency) count. `context.at` is
   * by default the moment of the call.
   *
   * With `returns` the answer also says what each parcel that comes back pays back, exactly, over the whole sequence.
   *
   * 422 `invalid` with a pointer where the question makes no sense: `duplicate`, `otherCurrency`, `unknown`, `aboveBought`, and
   * `tooBig` for a rate above 10000, the whole: only a draft may hold one.
   */
  evaluate: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'POST', path: '/coupons/evaluate', tags: ['coupons'], inputStructure: 'detailed' })
    .input(
      z.object({
        body: z.strictObject({
          cart: cartSchema,
          rules: z.array(askedRuleSchema).max(200),
          context: contextSchema.default({}),
          mode: z.enum(resolutionModes).default('priority'),
          returns: returnsSchema.optional(),
        }),
      }),
    )
    .output(evaluationSchema.extend({ refunds: z.array(refundSchema) })),
}
