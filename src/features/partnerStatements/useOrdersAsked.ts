import { useQuery } from '@tanstack/react-query'
import { useQueryStates } from 'nuqs'
import type { Import } from '#contract/imports.ts'
import type { Programme, StatementsRequest } from '#contract/partners.ts'
import { markets, type Market } from '#domain/market.ts'
import { useMarket } from '#lib/useMarket.ts'
import { importsQuery, ownOrders, statementSearch } from './queries.ts'

/** What figures of an import are of: a shop whose files share their order numbers, or else the one file. */
export function sourceOf({ mapping, fileName }: Pick<Import, 'mapping' | 'fileName'>): string {
  return mapping.columns.order === null ? fileName : mapping.name
}

/** Files of one source have the same figures: one stands for all of them, the chosen one where it is of them. */
function onePerSource(imports: readonly Import[], chosen: Import | null): Import[] {
  const keyOf = (one: Import) =>
    JSON.stringify([one.mapping.market, one.mapping.columns.order === null ? one.fileHash : one.mapping.name])
  const standing = new Map(imports.toReversed().map((one) => [keyOf(one), one.id]))
  if (chosen !== null) standing.set(keyOf(chosen), chosen.id)
  return imports.filter((one) => standing.get(keyOf(one)) === one.id)
}

/** Of which orders statements are asked for: of the campaign's own in one market, or of an import's. */
export function useOrdersAsked({ campaignId, limit }: Programme) {
  const [search] = useQueryStates(statementSearch)
  const [inView] = useMarket()
  const { data } = useQuery(importsQuery())
  const held = markets.filter((market) => limit[market] !== undefined)
  const finished = (data?.items ?? []).filter(({ finishedAt }) => finishedAt !== null)
  const chosen = finished.find(({ id }) => id === search.orders) ?? null
  const imports = onePerSource(finished, chosen)
  const market: Market = chosen?.mapping.market ?? (held.includes(inView) ? inView : held[0]!)
  const { seed, partners, bound: boundShare, visits: visitShare } = search
  const orders: StatementsRequest['orders'] =
    search.orders === ownOrders
      ? { from: 'campaign', market }
      : { from: 'import', importId: search.orders, invented: { seed, partners, boundShare, visitShare } }
  return { asked: { campaignId, orders }, market, held, imports, chosen }
}

export type OrdersAsked = ReturnType<typeof useOrdersAsked> & { chosen: Import | null }
