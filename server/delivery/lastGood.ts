import type { Market } from '#domain/market.ts'
import type { Instant } from '#domain/time.ts'

/** A market's snapshot as it was served last, and by when the store had confirmed it. */
export type ServedSnapshot = { market: Market; number: number; etag: string; text: string; confirmedAt: Instant }

/**
 * What was served last, kept outside the store, so that storefronts go on while the store is down: the snapshots, and the
 * hashes of the keys that may read them.
 */
export type LastGood = {
  read(market: Market): Promise<ServedSnapshot | null>
  write(snapshot: ServedSnapshot): Promise<void>
  readKeys(): Promise<readonly string[]>
  writeKeys(secretHashes: readonly string[]): Promise<void>
}

/** For mocks and tests: as long as the process lives. */
export function createMemoryLastGood(): LastGood {
  const snapshots = new Map<Market, ServedSnapshot>()
  let keys: readonly string[] = []
  return {
    read: async (market) => snapshots.get(market) ?? null,
    write: async (snapshot) => void snapshots.set(snapshot.market, snapshot),
    readKeys: async () => keys,
    writeKeys: async (secretHashes) => void (keys = secretHashes),
  }
}
