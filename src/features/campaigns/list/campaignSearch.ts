import {
  createLoader,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
  type inferParserType,
} from 'nuqs'
import { api } from '#api/api.ts'
import { campaignStatuses } from '#domain/campaign/statuses.ts'
import { markets } from '#domain/market.ts'

export const sortKeys = ['-updated', 'updated', 'name', '-name', '-start', 'start', '-worst', 'worst'] as const
export type SortKey = (typeof sortKeys)[number]

export const views = ['list', 'timeline'] as const
export type CampaignView = (typeof views)[number]

const parsers = {
  view: parseAsStringLiteral(views).withDefault('list'),
  q: parseAsString.withDefault(''),
  status: parseAsArrayOf(parseAsStringLiteral(campaignStatuses)).withDefault([]),
  market: parseAsArrayOf(parseAsStringLiteral(markets)).withDefault([]),
  owner: parseAsString,
  sort: parseAsStringLiteral(sortKeys).withDefault('-updated'),
  cursor: parseAsString,
}

export type CampaignSearch = inferParserType<typeof parsers>

/** What the list shows, from the URL. The market switch of the shell writes one market into it too. */
export const readCampaignSearch = createLoader(parsers)

export const useCampaignSearch = () => useQueryStates(parsers, { history: 'replace' })

export const isFiltered = (search: CampaignSearch) =>
  search.q !== '' || search.status.length > 0 || search.market.length > 0 || search.owner !== null

/** Without the filters; how it is shown and in which order stays. */
export const unfiltered = { q: null, status: null, market: null, owner: null, cursor: null }

const pageSize = 50

const usual = campaignStatuses.filter((status) => status !== 'archived')

/** Everything but archived campaigns, unless the reader asks for those. */
export const campaignsQuery = (search: CampaignSearch) =>
  api.campaigns.list.queryOptions({
    input: {
      ...(search.q === '' ? {} : { q: search.q }),
      status: (search.status.length === 0 ? usual : search.status).join(','),
      ...(search.market.length === 0 ? {} : { market: search.market.join(',') }),
      ...(search.owner === null ? {} : { owner: search.owner }),
      ...(search.cursor === null ? {} : { cursor: search.cursor }),
      sort: search.sort,
      limit: String(pageSize),
    },
  })
