import { wrap, type Remote } from 'comlink'
import { useEffect, useSyncExternalStore } from 'react'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { BargainBand } from '#domain/forecast/bargainBand.ts'
import type { Market } from '#domain/market.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import type { BandWorker } from './band.worker.ts'

type Wanted = { play: Bargain; campaign: CampaignDocument; market: Market }
/** `stale`: the bargain has moved on since, and its own band is being worked out. */
export type LiveBand = { band: BargainBand | null; stale: boolean }

/** Steady enough to read, quick enough to follow a finger. */
const runs = 120

/**
 * The band of the bargain in view, worked out beside the page. Only one is worked out at a time: while it is, the latest
 * wish waits and those between are dropped, so that dragging never queues up.
 */
function createBandStore() {
  let remote: Remote<BandWorker> | null = null
  let busy = false
  let next: Wanted | null = null
  let wanted: Wanted | null = null
  let state: LiveBand = { band: null, stale: true }
  const listeners = new Set<() => void>()
  const set = (changed: LiveBand) => {
    state = changed
    for (const listener of listeners) listener()
  }

  const work = async () => {
    if (busy || !next) return
    const { play, campaign, market } = next
    next = null
    busy = true
    remote ??= wrap<BandWorker>(new Worker(new URL('./band.worker.ts', import.meta.url), { type: 'module' }))
    const band = await remote.band(play, withOnly(campaign, play), market, runs).catch(() => null)
    busy = false
    set({ band, stale: next !== null })
    void work()
  }

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    getState: () => state,
    want: (wish: Wanted) => {
      if (wanted?.play === wish.play && wanted.market === wish.market) return
      const another = wanted?.play.id !== wish.play.id || wanted.market !== wish.market
      wanted = wish
      next = wish
      set({ band: another ? null : state.band, stale: true })
      void work()
    },
  }
}

const store = createBandStore()

export function useBand(play: Bargain, campaign: CampaignDocument, market: Market): LiveBand {
  // Where there are no workers (unit tests) there is no band, and the editor says so.
  const able = typeof Worker === 'function'
  useEffect(() => {
    if (able) store.want({ play, campaign, market })
  }, [able, play, campaign, market])
  return useSyncExternalStore(store.subscribe, store.getState)
}

/** A worker gets a copy: the rest of a large campaign stays here. */
function withOnly(campaign: CampaignDocument, play: Bargain): CampaignDocument {
  return { ...campaign, products: campaign.products.filter(({ id }) => id === play.productId), plays: [] }
}
