import type { CampaignDocument } from '../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../finding.ts'
import type { Market } from '../market.ts'
import { wholeInBasisPoints } from '../money.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { minimumOf } from './depth.ts'
import { effectIn, effectsAt } from './effects.ts'
import { mostOfOneUse } from './exposure.ts'
import { labelOf } from './meet.ts'
import { discountRatesOf } from './rates.ts'
import type { CouponRule } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/** What is wrong with what a rule gives: missing amounts, rates nobody means, steps that never come, goods for nothing. */
export function checkEffect(rule: CouponRule, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const named = { rule: labelOf(rule) }
  if (!effectsAt[rule.level].includes(rule.effect.type)) {
    const data = { ...named, effect: word('couponEffect', rule.effect.type), level: word('couponLevel', rule.level) }
    return [finding('coupons.notAtLevel', `${pointer}/level`, data)]
  }
  return [
    ...checkRates(rule, pointer),
    ...checkRising(rule, campaign, pointer),
    ...checkTimes(rule, pointer),
    ...rule.markets
      .filter((market) => campaign.markets[market] !== undefined)
      .flatMap((market) => checkMarket(rule, campaign, market, pointer)),
  ]
}

/**
 * A typed 8 may be 8% off or 8折, a typed 85 may be 85% off or 85折: where the other reading is the likelier one, it is
 * asked. From half off on, and from 5% to below 10%.
 */
function checkRates(rule: CouponRule, pointer: string): FindingDraft[] {
  const named = { rule: labelOf(rule) }
  const found = discountRatesOf(rule.effect).flatMap(({ path, rate }): FindingDraft[] => {
    const place = pointer + pointerTo('effect', ...path)
    const said = { ...named, rate: { rate } }
    if (rate > wholeInBasisPoints)
      return [finding('coupons.rateAboveWhole', place, said, { pointer: place, value: wholeInBasisPoints })]
    // Every third for nothing is what most of them are for.
    if (rule.effect.type === 'nthItem') return []
    if (rate === 10_000) return rule.level === 'shipping' ? [] : [finding('coupons.wholeOff', place, said)]
    const meant = rate > 5_000 ? 10_000 - rate : rate >= 500 && rate < 1_000 ? 10_000 - rate * 10 : null
    if (meant === null || meant < 500) return []
    const data = { ...said, off: { off: rate }, meant: { off: meant } }
    return [finding('coupons.rateAmbiguous', place, data, { pointer: place, value: meant })]
  })
  const whole = rule.effect.type === 'free' && rule.level !== 'shipping'
  return [
    ...found,
    ...(whole ? [finding('coupons.wholeOff', `${pointer}/effect/type`, { ...named, rate: { rate: 10_000 } })] : []),
  ]
}

function checkRising(rule: CouponRule, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const { effect } = rule
  const at = (k: number, ...path: string[]) => `${pointer}${pointerTo('effect', 'steps', k, ...path)}`
  const named = { rule: labelOf(rule) }
  if (effect.type === 'quantityRates')
    return effect.steps.flatMap(({ quantity, rate }, k): FindingDraft[] => {
      const before = effect.steps[k - 1]
      if (before === undefined) return []
      const data = { ...named, step: k + 1 }
      if (quantity <= before.quantity) return [finding('coupons.stepsNotRising', at(k, 'quantity'), data)]
      return rate <= before.rate ? [finding('coupons.stepNeverBetter', at(k, 'rate'), data)] : []
    })
  if (effect.type !== 'spendSteps' && effect.type !== 'spendRates') return []
  const steps: readonly { spend: Partial<Record<Market, number>>; gives: (market: Market) => number; field: string }[] =
    effect.type === 'spendSteps'
      ? effect.steps.map(({ spend, amount }) => ({
          spend,
          gives: (market) => amount[market] ?? 0,
          field: pointerTo('amount'),
        }))
      : effect.steps.map(({ spend, rate }) => ({ spend, gives: () => rate, field: '' }))
  return steps.flatMap(({ spend, gives }, k): FindingDraft[] => {
    const before = steps[k - 1]
    const field = effect.type === 'spendSteps' ? 'amount' : 'rate'
    return rule.markets
      .filter((market) => campaign.markets[market] !== undefined)
      .flatMap((market): FindingDraft[] => {
        const [now, earlier] = [spend[market], before?.spend[market]]
        if (now === undefined) return []
        const data = { ...named, step: k + 1 }
        const amountAt = field === 'amount' ? at(k, field, market) : at(k, field)
        if (before !== undefined && earlier !== undefined) {
          if (now <= earlier) return [finding('coupons.stepsNotRising', at(k, 'spend', market), data)]
          if (gives(market) <= before.gives(market)) return [finding('coupons.stepNeverBetter', amountAt, data)]
        }
        const next = steps[k + 1]?.spend[market]
        const minimum = minimumOf(rule, market)
        return next !== undefined && next <= minimum && now < next
          ? [
              finding('coupons.stepNeverReached', at(k, 'spend', market), {
                ...data,
                market: word('market', market),
                minimum: amountIn(market, minimum),
              }),
            ]
          : []
      })
  })
}

