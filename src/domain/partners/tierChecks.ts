import type { Category } from '../catalogue/categories.ts'
import { pointerTo, type FindingDraft } from '../finding.ts'
import type { Fact } from '../fact.ts'
import type { Market } from '../market.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { ceilingOf, highestTotal, ratedCategories, sourceCeiling, totalOf } from './ceiling.ts'
import type { PartnerProgramme, RateSet, Tier } from './schema.ts'
import { byRank, ratesFor } from './tiers.ts'
import { finding, word } from './vocabulary.ts'

/** A tier's name as people gave it, or its rank until they have. */
export function tierName({ name, rank }: Pick<Tier, 'name' | 'rank'>): string {
  return name === '' ? `#${rank}` : name
}

/** Where a tier stands in the document: the list is not in the order of ranks. */
type Place = (tier: Tier, ...path: (string | number)[]) => string

/** What is wrong about the tiers: names, ranks, what they ask, what they pay, and the ceiling over all of it. */
export function checkTiers(programme: PartnerProgramme, pointer: string): FindingDraft[] {
  if (programme.tiers.length === 0) return [finding('partners.noTier', `${pointer}/tiers`, {})]
  const at: Place = (tier, ...path) => pointer + pointerTo('tiers', programme.tiers.indexOf(tier), ...path)
  const ranked = byRank(programme)
  return [
    ...programme.tiers.flatMap((tier) => checkOne(tier, programme, at)),
    ...checkDuplicates(programme, at),
    ...checkFirst(ranked[0]!, at),
    ...ranked.slice(1).flatMap((tier, k) => {
      const before = ranked[k]!
      // Which of two with one rank comes first cannot be said.
      if (before.rank === tier.rank) return []
      return [...checkThresholds(tier, before, programme, at), ...checkRates(tier, before, programme, at)]
    }),
    ...programme.markets.flatMap((market) => checkCeiling(programme, market, at, pointer)),
  ]
}

function checkOne(tier: Tier, programme: PartnerProgramme, at: Place): FindingDraft[] {
  const found: FindingDraft[] = []
  if (tier.name === '') found.push(finding('partners.tierUnnamed', at(tier, 'name'), { rank: tier.rank }))
  for (const market of programme.markets) {
    if (tier.thresholds.paid[market] !== undefined) continue
    const field = at(tier, 'thresholds', 'paid', market)
    const data = { tier: tierName(tier), market: word('market', market) }
    found.push(finding('partners.thresholdMissing', field, data, { pointer: field, value: 0 }))
  }
  tier.privileges.forEach((privilege, n) => {
    if (privilege.type === 'coupon') return
    if (privilege.name === '')
      found.push(finding('partners.privilegeUnnamed', at(tier, 'privileges', n, 'name'), { tier: tierName(tier) }))
    if (privilege.type === 'identity') return
    for (const market of programme.markets)
      for (const field of ['value', 'units'] as const) {
        if (privilege[field][market] !== undefined) continue
        const data = { tier: tierName(tier), prize: privilege.name, market: word('market', market) }
        found.push(finding('partners.prizeIncomplete', at(tier, 'privileges', n, field, market), data))
      }
  })
  return found
}

function checkDuplicates({ tiers }: PartnerProgramme, at: Place): FindingDraft[] {
  return tiers.flatMap((tier, k): FindingDraft[] => {
    const found: FindingDraft[] = []
    const earlier = tiers.slice(0, k)
    if (earlier.some(({ id }) => id === tier.id))
      found.push(finding('basics.duplicateId', at(tier, 'id'), { id: tier.id }))
    const other = earlier.find(({ rank }) => rank === tier.rank)
    if (other !== undefined) {
      const field = at(tier, 'rank')
      const value = Math.max(...tiers.map(({ rank }) => rank)) + 1
      const data = { tier: tierName(tier), other: tierName(other), rank: tier.rank }
      found.push(finding('partners.duplicateRank', field, data, { pointer: field, value }))
    }
    return found
  })
}

/** Everybody begins somewhere: the lowest tier may ask nothing. */
function checkFirst(first: Tier, at: Place): FindingDraft[] {
  const { paid, orders, bound } = first.thresholds
  if (orders === 0 && bound === 0 && Object.values(paid).every((amount) => amount === 0)) return []
  const field = at(first, 'thresholds')
  const none = Object.fromEntries(Object.keys(paid).map((market) => [market, 0]))
  const fix = { pointer: field, value: { paid: none, orders: 0, bound: 0 } }
  return [finding('partners.firstTierAsks', field, { tier: tierName(first) }, fix)]
}

