import { useSyncExternalStore } from 'react'
import { useSearchParams } from 'react-router'
import { markets, type Market } from '#domain/market.ts'
import { createChoice } from './choice.ts'

/** The market last looked at, kept in this browser: where a page starts when its URL names none. */
export const marketChoice = createChoice<Market>('haggle.market', markets, 'HK')

/**
 * The market in view. `?market=` in the URL wins, so that a link shows what its sender saw; setting it writes both.
 */
export function useMarket(): [Market, (market: Market) => void] {
  const remembered = useSyncExternalStore(marketChoice.subscribe, marketChoice.get)
  const [search, setSearch] = useSearchParams()
  const inUrl = markets.find((market) => market === search.get('market'))
  const setMarket = (market: Market) => {
    marketChoice.set(market)
    // What pages keep in the address is written past the router, which would put back what it last knew of.
    const now = new URLSearchParams(globalThis.location.search)
    now.set('market', market)
    setSearch(now, { replace: true, preventScrollReset: true })
  }
  return [inUrl ?? remembered, setMarket]
}
