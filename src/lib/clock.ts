import { epochOf, type EpochMs, type Instant } from '#domain/time.ts'

let aheadMs = 0

/** The present moment by the server's clock: countdowns and "saved 12 s ago" must not trust the laptop's. */
export function serverNow(): EpochMs {
  return Date.now() + aheadMs
}

/** Sets our clock by what the server said. Differences below two seconds are the network's, not a clock's. */
export function setClock(serverTime: Instant): void {
  const ahead = epochOf(serverTime) - Date.now()
  aheadMs = Math.abs(ahead) < 2_000 ? 0 : ahead
}
