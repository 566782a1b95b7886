import type { Market } from '#domain/market.ts'
import type { Instant } from '#domain/time.ts'

/** What storefronts of a market read, exactly as it goes out. Numbers go up per market, from 1. */
export type Snapshot = {
  market: Market
  number: number
  etag: string
  text: string
  madeAt: Instant
  /** Which version of which campaign is in it. */
  contents: Record<string, number>
}

/** The last snapshot a storefront fetched (or was told it has) in a market. */
export type Reception = { keyId: string; market: Market; snapshot: number; etag: string; at: Instant }

export type DeliveryStore = {
  /** Adds the market's next snapshot and gives its number. */
  add(snapshot: Omit<Snapshot, 'number'>): Promise<number>
  /** The one made last. */
  latest(market: Market): Promise<Snapshot | undefined>
  get(market: Market, number: number): Promise<Snapshot | undefined>
  /**
   * Removes snapshots made before a moment, except each market's last and those that are the last a key received. Gives
   * how many it removed, which is never more than `most`.
   */
  prune(before: Instant, most: number): Promise<number>
  /** Notes a fetch; a market has one row per key. */
  received(reception: Reception): Promise<void>
  /** By key and market. */
  receptions(): Promise<Reception[]>
}