function checkThresholds(tier: Tier, before: Tier, programme: PartnerProgramme, at: Place): FindingDraft[] {
  const falls = (
    threshold: 'paid' | 'orders' | 'bound',
    [value, least]: [number, number],
    shown: (n: number) => Fact,
    ...path: string[]
  ): FindingDraft[] => {
    if (value >= least) return []
    const field = at(tier, 'thresholds', threshold, ...path)
    const data = {
      tier: tierName(tier),
      before: tierName(before),
      threshold: word('threshold', threshold),
      value: shown(value),
      least: shown(least),
    }
    return [finding('partners.thresholdFalls', field, data, { pointer: field, value: least })]
  }
  const pair = <K extends 'orders' | 'bound'>(name: K): [number, number] => [
    tier.thresholds[name],
    before.thresholds[name],
  ]
  return [
    ...programme.markets.flatMap((market) => {
      const amounts: [number, number] = [tier.thresholds.paid[market] ?? 0, before.thresholds.paid[market] ?? 0]
      // A missing amount is a finding of its own.
      if (tier.thresholds.paid[market] === undefined) return []
      return falls('paid', amounts, (amount) => amountIn(market, amount), market)
    }),
    ...falls('orders', pair('orders'), (count) => count),
    ...falls('bound', pair('bound'), (count) => count),
  ]
}

function checkRates(tier: Tier, before: Tier, programme: PartnerProgramme, at: Place): FindingDraft[] {
  return ratedCategories(programme).flatMap((category) =>
    (['own', 'level1', 'level2'] as const).flatMap((level): FindingDraft[] => {
      const rate = ratesFor(tier, category)[level]
      const least = ratesFor(before, category)[level]
      if (rate >= least) return []
      const field = rateAt(tier, category, level, at)
      const data = {
        tier: tierName(tier),
        before: tierName(before),
        earning: word('earning', level),
        category: categoryWord(category),
        rate: { rate },
        least: { rate: least },
      }
      return [finding('partners.rateFalls', field, data, { pointer: field, value: least })]
    }),
  )
}

/** Where the rate is written that holds for a category: its own, or the tier's standard one. */
function rateAt(tier: Tier, category: Category | null, level: keyof RateSet, at: Place): string {
  return category !== null && tier.rates.categories[category] !== undefined
    ? at(tier, 'rates', 'categories', category, level)
    : at(tier, 'rates', 'standard', level)
}

function categoryWord(category: Category | null): Fact {
  return word('category', category ?? 'other')
}

function checkCeiling(programme: PartnerProgramme, market: Market, at: Place, pointer: string): FindingDraft[] {
  const ceiling = ceilingOf(programme, market)
  const naming = { market: word('market', market), ceiling: { rate: ceiling } }
  if (ceiling > sourceCeiling) {
    const field = pointer + pointerTo('ceiling', market)
    const fix = { pointer: field, value: sourceCeiling }
    return [finding('partners.ceilingRaised', field, { ...naming, most: { rate: sourceCeiling } }, fix)]
  }
  return ratedCategories(programme).flatMap((category): FindingDraft[] => {
    const above = programme.tiers.filter((tier) => totalOf(ratesFor(tier, category), programme.depth) > ceiling)
    const shown = { ...naming, category: categoryWord(category) }
    if (above.length === 0) {
      const total = highestTotal(programme, category)
      if (total <= ceiling) return []
      return [finding('partners.aboveCeilingTogether', `${pointer}/tiers`, { ...shown, total: { rate: total } })]
    }
    return above.map((tier) => {
      const rates = ratesFor(tier, category)
      const total = totalOf(rates, programme.depth)
      const field = rateAt(tier, category, 'level1', at)
      const level1 = rates.level1 - (total - ceiling)
      const data = {
        ...shown,
        tier: tierName(tier),
        own: { rate: rates.own },
        level1: { rate: rates.level1 },
        level2: { rate: totalOf({ ...rates, own: 0, level1: 0 }, programme.depth) },
        total: { rate: total },
      }
      return finding('partners.aboveCeiling', field, data, level1 < 0 ? undefined : { pointer: field, value: level1 })
    })
  })
}
