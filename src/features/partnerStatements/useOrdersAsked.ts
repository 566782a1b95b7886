import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import type { Import } from '#contract/imports.ts'
import type { StatementsRequest } from '#contract/partners.ts'
import { markets, type Market } from '#domain/market.ts'
import { useMarket } from '#lib/useMarket.ts'
import { importsQuery, ownOrders, programmesQuery, statementSearch } from './queries.ts'

export type Programme = NonNullable<ReturnType<typeof useProgrammes>['data']>['items'][number]

function useProgrammes() {
  return useQuery(programmesQuery())
}

/** Of which orders statements are asked for: of the campaign's own in one market, or of an import's. */
export function useOrdersAsked({ campaignId, limit }: Programme) {
  const [search] = useQueryStates(statementSearch)
  const [inView] = useMarket()
  const { data } = useQuery(importsQuery())
  const held = markets.filter((market) => limit[market] !== undefined)
  const imports = (data?.items ?? []).filter(({ finishedAt }) => finishedAt !== null)
  const chosen = imports.find(({ id }) => id === search.orders) ?? null
  const market: Market = chosen?.mapping.market ?? (held.includes(inView) ? inView : held[0]!)
  const { seed, partners, bound: boundShare, visits: visitShare } = search
  const orders: StatementsRequest['orders'] =
    search.orders === ownOrders
      ? { from: 'campaign', market }
      : { from: 'import', importId: search.orders, invented: { seed, partners, boundShare, visitShare } }
  return { asked: { campaignId, orders }, market, held, imports, chosen }
}

export type OrdersAsked = ReturnType<typeof useOrdersAsked> & { chosen: Import | null }
