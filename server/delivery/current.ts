import { canonicalText } from '#domain/campaign/hash.ts'
import type { Market } from '#domain/market.ts'
import { instantOf, type EpochMs } from '#domain/time.ts'
import type { Snapshot } from '../stores/ports/deliveries.ts'
import type { Sha256 } from '../stores/ports.ts'
import type { ServedSnapshot } from './lastGood.ts'
import { overAt, snapshotOf, type MarketSnapshot } from './snapshot.ts'

/** What a market's storefronts get at a moment. */
export type Current = (market: Market, latest: Snapshot | undefined, now: EpochMs) => ServedSnapshot

/**
 * Makes of the snapshot that was stored last what goes out now: less the campaigns that have ended since, for that needs
 * no decision and so makes no new snapshot. The ETag is of the very text that is sent.
 *
 * Keeps one answer per market, good until another is stored or the next campaign in it ends.
 */
export function currentSnapshots(hash: Sha256): Current {
  const kept = new Map<Market, { number: number; from: EpochMs; until: EpochMs; etag: string; text: string }>()

  return (market, latest, now) => {
    const number = latest?.number ?? 0
    let answer = kept.get(market)
    if (answer?.number !== number || now < answer.from || now >= answer.until) {
      const stored = latest ? (JSON.parse(latest.text) as MarketSnapshot) : snapshotOf([], market, instantOf(now))
      const campaigns = stored.campaigns.filter((campaign) => overAt(campaign) > now)
      const text =
        latest && campaigns.length === stored.campaigns.length ? latest.text : canonicalText({ ...stored, campaigns })
      const ends = campaigns.map(overAt)
      answer = { number, from: now, until: Math.min(...ends), etag: etagOf(text, hash), text }
      kept.set(market, answer)
    }
    return { market, number, etag: answer.etag, text: answer.text, confirmedAt: instantOf(now) }
  }
}

/** Strong: the same tag, the same bytes. */
export const etagOf = (text: string, hash: Sha256): string => `"${hash(text).slice(0, 40)}"`
