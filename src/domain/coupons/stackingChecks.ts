import type { CampaignDocument } from '../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../finding.ts'
import type { Market } from '../market.ts'
import { depthOf } from './depth.ts'
import type { Shelves } from './goodsChecks.ts'
import { firstLoss, type Margin } from './loss.ts'
import { pairOf, partingOf } from './matrix.ts'
import { labelOf, mayMeet } from './meet.ts'
import type { CouponRule } from './schema.ts'
import { finding } from './vocabulary.ts'

/**
 * What goes wrong between two rules: a pair meant to exclude each other that meets, a pair that together sells below cost, and
 * rules that another one always keeps out.
 */
export function checkStacking(campaign: CampaignDocument, shelves: Shelves): FindingDraft[] {
  const { coupons } = campaign
  const deep = deepest(shelves)
  const pairs = coupons.flatMap((rule, k) =>
    coupons.slice(0, k).flatMap((other): FindingDraft[] => {
      if (pairOf(other, rule).verdict !== 'together') return []
      const at = pointerTo('coupons', k, 'combinesWith')
      return sameGroup(rule, other, at) ?? belowCost(rule, other, campaign, deep, at)
    }),
  )
  return [...pairs, ...coupons.flatMap((rule, k) => neverReached(rule, coupons, pointerTo('coupons', k)))]
}

/** Rules of one group are one choice: where two of them may meet and nobody says that they should, one was forgotten. */
function sameGroup(rule: CouponRule, other: CouponRule, at: string): FindingDraft[] | null {
  if (rule.group === '' || rule.group !== other.group) return null
  const names = (one: CouponRule, whom: CouponRule) =>
    one.combinesWith.type === 'listed' &&
    (one.combinesWith.rules.includes(whom.id) || one.combinesWith.groups.includes(whom.group))
  if (names(rule, other) && names(other, rule)) return null
  const data = { rule: labelOf(rule), other: labelOf(other), group: rule.group }
  return [finding('coupons.groupMeets', at, data, { pointer: at, value: { type: 'otherGroups' } })]
}

/** Products of a market with how deep a rule can cut each; worked out once for all pairs. */
type Deepest = (market: Market) => { margins: readonly Margin[]; depthsOf: (rule: CouponRule) => readonly number[] }

/** So many products with the thinnest margins tell whether two rules sell below cost. */
const looked = 200

function deepest(shelves: Shelves): Deepest {
  const known = new Map<Market, ReturnType<Deepest>>()
  const inMarket = (market: Market): ReturnType<Deepest> => {
    const margins = shelves.margins(market).slice(0, looked)
    const depths = new Map<CouponRule, readonly number[]>()
    const depthsOf = (rule: CouponRule) => {
      const found = depths.get(rule) ?? margins.map(({ price }) => depthOf(rule, market, price))
      depths.set(rule, found)
      return found
    }
    return { margins, depthsOf }
  }
  return (market) => {
    const found = known.get(market) ?? inMarket(market)
    known.set(market, found)
    return found
  }
}

/** Two rules, each bearable by itself, that together take a product below what it costs us: shown on an order of it. */
function belowCost(
  rule: CouponRule,
  other: CouponRule,
  campaign: CampaignDocument,
  deep: Deepest,
  at: string,
): FindingDraft[] {
  return rule.markets
    .filter((market) => other.markets.includes(market) && campaign.markets[market] !== undefined)
    .flatMap((market): FindingDraft[] => {
      const { margins, depthsOf } = deep(market)
      const [ours, theirs] = [depthsOf(rule), depthsOf(other)]
      const suspects = margins.filter(
        ({ price, cost }, k) => ours[k]! > 0 && theirs[k]! > 0 && price * (1 - ours[k]! - theirs[k]!) < cost,
      )
      const loss = firstLoss([rule, other], suspects, market)
      // What one of them does by itself is a finding of its own.
      if (loss === null || [rule, other].some((one) => firstLoss([one], suspects, market) !== null)) return []
      return [finding('coupons.pairBelowCost', at, { rule: labelOf(rule), other: labelOf(other), ...loss })]
    })
}

/**
 * A rule that another one of higher priority, which it may not meet, always keeps out: one that everybody has, on
 * everything, whenever this one holds.
 */
function neverReached(rule: CouponRule, coupons: readonly CouponRule[], pointer: string): FindingDraft[] {
  const wall = coupons.find(
    (other) =>
      other !== rule &&
      other.priority > rule.priority &&
      !mayMeet(other, rule) &&
      partingOf(other, rule) === null &&
      holdsAlways(other, rule),
  )
  if (wall === undefined) return []
  return [finding('coupons.neverReached', `${pointer}/priority`, { rule: labelOf(rule), other: labelOf(wall) })]
}

function holdsAlways(
  { obtained, scope, conditions, window, markets, limits, effect }: CouponRule,
  during: CouponRule,
): boolean {
  const { purchases, segments, firstOrder, channels, phases, hours, playOutcome } = conditions
  return (
    obtained.type === 'automatic' &&
    scope.include.type === 'all' &&
    scope.exclude.products.length + scope.exclude.categories.length === 0 &&
    !scope.skipDiscounted &&
    ['amount', 'percent', 'free', 'gift'].includes(effect.type) &&
    purchases.length + segments.length + channels.length + phases.length === 0 &&
    !firstOrder &&
    hours === null &&
    playOutcome === null &&
    limits.perPerson === null &&
    limits.perPersonPerDay === null &&
    window.from <= during.window.from &&
    window.to >= during.window.to &&
    during.markets.every((market) => markets.includes(market))
  )
}
