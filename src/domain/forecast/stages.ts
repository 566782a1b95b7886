import type { CampaignDocument } from '../campaign/document.ts'
import { markets, type Market } from '../market.ts'
import type { BasisPoints, Minor } from '../money.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import type { ShopperRates } from '../shoppers/rates.ts'
import { epochOf, hourMs, type EpochMs } from '../time.ts'
import { hoursBetween, hourShare, phaseShare } from './hours.ts'

/** How eager friends turn out to be, against the assumption, each as likely: nobody knows this better than by a third. */
export const levels = [0.7, 0.85, 1, 1.15, 1.3] as const

/** How far visitors may stray from the assumption, as the standard deviation of their logarithm. */
export const visitorSpread = { default: 0.35, measured: 0.15 } as const

/**
 * Standard deviations that the logarithm of visitors strays by, and how much each counts: Gauss-Hermite quadrature with five
 * nodes, exact for the mean of what grows with visitors and close where a limit cuts it off.
 *
 * Source: M. Abramowitz, I. Stegun, Handbook of Mathematical Functions, table 25.10, scaled to the normal distribution.
 */
export const strays = [
  { by: -2.856970013872806, weight: 0.01125741132772069 },
  { by: -1.355626179974266, weight: 0.222075922005613 },
  { by: 0, weight: 0.533333333333333 },
  { by: 1.355626179974266, weight: 0.222075922005613 },
  { by: 2.856970013872806, weight: 0.01125741132772069 },
] as const

/** One play in one market, with what limits it. */
export type Stage = {
  play: Play
  market: Market
  /** Of those who see it, how many open one. */
  participation: BasisPoints
  /** When these are gone it ends. */
  units: number
  money: Minor
  /** Its worst case, which no forecast exceeds; Infinity where nothing limits it. */
  worst: Minor
  consolations: number
}

/** An hour, or a part of one, in which a stage is open. */
export type Beat = { stage: number; at: EpochMs; visitors: number }

/** The plays of a campaign in each of its markets. */
export function stagesOf(document: CampaignDocument, rates: ShopperRates): Stage[] {
  const held = markets.filter((market) => document.markets[market] !== undefined)
  return held.flatMap((market) =>
    document.plays
      .filter((play) => play.markets.includes(market))
      .map((play) => {
        const definition = definitionOf(play)
        const { worst, unbounded } = definition.exposure(play, document)
        return {
          play,
          market,
          participation: definition.participation(play, rates),
          units: play.cap.units[market] ?? Number.POSITIVE_INFINITY,
          money: play.cap.budget[market] ?? Number.POSITIVE_INFINITY,
          worst: unbounded.includes(market) ? Number.POSITIVE_INFINITY : (worst[market] ?? 0),
          consolations: definition.consolations(play, market),
        }
      }),
  )
}

/** The hours of all stages in the order of time: plays that run beside each other meet the same people at the same time. */
export function courseOf(stages: readonly Stage[], document: CampaignDocument, rates: ShopperRates): Beat[] {
  return stages
    .flatMap(({ play, market }, stage) =>
      definitionOf(play)
        .openSpans(play)
        .flatMap(({ from, to }) => hoursBetween(epochOf(from), epochOf(to)))
        .map(({ at, length }) => ({
          stage,
          at,
          visitors: rates.visitorsPerDay * hourShare(at, market) * (length / hourMs) * phaseShare(document, at, market),
        })),
    )
    .toSorted((a, b) => a.at - b.at || a.stage - b.stage)
}

/** By an hour, how many of a market's visitors have come, as a share of all that come while its phases last. */
export type Arrival = { at: EpochMs; until: number }

/** When a market's visitors come, hour by hour; nobody before its first phase or after its last. */
export function arrivalsIn(document: CampaignDocument, market: Market): Arrival[] {
  const hours = document.phases
    .filter((phase) => phase.markets.includes(market))
    .flatMap(({ window }) => hoursBetween(epochOf(window.from), epochOf(window.to)))
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, length }) => ({ at, weight: hourShare(at, market) * length * phaseShare(document, at, market) }))
  const all = hours.reduce((total, { weight }) => total + weight, 0)
  let come = 0
  return hours.map(({ at, weight }, k) => ({ at, until: k === hours.length - 1 ? 1 : (come += weight) / all }))
}

/** The assumptions, with friends more or less eager than assumed. */
export function eagerness(rates: ShopperRates, level: number): ShopperRates {
  const raised = (rate: BasisPoints) => Math.min(10_000, Math.round(rate * level))
  return {
    ...rates,
    openRate: raised(rates.openRate),
    helpRate: raised(rates.helpRate),
    invitesPerSharer: rates.invitesPerSharer * level,
  }
}
