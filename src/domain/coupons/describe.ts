import type { CampaignDocument } from '../campaign/document.ts'
import type { Fact } from '../fact.ts'
import { pointerTo } from '../finding.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { productFact } from '../plays/shared/products.ts'
import type { Statement } from '../speech/speech.ts'
import { includedIn, namesIn, playFact, ruleFact } from './named.ts'
import type { CouponRule, Scope } from './schema.ts'
import { clock } from './standing.ts'
import { amountRows, countRows, row, word } from './vocabulary.ts'

/** A rule as rows of facts, in business words' order: what it is, what it gives, for what, to whom, how often, with what. */
export function describeCoupon(rule: CouponRule, campaign: CampaignDocument): Statement[] {
  return [
    row('coupons.name', '/name', rule.name),
    row(
      'coupons.markets',
      '/markets',
      rule.markets.map((market) => word('market', market)),
    ),
    row('coupons.from', '/window/from', { at: rule.window.from }),
    row('coupons.to', '/window/to', { at: rule.window.to }),
    row('coupons.level', '/level', word('couponLevel', rule.level)),
    ...describeEffect(rule, campaign),
    ...describeScope(rule.scope, '/scope', campaign),
    ...describePurchases(rule, campaign),
    ...describeShoppers(rule, campaign),
    ...describeObtained(rule),
    ...describeStacking(rule, campaign),
    ...countRows('coupons.uses', '/limits/uses', rule.limits.uses, rule.markets),
    ...amountRows('coupons.budget', '/limits/budget', rule.limits.budget, rule.markets),
    ...describeMeant(rule),
    row('coupons.perPerson', '/limits/perPerson', rule.limits.perPerson),
    row('coupons.perDay', '/limits/perDay', rule.limits.perDay),
    row('coupons.perPersonPerDay', '/limits/perPersonPerDay', rule.limits.perPersonPerDay),
  ]
}

function describeMeant({ belowCostMeant = {}, markets }: CouponRule): Statement[] {
  return markets.flatMap((market) => {
    const prices = belowCostMeant[market] ?? []
    if (prices.length === 0) return []
    const amounts = prices.map((price) => amountIn(market, price))
    return [{ ...row('coupons.belowCostMeant', pointerTo('belowCostMeant', market), amounts), market }]
  })
}

function describeEffect({ effect, markets }: CouponRule, campaign: CampaignDocument): Statement[] {
  const type = row('coupons.effect', '/effect/type', word('couponEffect', effect.type))
  const caps = () => ('cap' in effect ? amountRows('coupons.cap', '/effect/cap', effect.cap, markets) : [])
  const most = () => ('atMost' in effect ? [row('coupons.atMost', '/effect/atMost', effect.atMost)] : [])
  switch (effect.type) {
    case 'amount':
      return [type, ...amountRows('coupons.amount', '/effect/amount', effect.amount, markets)]
    case 'percent':
      return [type, row('coupons.rate', '/effect/rate', { rate: effect.rate }), ...caps()]
    case 'fixedPrice':
      return [type, ...amountRows('coupons.price', '/effect/price', effect.price, markets)]
    case 'free':
      return [type]
    case 'spendSteps':
      return [
        type,
        ...effect.steps.flatMap(({ spend, amount }, k) => [
          ...amountRows('coupons.stepSpend', pointerTo('effect', 'steps', k, 'spend'), spend, markets, { step: k + 1 }),
          ...amountRows('coupons.stepAmount', pointerTo('effect', 'steps', k, 'amount'), amount, markets, {
            step: k + 1,
          }),
        ]),
      ]
    case 'spendRates':
      return [
        type,
        ...effect.steps.flatMap(({ spend, rate }, k) => [
          ...amountRows('coupons.stepSpend', pointerTo('effect', 'steps', k, 'spend'), spend, markets, { step: k + 1 }),
          row('coupons.stepRate', pointerTo('effect', 'steps', k, 'rate'), { rate }, { step: k + 1 }),
        ]),
        ...caps(),
      ]
    case 'quantityRates':
      return [
        type,
        ...effect.steps.flatMap(({ quantity, rate }, k) => [
          row('coupons.stepQuantity', pointerTo('effect', 'steps', k, 'quantity'), quantity, { step: k + 1 }),
          row('coupons.stepRate', pointerTo('effect', 'steps', k, 'rate'), { rate }, { step: k + 1 }),
        ]),
        ...caps(),
      ]
    case 'everySpend':
      return [
        type,
        ...amountRows('coupons.everySpend', '/effect/spend', effect.spend, markets),
        ...amountRows('coupons.amount', '/effect/amount', effect.amount, markets),
        ...most(),
      ]
    case 'everyQuantity':
      return [
        type,
        row('coupons.everyQuantity', '/effect/quantity', effect.quantity),
        ...amountRows('coupons.amount', '/effect/amount', effect.amount, markets),
        ...most(),
      ]
    case 'nthItem':
      return [
        type,
        row('coupons.nth', '/effect/n', effect.n),
        row('coupons.rate', '/effect/rate', { rate: effect.rate }),
        row('coupons.which', '/effect/which', word('nthItem', effect.which)),
        ...most(),
      ]
    case 'gift':
      return [
        type,
        row(
          'coupons.gift',
          '/effect/productId',
          effect.productId === '' ? null : productFact(campaign, effect.productId),
        ),
        row('coupons.giftQuantity', '/effect/quantity', effect.quantity),
      ]
  }
}

