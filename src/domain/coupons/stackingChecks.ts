import type { CampaignDocument } from '../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../finding.ts'
import { markets, type Market } from '../market.ts'
import { depthOf, type CostOf } from './depth.ts'
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
  return [
    ...pairs,
    ...setsBelowCost(campaign, deep),
    ...coupons.flatMap((rule, k) => neverReached(rule, coupons, pointerTo('coupons', k))),
  ]
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
type Deepest = (market: Market) => {
  margins: readonly Margin[]
  costOf: CostOf
  depthsOf: (rule: CouponRule) => readonly number[]
  /** Does the rule by itself take the product at a place below its cost? That is a finding of its own. */
  losesAlone: (rule: CouponRule, place: number) => boolean
}

/** So many products with the thinnest margins tell whether two rules sell below cost. */
const looked = 200

function deepest(shelves: Shelves): Deepest {
  const known = new Map<Market, ReturnType<Deepest>>()
  const inMarket = (market: Market): ReturnType<Deepest> => {
    const margins = shelves.margins(market).slice(0, looked)
    const costOf = shelves.costs(market)
    const depths = new Map<CouponRule, readonly number[]>()
    const depthsOf = (rule: CouponRule) => {
      const found = depths.get(rule) ?? margins.map(({ price }) => depthOf(rule, market, price, costOf))
      depths.set(rule, found)
      return found
    }
    const alone = new Map<CouponRule, Map<number, boolean>>()
    const losesAlone = (rule: CouponRule, place: number) => {
      const { price, cost } = margins[place]!
      if (price * (1 - depthsOf(rule)[place]!) >= cost) return false
      const known = alone.get(rule) ?? new Map<number, boolean>()
      alone.set(rule, known)
      const loses = known.get(place) ?? firstLoss([rule], [margins[place]!], market, costOf) !== null
      known.set(place, loses)
      return loses
    }
    return { margins, costOf, depthsOf, losesAlone }
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
      const { margins, costOf, depthsOf, losesAlone } = deep(market)
      const [ours, theirs] = [depthsOf(rule), depthsOf(other)]
      const suspects = margins.filter(
        ({ price, cost }, k) =>
          ours[k]! > 0 &&
          theirs[k]! > 0 &&
          price * (1 - ours[k]! - theirs[k]!) < cost &&
          !losesAlone(rule, k) &&
          !losesAlone(other, k),
      )
      const loss = firstLoss([rule, other], suspects, market, costOf)
      if (loss === null) return []
      const code = [rule, other].some(givesGift) ? 'coupons.pairGiftBelowCost' : 'coupons.pairBelowCost'
      return [finding(code, at, { rule: labelOf(rule), other: labelOf(other), ...loss })]
    })
}

const givesGift = ({ effect }: CouponRule) => effect.type === 'gift'

/**
 * Three rules or more of which each pair is bearable and all together take a product below cost. For each of the thinnest
 * products those that cut it deepest are put together, as long as all may meet: one such set tells.
 */
function setsBelowCost(campaign: CampaignDocument, deep: Deepest): FindingDraft[] {
  const { coupons } = campaign
  return markets
    .filter((market) => campaign.markets[market] !== undefined)
    .flatMap((market): FindingDraft[] => {
      const here = coupons.filter((rule) => rule.markets.includes(market))
      if (here.length < 3) return []
      const { margins, costOf, depthsOf, losesAlone } = deep(market)
      for (const [place, margin] of margins.entries()) {
        const cutting = here
          .filter((rule) => depthsOf(rule)[place]! > 0 && !losesAlone(rule, place))
          .toSorted((a, b) => depthsOf(b)[place]! - depthsOf(a)[place]!)
        const set: CouponRule[] = []
        for (const rule of cutting) if (set.every((other) => pairOf(other, rule).verdict === 'together')) set.push(rule)
        const depth = set.reduce((total, rule) => total + depthsOf(rule)[place]!, 0)
        if (set.length < 3 || margin.price * (1 - depth) >= margin.cost) continue
        const pairs = set.flatMap((b, k) => set.slice(0, k).map((a) => [a, b] as const))
        if (pairs.some((pair) => firstLoss(pair, [margin], market, costOf) !== null)) continue
        const loss = firstLoss(set, [margin], market, costOf)
        if (loss === null) continue
        const last = set.toSorted((a, b) => coupons.indexOf(a) - coupons.indexOf(b)).at(-1)!
        const others = set.filter((rule) => rule !== last).map(labelOf)
        const at = pointerTo('coupons', coupons.indexOf(last), 'combinesWith')
        const code = set.some(givesGift) ? 'coupons.setGiftBelowCost' : 'coupons.setBelowCost'
        return [finding(code, at, { rule: labelOf(last), others: others.join(' + '), ...loss })]
      }
      return []
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
