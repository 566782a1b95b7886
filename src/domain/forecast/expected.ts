import type { CampaignDocument } from '../campaign/document.ts'
import type { Market, PerMarket } from '../market.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import type { PlayBase } from '../plays/shared/blocks.ts'
import type { Seed } from '../seed.ts'
import type { ShopperRates } from '../shoppers/rates.ts'
import { ratesOf, type Assumptions } from './assumptions.ts'
import { exponential } from './elementary.ts'
import { courseOf, eagerness, levels, stagesOf, strays, visitorSpread, type Beat, type Stage } from './stages.ts'

/** Instances played per play, market and level of eagerness: enough for a figure beside a form, quick enough for typing. */
const sampleSize = 120

/** What the plays will probably bring: minor units per market by a play's id, and people who register per market. */
export type Expected = { costs: Map<string, PerMarket>; registrations: PerMarket }

/**
 * What the plays of a campaign will probably cost and bring: the mean of what `forecastCampaign` plays by chance.
 *
 * The same course of hours, limits and people who can be reached, with averages in the place of chance, once for each level
 * of eagerness and each number of visitors. The same document gives the same figures. Never throws on a draft.
 */
export function expectedOfPlays(document: CampaignDocument, assumptions: Assumptions): Expected {
  const rates = ratesOf(assumptions)
  const spread = visitorSpread[assumptions.visitorsPerDay.source.kind]
  const stages = stagesOf(document, rates)
  const course = courseOf(stages, document, rates)
  const means = stages.map(() => ({ cost: 0, registrations: 0 }))
  for (const level of levels) {
    const averages = stages.map(({ play, market }) => averageOf(play, document, market, rates, level))
    for (const { by, weight } of strays)
      played(stages, course, averages, rates, exponential(spread * by)).forEach(({ cost, registrations }, stage) => {
        means[stage]!.cost += (cost * weight) / levels.length
        means[stage]!.registrations += (registrations * weight) / levels.length
      })
  }
  const expected: Expected = { costs: new Map(), registrations: {} }
  stages.forEach(({ play, market, worst }, stage) => {
    const { cost, registrations } = means[stage]!
    const costs = expected.costs.get(play.id) ?? {}
    expected.costs.set(play.id, { ...costs, [market]: Math.min(worst, Math.round(cost), Number.MAX_SAFE_INTEGER) })
    expected.registrations[market] = (expected.registrations[market] ?? 0) + registrations
  })
  return expected
}

/** What the stages cost and bring, if exactly as many come as is expected of this crowd. */
function played(
  stages: readonly Stage[],
  course: readonly Beat[],
  averages: readonly Average[],
  rates: ShopperRates,
  crowd: number,
): { cost: number; registrations: number }[] {
  const left = stages.map(({ units, money, worst, consolations }) => ({
    units,
    money,
    worst,
    consolations,
    spawned: 0,
  }))
  const results = stages.map(() => ({ cost: 0, registrations: 0 }))
  const reached = new Map<Market, number>()
  for (const { stage, visitors } of course) {
    const { market, participation } = stages[stage]!
    const of = left[stage]!
    const average = averages[stage]!
    const openings = (visitors * crowd * participation) / 10_000 + of.spawned
    of.spawned = 0
    if (of.units <= 0 || of.money <= 0) continue
    const known = reached.get(market) ?? 0
    const fresh = Math.max(0, 1 - known / rates.reachablePool)
    const wanted = openings * fresh * average.units
    const run = openings * fresh * (wanted > of.units ? of.units / wanted : 1)
    const invited = run * average.invitesOpened
    reached.set(market, known + invited)
    of.spawned = (invited * rates.spawnRate) / 10_000
    of.units -= run * average.units
    const consoled = Math.min(of.consolations, run * average.consoled)
    of.consolations -= consoled
    const cost = Math.min(of.money, of.worst, run * average.subsidy + consoled * average.consolation)
    of.money -= cost
    of.worst -= cost
    results[stage]!.cost += cost
    results[stage]!.registrations += run * average.registrations
  }
  return results
}

/** What one instance brings and costs on average; `consoled` of them get a consolation of so much. */
type Average = {
  units: number
  subsidy: number
  invitesOpened: number
  registrations: number
  consoled: number
  consolation: number
}

type Remembered = { document: CampaignDocument; others: readonly PlayBase[]; averages: Map<string, Average> }

/** By the play itself: documents are never changed in place, so who edits one play has the others worked out already. */
const remembered = new WeakMap<Play, Remembered>()

function averageOf(
  play: Play,
  document: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  level: number,
): Average {
  const others = definitionOf(play).simulatedWith?.(play, document) ?? []
  let known = remembered.get(play)
  if (known === undefined || !isSameBesidePlays(known.document, document) || !isSameList(known.others, others)) {
    known = { document, others, averages: new Map() }
    remembered.set(play, known)
  }
  const key = `${market} ${level} ${Object.values(rates).join(' ')}`
  const average =
    known.averages.get(key) ??
    sampled(play, document, market, eagerness(rates, level), `expected:${play.id}:${market}:${level}`)
  known.averages.set(key, average)
  return average
}

/** What an instance of a play depends on beside plays. */
const readBySimulations = ['markets', 'products', 'phases', 'coupons'] as const

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, k) => one === b[k])
}

function isSameBesidePlays(a: CampaignDocument, b: CampaignDocument): boolean {
  return readBySimulations.every((field) => a[field] === b[field])
}

function sampled(play: Play, document: CampaignDocument, market: Market, rates: ShopperRates, seed: Seed): Average {
  const { simulate } = definitionOf(play)
  let units = 0
  let subsidy = 0
  let invitesOpened = 0
  let registrations = 0
  let consoled = 0
  let consolation = 0
  for (let sample = 0; sample < sampleSize; sample++) {
    const outcome = simulate(play, document, market, rates, `${seed}:${sample}`)
    units += outcome.units
    subsidy += outcome.subsidy
    invitesOpened += outcome.invitesOpened
    registrations += outcome.registrations
    consolation += outcome.consolation
    if (outcome.consolation > 0) consoled++
  }
  return {
    units: units / sampleSize,
    subsidy: subsidy / sampleSize,
    invitesOpened: invitesOpened / sampleSize,
    registrations: registrations / sampleSize,
    consoled: consoled / sampleSize,
    consolation: consoled === 0 ? 0 : consolation / consoled,
  }
}
