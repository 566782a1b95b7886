import type { CampaignDocument } from '../campaign/document.ts'
import type { Market, PerMarket } from '../market.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import type { Seed } from '../seed.ts'
import type { ShopperRates } from '../shoppers/rates.ts'
import { ratesOf, type Assumptions } from './assumptions.ts'
import { exponential } from './elementary.ts'
import { courseOf, eagerness, levels, stagesOf, visitorSpread, type Beat, type Stage } from './stages.ts'

/** Instances played per play, market and level of eagerness: enough for a figure beside a form, quick enough for typing. */
const sampleSize = 120

/**
 * Standard deviations that the logarithm of visitors strays by, and how much each counts: Gauss-Hermite quadrature with five
 * nodes, exact for the mean of what grows with visitors and close where a limit cuts it off.
 *
 * Source: M. Abramowitz, I. Stegun, Handbook of Mathematical Functions, table 25.10, scaled to the normal distribution.
 */
const strays = [
  { by: -2.856970013872806, weight: 0.01125741132772069 },
  { by: -1.355626179974266, weight: 0.222075922005613 },
  { by: 0, weight: 0.533333333333333 },
  { by: 1.355626179974266, weight: 0.222075922005613 },
  { by: 2.856970013872806, weight: 0.01125741132772069 },
] as const

/**
 * What each play will probably cost per market, minor units, by its id: the mean of what `forecastCampaign` plays by chance.
 *
 * The same course of hours, limits and people who can be reached, with averages in the place of chance, once for each level
 * of eagerness and each number of visitors. The same document gives the same figures. Never throws on a draft.
 */
export function expectedCosts(document: CampaignDocument, assumptions: Assumptions): Map<string, PerMarket> {
  const rates = ratesOf(assumptions)
  const spread = visitorSpread[assumptions.visitorsPerDay.source.kind]
  const stages = stagesOf(document, rates)
  const course = courseOf(stages, document, rates)
  const costs = stages.map(() => 0)
  for (const level of levels) {
    const averages = stages.map(({ play, market }) => averageOf(play, document, market, rates, level))
    for (const { by, weight } of strays)
      played(stages, course, averages, rates, exponential(spread * by)).forEach((cost, stage) => {
        costs[stage]! += (cost * weight) / levels.length
      })
  }
  const byPlay = new Map<string, PerMarket>()
  stages.forEach(({ play, market, worst }, stage) => {
    const expected = Math.min(worst, Math.round(costs[stage]!))
    byPlay.set(play.id, { ...byPlay.get(play.id), [market]: expected })
  })
  return byPlay
}

/** What the stages cost, if exactly as many come as is expected of this crowd. */
function played(
  stages: readonly Stage[],
  course: readonly Beat[],
  averages: readonly Average[],
  rates: ShopperRates,
  crowd: number,
): number[] {
  const left = stages.map(({ units, money, worst, consolations }) => ({
    units,
    money,
    worst,
    consolations,
    spawned: 0,
  }))
  const costs = stages.map(() => 0)
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
    costs[stage]! += cost
  }
  return costs
}

/** What one instance brings and costs on average; `consoled` of them get a consolation of so much. */
type Average = { units: number; subsidy: number; invitesOpened: number; consoled: number; consolation: number }

type Remembered = { document: CampaignDocument; averages: Map<string, Average> }

/** By the play itself: documents are never changed in place, so who edits one play has the others worked out already. */
const remembered = new WeakMap<Play, Remembered>()

function averageOf(
  play: Play,
  document: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  level: number,
): Average {
  let known = remembered.get(play)
  if (known === undefined || !isSameBesidePlays(known.document, document)) {
    known = { document, averages: new Map() }
    remembered.set(play, known)
  }
  const key = `${market} ${level} ${Object.values(rates).join(' ')}`
  const average =
    known.averages.get(key) ??
    sampled(play, document, market, eagerness(rates, level), `expected:${play.id}:${market}:${level}`)
  known.averages.set(key, average)
  return average
}

/** One play's instance depends on nothing that another play says. */
function isSameBesidePlays(a: CampaignDocument, b: CampaignDocument): boolean {
  return (Object.keys(b) as (keyof CampaignDocument)[]).every((field) => field === 'plays' || a[field] === b[field])
}

function sampled(play: Play, document: CampaignDocument, market: Market, rates: ShopperRates, seed: Seed): Average {
  const { simulate } = definitionOf(play)
  let units = 0
  let subsidy = 0
  let invitesOpened = 0
  let consoled = 0
  let consolation = 0
  for (let sample = 0; sample < sampleSize; sample++) {
    const outcome = simulate(play, document, market, rates, `${seed}:${sample}`)
    units += outcome.units
    subsidy += outcome.subsidy
    invitesOpened += outcome.invitesOpened
    consolation += outcome.consolation
    if (outcome.consolation > 0) consoled++
  }
  return {
    units: units / sampleSize,
    subsidy: subsidy / sampleSize,
    invitesOpened: invitesOpened / sampleSize,
    consoled: consoled / sampleSize,
    consolation: consoled === 0 ? 0 : consolation / consoled,
  }
}
