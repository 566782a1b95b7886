import { canonicalText } from '#domain/campaign/hash.ts'
import type { CampaignRecord } from '#domain/campaign/record.ts'
import { markets, type Market } from '#domain/market.ts'
import type { Instant } from '#domain/time.ts'
import { loadCampaigns } from '../campaigns/stored.ts'
import type { Sha256, StoreSet } from '../stores/ports.ts'
import { etagOf } from './current.ts'
import { contentsOf, snapshotOf } from './snapshot.ts'

/** Campaigns that may have something to deliver: whatever was published and is not over. */
const delivered = ['scheduled', 'live', 'paused'] as const

/**
 * Makes the snapshots anew that a decision changes, in the decision's own transaction: storefronts read the old state or
 * the new one, never half of each.
 */
export async function deliverAgain(
  stores: StoreSet,
  before: CampaignRecord,
  after: CampaignRecord,
  now: Instant,
  hash: Sha256,
): Promise<void> {
  if (canonicalText(deliverable(before)) === canonicalText(deliverable(after))) return
  const touched = [before, after].flatMap(({ versions }) => versions.map(({ document }) => document.markets))
  for (const market of markets.filter((one) => touched.some((its) => its[one] !== undefined)))
    await makeSnapshot(stores, market, now, hash)
}

/** Adds a market's next snapshot, unless it would say what the last one says. */
export async function makeSnapshot(stores: StoreSet, market: Market, now: Instant, hash: Sha256): Promise<void> {
  // All of them: a draft that leaves the market does not take what runs there along.
  const records = await loadCampaigns(stores, { now, status: delivered })
  const text = canonicalText(snapshotOf(records, market, now))
  const etag = etagOf(text, hash)
  if ((await stores.deliveries.latest(market))?.etag === etag) return
  await stores.deliveries.add({
    market,
    etag,
    text,
    madeAt: now,
    contents: contentsOf(records, market, now),
  })
}

const deliverable = ({ versions, takenBack, pause, pastPauses, endedAt, archivedAt }: CampaignRecord) => ({
  versions: versions.map(({ number }) => number),
  takenBack,
  pause,
  pastPauses,
  endedAt,
  archivedAt,
})