function describeScope(scope: Scope, pointer: string, campaign: CampaignDocument): Statement[] {
  const excluded = namesIn(scope.exclude, campaign)
  return [
    row('coupons.scope', `${pointer}/include`, includedIn(scope, campaign)),
    ...(excluded.length === 0 ? [] : [row('coupons.exclude', `${pointer}/exclude`, excluded)]),
    ...(scope.skipDiscounted ? [row('coupons.skipDiscounted', `${pointer}/skipDiscounted`, true)] : []),
  ]
}

function describePurchases({ conditions, markets }: CouponRule, campaign: CampaignDocument): Statement[] {
  return conditions.purchases.flatMap((purchase, k) => {
    // Named by its place in the list: two of the same kind are told apart by the number in their row.
    const at = pointerTo('conditions', 'purchases', k)
    const data = { condition: k + 1 }
    return [
      ...(purchase.type === 'quantity'
        ? [row('coupons.minimumQuantity', `${at}/minimum`, purchase.minimum, data)]
        : [
            ...amountRows('coupons.minimumSpend', `${at}/minimum`, purchase.minimum, markets, data),
            row('coupons.measuredOn', `${at}/measuredOn`, word('measuredOn', purchase.measuredOn), data),
          ]),
      ...(purchase.scope === null
        ? []
        : [row('coupons.purchaseScope', `${at}/scope`, includedIn(purchase.scope, campaign), data)]),
    ]
  })
}

function describeShoppers({ conditions }: CouponRule, campaign: CampaignDocument): Statement[] {
  const { segments, firstOrder, channels, phases, hours, playOutcome } = conditions
  const list = (values: readonly Fact[]) => (values.length === 0 ? null : values)
  return [
    row('coupons.segments', '/conditions/segments', list(segments.map((one) => word('segment', one)))),
    row('coupons.firstOrder', '/conditions/firstOrder', firstOrder),
    row('coupons.channels', '/conditions/channels', list(channels.map((one) => word('salesChannel', one)))),
    row('coupons.phases', '/conditions/phases', list(phases.map((one) => word('phase', one)))),
    row('coupons.hours', '/conditions/hours', hours && `${clock(hours.fromMinute)}–${clock(hours.toMinute)}`),
    row('coupons.playOutcome', '/conditions/playOutcome', playOutcome && word('playOutcome', playOutcome.outcome)),
    ...(playOutcome === null
      ? []
      : [
          row(
            'coupons.outcomePlays',
            '/conditions/playOutcome/plays',
            list(playOutcome.plays.map((play) => playFact(campaign, play))),
          ),
        ]),
  ]
}

function describeObtained({ obtained }: CouponRule): Statement[] {
  const type = row('coupons.obtained', '/obtained/type', word('obtained', obtained.type))
  switch (obtained.type) {
    case 'sharedCode':
      return [type, row('coupons.code', '/obtained/code', obtained.code === '' ? null : obtained.code)]
    case 'uniqueCodes':
      return [
        type,
        row('coupons.codes', '/obtained/count', obtained.count),
        row('coupons.codeLetters', '/obtained/groups', obtained.groups * 4),
      ]
    case 'claimed':
    case 'given': {
      const hours = obtained.validHours
      return [type, row('coupons.validHours', '/obtained/validHours', hours === null ? null : { hours })]
    }
    case 'automatic':
      return [type]
  }
}

function describeStacking({ priority, group, combinesWith }: CouponRule, campaign: CampaignDocument): Statement[] {
  return [
    row('coupons.priority', '/priority', priority),
    row('coupons.group', '/group', group === '' ? null : group),
    row('coupons.combinesWith', '/combinesWith/type', word('combinesWith', combinesWith.type)),
    ...(combinesWith.type === 'listed'
      ? [
          row('coupons.combinesGroups', '/combinesWith/groups', combinesWith.groups),
          row(
            'coupons.combinesRules',
            '/combinesWith/rules',
            combinesWith.rules.map((rule) => ruleFact(campaign, rule)),
          ),
        ]
      : []),
  ]
}
