import { dayMs, instantOf, type Instant } from '#domain/time.ts'
import type { Parts } from './parts.ts'
import type { StoreSet } from './stores/ports.ts'

/** Saves of a draft older than this are thinned out to the last of each hour. Decisions are kept for ever. */
export const revisionsKeptMs = 7 * dayMs

/** Snapshots older than this go, except each market's last and the last that a storefront fetched. */
export const snapshotsKeptMs = 7 * dayMs

/** Rows that one transaction removes at most, so that nobody waits long for it. */
const mostAtOnce = 500

/** What is done once an hour. A chore that fails is tried again with the next. */
export async function doChores({
  stores,
  events,
  clock,
  log,
}: Pick<Parts, 'stores' | 'events' | 'clock' | 'log'>): Promise<void> {
  const now = clock.now()
  const before = (ms: number): Instant => instantOf(now - ms)
  /** In pieces, each a transaction of its own. */
  const inPieces = async (piece: (s: StoreSet) => Promise<number>) => {
    while ((await stores.transaction(piece)) === mostAtOnce);
  }
  const chores = {
    'forget answered calls': () => stores.transaction((s) => s.idempotency.prune(instantOf(now))),
    'thin out saved drafts': () => inPieces((s) => s.campaigns.thinRevisions(before(revisionsKeptMs), mostAtOnce)),
    'remove old snapshots': () => inPieces((s) => s.deliveries.prune(before(snapshotsKeptMs), mostAtOnce)),
    'forget codes that are void': () => inPieces((s) => s.codes.sweep(mostAtOnce)),
    'merge events': () => events.maintain(now),
  }
  for (const [chore, work] of Object.entries(chores)) {
    await work().catch((error: unknown) =>
      log.warn('a chore was put off', { chore, reason: error instanceof Error ? error.message : String(error) }),
    )
  }
}
