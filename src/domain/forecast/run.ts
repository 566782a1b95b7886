import type { CampaignDocument } from '../campaign/document.ts'
import { saturatedSum } from '../campaign/exchange.ts'
import type { Market } from '../market.ts'
import type { Minor } from '../money.ts'
import type { Outcome } from '../plays/play.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import { chance } from '../plays/shared/draws.ts'
import { drawInteger, type Draw, type Seed } from '../seed.ts'
import type { ShopperRates } from '../shoppers/rates.ts'
import type { EpochMs } from '../time.ts'
import { costAt, type Beside } from './beside.ts'
import { drawNormal, drawPoisson } from './chance.ts'
import { exponential } from './elementary.ts'
import { eagerness, levels, type Arrival, type Beat, type Stage } from './stages.ts'

/** A stage with a stock of played instances for each level of eagerness. */
export type Scene = Stage & { outcomes: Outcome[][] }

/** What all runs share. */
export type Given = {
  budgets: readonly { market: Market; budget: Minor }[]
  scenes: readonly Scene[]
  course: readonly Beat[]
  rates: ShopperRates
  spread: number
  /** What coupons and partners cost beside the plays, and how much of it is spent by when. */
  beside: Partial<Record<Market, Beside[]>>
  arrivals: Partial<Record<Market, Arrival[]>>
}

/** The stock of played instances that runs draw from. */
export function outcomesOf(
  { play, market }: Stage,
  document: CampaignDocument,
  rates: ShopperRates,
  seed: Seed,
  samples: number,
): Outcome[][] {
  const { simulate } = definitionOf(play)
  return levels.map((level, k) => {
    const eager = eagerness(rates, level)
    return Array.from({ length: samples }, (_, sample) =>
      simulate(play, document, market, eager, `${seed}:${play.id}:${market}:${k}:${sample}`),
    )
  })
}

/** What was counted of a scene. Cost in minor units. */
export type Tally = { openings: number; registrations: number; completions: number; cost: Minor }
type SceneResult = Tally & { play: Play; market: Market }
export type RunResult = {
  scenes: SceneResult[]
  /** What coupons and partners cost beside the plays. */
  beside: Partial<Record<Market, Minor>>
  exhaustedAt: Partial<Record<Market, EpochMs>>
}
type Spent = { at: EpochMs; cost: Minor }

/** One course of the campaign: so many come, so eager, and what they do happens by chance. */
export function runOnce({ budgets, scenes, course, rates, spread, beside, arrivals }: Given, draw: Draw): RunResult {
  const level = drawInteger(draw, 0, levels.length - 1)
  const crowd = exponential(spread * drawNormal(draw))
  const reached = new Map<Market, number>()
  const spent = new Map<Market, Spent[]>()
  const acts = scenes.map((scene) => {
    const costs = spent.get(scene.market) ?? []
    spent.set(scene.market, costs)
    return beginAct(scene, scene.outcomes[level] ?? [], costs)
  })
  for (const { stage, at, visitors } of course) playHour(acts[stage]!, at, visitors * crowd, rates, reached, draw)

  const run: RunResult = { scenes: acts.map(({ result }) => result), beside: {}, exhaustedAt: {} }
  for (const { market, budget } of budgets) {
    const cost = saturatedSum((beside[market] ?? []).map((one) => costAt(one, crowd)))
    run.beside[market] = cost
    const at = whenSpent([...(spent.get(market) ?? []), ...spentBeside(cost, arrivals[market] ?? [])], budget)
    if (at !== null) run.exhaustedAt[market] = at
  }
  return run
}

/** A scene while it is played: what is left of its limits, and who comes back as a starter of their own. */
type Act = {
  scene: Scene
  samples: readonly Outcome[]
  result: SceneResult
  spent: Spent[]
  units: number
  money: Minor
  consolations: number
  spawned: number
}

function beginAct(scene: Scene, samples: readonly Outcome[], spent: Spent[]): Act {
  const { play, market, units, money, consolations } = scene
  const result = { play, market, openings: 0, registrations: 0, completions: 0, cost: 0 }
  return { scene, samples, result, spent, units, money, consolations, spawned: 0 }
}

function playHour(
  act: Act,
  at: EpochMs,
  visitors: number,
  rates: ShopperRates,
  reached: Map<Market, number>,
  draw: Draw,
): void {
  const { scene, samples, result, spent } = act
  const { market, participation } = scene
  const openings = drawPoisson(draw, (visitors * participation) / 10_000) + act.spawned
  act.spawned = 0
  for (let k = 0; k < openings && act.units > 0 && act.money > 0; k++) {
    const outcome = samples[drawInteger(draw, 0, samples.length - 1)]
    if (outcome === undefined) break
    result.openings++
    const known = reached.get(market) ?? 0
    // The more people have been reached, the likelier that those invited now have seen it before.
    if (draw() * rates.reachablePool < known) continue
    reached.set(market, known + outcome.invitesOpened)
    result.registrations += outcome.registrations
    if (outcome.completed) result.completions++
    const sold = Math.min(act.units, outcome.units)
    act.units -= sold
    const subsidy = outcome.units === 0 ? 0 : Math.round((outcome.subsidy * sold) / outcome.units)
    const consolation = outcome.consolation > 0 && act.consolations > 0 ? outcome.consolation : 0
    if (consolation > 0) act.consolations--
    const cost = Math.min(act.money, scene.worst - result.cost, subsidy + consolation)
    act.money -= cost
    result.cost += cost
    if (cost > 0) spent.push({ at, cost })
    for (let friend = 0; friend < outcome.invitesOpened; friend++) if (chance(draw, rates.spawnRate)) act.spawned++
  }
}

/** Whole amounts that add up to the cost, as visitors come. */
function spentBeside(cost: Minor, arrivals: readonly Arrival[]): Spent[] {
  let before = 0
  return arrivals.map(({ at, until }) => {
    const by = Math.floor(cost * until)
    const spent = { at, cost: by - before }
    before = by
    return spent
  })
}

function whenSpent(spent: readonly Spent[], budget: Minor): EpochMs | null {
  let left = budget
  for (const { at, cost } of spent.toSorted((a, b) => a.at - b.at)) {
    left -= cost
    if (left < 0) return at
  }
  return null
}
