import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import type { WorstCase } from '../play.ts'
import type { PlayBase } from './blocks.ts'
import { marketsOf } from './checks.ts'

/**
 * The most a play's counts let it cost in a market, minor units: what is given away to those who complete, and to those
 * who do not. `null` where no count limits it.
 */
export type Most = { subsidy: Minor | null; consolation?: Minor | null }

/** Of a play whose rewards are counted elsewhere. */
export const nothing: Most = { subsidy: 0 }

/** What a play can cost at worst, by its counts or its budget, whichever is less. */
export function worstCaseOf(play: PlayBase, campaign: CampaignDocument, mostIn: (market: Market) => Most): WorstCase {
  const found: WorstCase = { worst: {}, unbounded: [] }
  for (const market of marketsOf(play, campaign)) {
    const { subsidy, consolation = 0 } = mostIn(market)
    const budget = play.cap.budget[market]
    const byCount = subsidy === null || consolation === null ? null : subsidy + consolation
    if (byCount === null && budget === undefined) found.unbounded.push(market)
    found.worst[market] =
      byCount === null ? (budget ?? (subsidy ?? 0) + (consolation ?? 0)) : Math.min(byCount, budget ?? byCount)
  }
  return found
}
