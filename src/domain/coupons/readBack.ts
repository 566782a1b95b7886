import type { CampaignDocument } from '../campaign/document.ts'
import type { Fact } from '../fact.ts'
import type { Market } from '../market.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { productFact } from '../plays/shared/products.ts'
import { effectIn, type MarketEffect } from './effects.ts'
import { includedIn, namesIn, playFact, ruleFact } from './named.ts'
import { refusedBy } from './matrix.ts'
import { labelOf } from './meet.ts'
import type { CouponRule, Purchase } from './schema.ts'
import { clock } from './standing.ts'
import { mostUses } from './uses.ts'
import { word } from './vocabulary.ts'

/**
 * Pieces of the sentence that reads a rule back, and the names each may use. The dictionaries hold them under
 * `couponSentences.<key>`.
 */
export const clauseCatalogue = {
  on: ['what'],
  onDiscounted: [],
  except: ['what'],
  spend: ['minimum'],
  spendOn: ['minimum', 'what'],
  spendFull: ['minimum'],
  spendFullOn: ['minimum', 'what'],
  buy: ['quantity'],
  buyOf: ['quantity', 'what'],
  amount: ['amount'],
  amountEach: ['amount'],
  amountShipping: ['amount'],
  percent: ['off'],
  percentEach: ['off'],
  percentShipping: ['off'],
  price: ['price'],
  priceEach: ['price'],
  priceShipping: ['price'],
  free: [],
  freeShipping: [],
  spendStep: ['spend', 'amount'],
  spendStepShipping: ['spend', 'amount'],
  spendRate: ['spend', 'off'],
  spendRateShipping: ['spend', 'off'],
  quantityRate: ['quantity', 'off'],
  quantityRateShipping: ['quantity', 'off'],
  everySpend: ['spend', 'amount'],
  everySpendShipping: ['spend', 'amount'],
  everyQuantity: ['quantity', 'amount'],
  everyQuantityShipping: ['quantity', 'amount'],
  nth: ['n', 'off'],
  nthFree: ['n'],
  nthInTurn: ['n', 'off'],
  nthInTurnFree: ['n'],
  gift: ['product', 'quantity'],
  cap: ['amount'],
  atMost: ['times'],
  unfinished: ['market'],
  segments: ['who'],
  firstOrder: [],
  channels: ['channels'],
  phases: ['phases'],
  hours: ['from', 'to'],
  afterPlay: ['plays', 'outcome'],
  afterAnyPlay: ['outcome'],
  automatic: [],
  claimed: [],
  given: [],
  sharedCode: ['code'],
  uniqueCodes: ['codes'],
  validHours: ['hours'],
  combinesAny: [],
  standsAlone: [],
  onePerGroup: ['group'],
  oneOnOrder: [],
  oneOnItems: [],
  oneOnShipping: [],
  combinesSome: ['others'],
  notWith: ['others'],
  uses: ['uses'],
  usesWithin: ['budget'],
  onePerPerson: [],
  perPerson: ['times'],
  perDay: ['times'],
  perPersonPerDay: ['times'],
  dates: ['dates'],
} as const satisfies Record<string, readonly string[]>
export type ClauseKey = keyof typeof clauseCatalogue

/** One piece of the sentence. A list is read as one, in the reader's own punctuation. */
export type Clause = { key: ClauseKey; data: Record<string, Fact | readonly Fact[]> }

function clause<K extends ClauseKey>(
  key: K,
  data: Record<(typeof clauseCatalogue)[K][number], Fact | readonly Fact[]>,
): Clause {
  return { key, data }
}

/**
 * A rule as one sentence for whoever wrote it, in one market: "Spend HK$300 on phones, take HK$40 off; not with other order
 * coupons; 5,000 of them, one per person, 1 to 11 November Hong Kong". Parts stand between semicolons, their pieces
 * between commas.
 */
export function readBack(rule: CouponRule, campaign: CampaignDocument, market: Market): Clause[][] {
  const parts = [
    offer(rule, campaign, market),
    [...shoppers(rule, campaign), ...obtained(rule)],
    [stacking(rule, campaign), ...apartFrom(rule, campaign, market)],
    limits(rule, market),
  ]
  return parts.filter((part) => part.length > 0)
}

