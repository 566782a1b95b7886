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

/** One play in one market, with what limits it. */
export type Stage = {
  play: Play
  market: Market
  /** Of those who see it, how many open one. */
  participation: BasisPoints
  /** When these are gone it ends. */
  units: number
  money: Minor
  /** Its worst case, which no forecast exceeds. */
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
        return {
          play,
          market,
          participation: definition.participation(play, rates),
          units: play.cap.units[market] ?? Number.POSITIVE_INFINITY,
          money: play.cap.budget[market] ?? Number.POSITIVE_INFINITY,
          worst: definition.exposure(play, document).worst[market] ?? 0,
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
