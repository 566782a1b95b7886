import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { parseAsInteger, parseAsString, parseAsStringLiteral } from 'nuqs'
import { api } from '#api/api.ts'
import type { StatementsRequest, ToldStatements } from '#contract/partners.ts'
import type { Stretch } from '#domain/partners/stretch.ts'

/** By the names of their campaigns, a page at a time. */
export const programmesQuery = () =>
  api.partners.programmes.infiniteOptions({
    input: (cursor: string | undefined) => (cursor ? { cursor } : {}),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

/** The programme of one campaign; none where that has no sound one. */
export const programmeQuery = (campaignId: string) => api.partners.programmes.queryOptions({ input: { campaignId } })

export const importsQuery = () => api.imports.list.queryOptions({})

export const statementsQuery = (asked: StatementsRequest) =>
  api.partners.statements.queryOptions({
    input: asked,
    // Never figures of other orders: a file saved of them would say of itself what they are not.
    placeholderData: (previous, query) =>
      query !== undefined && isOfSameOrders(query.queryKey, asked) ? previous : undefined,
  })

function isOfSameOrders(key: QueryKey, { campaignId, orders }: Source): boolean {
  return hashKey([sourceIn(key)]) === hashKey([{ campaignId, orders }])
}

/** Whose statements a question that was asked is about. */
function sourceIn([, asked]: QueryKey): Source | null {
  const { input } = (asked ?? {}) as { input?: StatementsRequest }
  return input === undefined ? null : { campaignId: input.campaignId, orders: input.orders }
}

type Source = Pick<StatementsRequest, 'campaignId' | 'orders'>

export const statementQuery = (asked: Source, partner: string, month: string) =>
  api.partners.statement.queryOptions({ input: { ...asked, partner, month } })

/** The months there are of these orders, as they were told before. */
export function knownBefore(client: QueryClient, { campaignId, orders }: Source): Stretch | null {
  const answers = client.getQueriesData<ToldStatements>({ queryKey: api.partners.statements.key() })
  return answers.find(([key, told]) => told && isOfSameOrders(key, { campaignId, orders }))?.[1]?.known ?? null
}

/** The orders that a campaign's own events tell, as against those of an import, which is called by its id. */
export const ownOrders = 'campaign'

export const statementSorts = ['month', 'partner', 'paid', 'earned', 'payable'] as const
export type StatementSort = (typeof statementSorts)[number]

/** What is looked at stands in the URL: a link shows what its sender saw. */
export const statementSearch = {
  campaign: parseAsString,
  orders: parseAsString.withDefault(ownOrders),
  from: parseAsString,
  to: parseAsString,
  /** Of invented partners: same seed and numbers, same figures. Shares in basis points. */
  seed: parseAsString.withDefault('1'),
  partners: parseAsInteger.withDefault(10),
  bound: parseAsInteger.withDefault(4_000),
  visits: parseAsInteger.withDefault(5_000),
  sort: parseAsStringLiteral(statementSorts).withDefault('month'),
  direction: parseAsStringLiteral(['up', 'down'] as const).withDefault('down'),
  /** The statement that is open. */
  partner: parseAsString,
  month: parseAsString,
}