function offer(rule: CouponRule, campaign: CampaignDocument, market: Market): Clause[] {
  const { scope, conditions } = rule
  const effect = effectIn(rule.effect, market)
  const included = includedIn(scope, campaign)
  const isWhole = scope.include.type === 'all'
  // Where the goods are named by what must be bought of them, they are not named twice.
  const named = conditions.purchases.some((purchase) => purchase.scope === null)
  const excluded = namesIn(scope.exclude, campaign)
  return [
    ...(isWhole || named ? [] : [clause('on', { what: included })]),
    ...conditions.purchases.map((purchase) =>
      need(
        purchase,
        market,
        purchase.scope === null ? (isWhole ? null : included) : includedIn(purchase.scope, campaign),
      ),
    ),
    ...(effect === null
      ? [clause('unfinished', { market: word('market', market) })]
      : gives(rule, effect, campaign, market)),
    ...(excluded.length === 0 ? [] : [clause('except', { what: excluded })]),
    ...(scope.skipDiscounted ? [clause('onDiscounted', {})] : []),
  ]
}

function need(purchase: Purchase, market: Market, what: readonly Fact[] | null): Clause {
  if (purchase.type === 'quantity') {
    const quantity = purchase.minimum
    return what === null ? clause('buy', { quantity }) : clause('buyOf', { quantity, what })
  }
  const minimum = amountIn(market, purchase.minimum[market] ?? 0)
  if (purchase.measuredOn === 'full')
    return what === null ? clause('spendFull', { minimum }) : clause('spendFullOn', { minimum, what })
  return what === null ? clause('spend', { minimum }) : clause('spendOn', { minimum, what })
}

function gives({ level }: CouponRule, effect: MarketEffect, campaign: CampaignDocument, market: Market): Clause[] {
  const shipping = level === 'shipping'
  const money = (amount: number) => amountIn(market, amount)
  const off = (rate: number): Fact => ({ off: Math.min(rate, 10_000) })
  const capped = (cap: number) => (cap === Number.POSITIVE_INFINITY ? [] : [clause('cap', { amount: money(cap) })])
  const most = (times: number) => (times === Number.POSITIVE_INFINITY ? [] : [clause('atMost', { times })])
  switch (effect.type) {
    case 'amount': {
      const data = { amount: money(effect.amount) }
      return [clause(shipping ? 'amountShipping' : level === 'item' ? 'amountEach' : 'amount', data)]
    }
    case 'percent': {
      if (effect.rate >= 10_000) return [clause(shipping ? 'freeShipping' : 'free', {}), ...capped(effect.cap)]
      const key = shipping ? 'percentShipping' : level === 'item' ? 'percentEach' : 'percent'
      return [clause(key, { off: off(effect.rate) }), ...capped(effect.cap)]
    }
    case 'fixedPrice': {
      const data = { price: money(effect.price) }
      return [clause(shipping ? 'priceShipping' : level === 'item' ? 'priceEach' : 'price', data)]
    }
    case 'spendSteps':
      return effect.steps.map(({ spend, amount }) =>
        clause(shipping ? 'spendStepShipping' : 'spendStep', { spend: money(spend), amount: money(amount) }),
      )
    case 'spendRates':
      return [
        ...effect.steps.map(({ spend, rate }) =>
          clause(shipping ? 'spendRateShipping' : 'spendRate', { spend: money(spend), off: off(rate) }),
        ),
        ...capped(effect.cap),
      ]
    case 'quantityRates':
      return [
        ...effect.steps.map(({ quantity, rate }) =>
          clause(shipping ? 'quantityRateShipping' : 'quantityRate', { quantity, off: off(rate) }),
        ),
        ...capped(effect.cap),
      ]
    case 'everySpend': {
      const data = { spend: money(effect.spend), amount: money(effect.amount) }
      return [clause(shipping ? 'everySpendShipping' : 'everySpend', data), ...most(effect.atMost)]
    }
    case 'everyQuantity': {
      const data = { quantity: effect.quantity, amount: money(effect.amount) }
      return [clause(shipping ? 'everyQuantityShipping' : 'everyQuantity', data), ...most(effect.atMost)]
    }
    case 'nthItem': {
      const { n, rate, which, atMost } = effect
      const inTurn = which === 'inTurn'
      return [
        rate >= 10_000
          ? clause(inTurn ? 'nthInTurnFree' : 'nthFree', { n })
          : clause(inTurn ? 'nthInTurn' : 'nth', { n, off: off(rate) }),
        ...most(atMost),
      ]
    }
    case 'gift':
      return [clause('gift', { product: productFact(campaign, effect.productId), quantity: effect.quantity })]
  }
}