function checkTimes({ effect, ...rule }: CouponRule, pointer: string): FindingDraft[] {
  const endless = (effect.type === 'everySpend' || effect.type === 'everyQuantity') && effect.atMost === null
  return endless ? [finding('coupons.everyWithoutEnd', `${pointer}/effect/atMost`, { rule: labelOf(rule) })] : []
}

/** Where the amount of an effect stands in the document, for one market. */
function amountPointer({ effect }: CouponRule, market: Market): string {
  switch (effect.type) {
    case 'fixedPrice':
      return pointerTo('effect', 'price', market)
    case 'spendSteps':
    case 'spendRates':
      return effect.steps.length === 0 ? '/effect/steps' : pointerTo('effect', 'steps', 0, 'spend', market)
    case 'quantityRates':
      return effect.steps.length === 0 ? '/effect/steps' : '/effect/steps/0/rate'
    case 'percent':
    case 'nthItem':
      return '/effect/rate'
    case 'gift':
      return '/effect/productId'
    case 'free':
      return '/effect'
    default:
      return pointerTo('effect', 'amount', market)
  }
}

/** Where the amount of a step stands that counts among those the market has. */
function stepPointer({ effect }: CouponRule, market: Market, step: number): string {
  const steps = effect.type === 'spendSteps' ? effect.steps : []
  const known = steps.flatMap(({ spend, amount }, k) =>
    (spend[market] ?? 0) > 0 && (amount[market] ?? 0) > 0 ? [k] : [],
  )
  return pointerTo('effect', 'steps', known[step] ?? 0, 'amount', market)
}

function checkMarket(rule: CouponRule, campaign: CampaignDocument, market: Market, pointer: string): FindingDraft[] {
  const named = { rule: labelOf(rule), market: word('market', market) }
  const found: FindingDraft[] = []
  rule.conditions.purchases.forEach((purchase, k) => {
    if (purchase.type === 'spend' && purchase.minimum[market] === undefined)
      found.push(
        finding(
          'coupons.minimumMissing',
          `${pointer}${pointerTo('conditions', 'purchases', k, 'minimum', market)}`,
          named,
        ),
      )
  })
  const effect = effectIn(rule.effect, market)
  const at = `${pointer}${amountPointer(rule, market)}`
  if (effect === null) return [...found, finding('coupons.amountMissing', at, named)]
  const pairs =
    effect.type === 'amount' && rule.level === 'order'
      ? [{ spend: minimumOf(rule, market), amount: effect.amount }]
      : effect.type === 'spendSteps' && rule.level === 'order'
        ? effect.steps
        : effect.type === 'everySpend' && rule.level === 'order'
          ? [effect]
          : []
  const step = pairs.findIndex(({ spend, amount }) => spend > 0 && amount >= spend)
  const free = pairs[step]
  if (free !== undefined) {
    const data = { ...named, amount: amountIn(market, free.amount), minimum: amountIn(market, free.spend) }
    const place = effect.type === 'spendSteps' ? `${pointer}${stepPointer(rule, market, step)}` : at
    found.push(finding('coupons.freeGoods', place, data))
  }
  const budget = rule.limits.budget[market]
  const most = mostOfOneUse(rule, effect, campaign, market)
  if (budget !== undefined && budget > 0 && most !== Number.POSITIVE_INFINITY && budget < most)
    found.push(
      finding('coupons.budgetBelowOne', `${pointer}${pointerTo('limits', 'budget', market)}`, {
        ...named,
        budget: amountIn(market, budget),
        amount: amountIn(market, most),
      }),
    )
  return found
}