function shoppers({ conditions }: CouponRule, campaign: CampaignDocument): Clause[] {
  const { segments, firstOrder, channels, phases, hours, playOutcome } = conditions
  return [
    ...(segments.length === 0 ? [] : [clause('segments', { who: segments.map((one) => word('segment', one)) })]),
    ...(firstOrder ? [clause('firstOrder', {})] : []),
    ...(channels.length === 0
      ? []
      : [clause('channels', { channels: channels.map((one) => word('salesChannel', one)) })]),
    ...(phases.length === 0 ? [] : [clause('phases', { phases: phases.map((one) => word('phase', one)) })]),
    ...(hours === null ? [] : [clause('hours', { from: clock(hours.fromMinute), to: clock(hours.toMinute) })]),
    ...(playOutcome === null
      ? []
      : playOutcome.plays.length === 0
        ? [clause('afterAnyPlay', { outcome: word('playOutcome', playOutcome.outcome) })]
        : [
            clause('afterPlay', {
              plays: playOutcome.plays.map((play) => playFact(campaign, play)),
              outcome: word('playOutcome', playOutcome.outcome),
            }),
          ]),
  ]
}

function obtained({ obtained: by }: CouponRule): Clause[] {
  const lasts =
    'validHours' in by && by.validHours !== null ? [clause('validHours', { hours: { hours: by.validHours } })] : []
  switch (by.type) {
    case 'sharedCode':
      return [clause('sharedCode', { code: by.code })]
    case 'uniqueCodes':
      return [clause('uniqueCodes', { codes: by.count })]
    default:
      return [clause(by.type, {}), ...lasts]
  }
}

function stacking({ combinesWith, level, group }: CouponRule, campaign: CampaignDocument): Clause {
  switch (combinesWith.type) {
    case 'any':
      return clause('combinesAny', {})
    case 'none':
      return clause('standsAlone', {})
    case 'otherGroups':
      return group === '' ? clause('combinesAny', {}) : clause('onePerGroup', { group })
    case 'otherLevels':
      return clause(level === 'order' ? 'oneOnOrder' : level === 'item' ? 'oneOnItems' : 'oneOnShipping', {})
    case 'listed': {
      const others = [...combinesWith.groups, ...combinesWith.rules.map((rule) => ruleFact(campaign, rule))]
      return others.length === 0 ? clause('standsAlone', {}) : clause('combinesSome', { others })
    }
  }
}

/** Those whom it would meet and who do not let it. */
function apartFrom(rule: CouponRule, campaign: CampaignDocument, market: Market): Clause[] {
  const others = refusedBy(rule, campaign.coupons, market)
  return others.length === 0 ? [] : [clause('notWith', { others: others.map(labelOf) })]
}

function limits(rule: CouponRule, market: Market): Clause[] {
  const { limits: given, window, obtained: by } = rule
  // Codes that are fewer than the uses are the limit, and are read before.
  const uses = by.type === 'uniqueCodes' && mostUses(rule, market) === by.count ? undefined : given.uses[market]
  const budget = given.budget[market]
  return [
    ...(uses === undefined ? [] : [clause('uses', { uses })]),
    ...(budget === undefined ? [] : [clause('usesWithin', { budget: amountIn(market, budget) })]),
    ...(given.perPerson === null
      ? []
      : [given.perPerson === 1 ? clause('onePerPerson', {}) : clause('perPerson', { times: given.perPerson })]),
    ...(given.perPersonPerDay === null ? [] : [clause('perPersonPerDay', { times: given.perPersonPerDay })]),
    ...(given.perDay === null ? [] : [clause('perDay', { times: given.perDay })]),
    clause('dates', { dates: { span: window } }),
  ]
}
