import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { Campaign } from '#contract/campaignShapes.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import { spanOf, type LocalDate } from '#lib/zone.ts'
import { campaignQuery, extentQuery, type Asked } from '../queries.ts'
import { alignedRange, firstDayOf, firstRange, lengthOf, previousRange, type DateRange, type Extent } from './range.ts'
import { previousPeriod, useScopeSearch, type ScopeSearch, type SetScopeSearch } from './search.ts'

/** In the URL's place of a campaign: the whole shop. */
export const wholeShop = 'all'

export type Comparison = {
  /** `previousPeriod`, or the other campaign's id. */
  with: string
  campaign: Campaign | undefined
  range: DateRange
  asked: Asked
}

/** What a page of analytics is about: whose events, which days on whose calendar, against what. */
export type Scope = {
  campaignId: string
  campaign: Campaign | undefined
  market: Market | null
  zone: string
  range: DateRange
  extent: Extent
  firstDay: LocalDate | null
  asked: Asked
  compare: Comparison | null
  search: ScopeSearch
  setSearch: SetScopeSearch
}

const defaultZone = 'Asia/Hong_Kong'

/**
 * Reads the scope from the URL and fills in what it leaves open from the data: without dates a page opens on the days
 * that have events. `data` is null where there are none at all.
 */
export function useScope() {
  const { campaignId = wholeShop } = useParams()
  const [search, setSearch] = useScopeSearch()
  const own = campaignId === wholeShop ? undefined : campaignId
  const other = search.compare !== null && search.compare !== previousPeriod ? search.compare : undefined

  const campaign = useQuery({ ...campaignQuery(own ?? ''), enabled: own !== undefined })
  const extent = useQuery(extentQuery(own))
  const otherCampaign = useQuery({ ...campaignQuery(other ?? ''), enabled: other !== undefined })
  const otherExtent = useQuery({ ...extentQuery(other), enabled: other !== undefined })

  const waiting = [extent, ...(own ? [campaign] : []), ...(other ? [otherCampaign, otherExtent] : [])]
  const failed = waiting.find((query) => query.error !== null)
  const ready = waiting.every((query) => query.data !== undefined)
  const data = ready
    ? scopeOf({
        campaignId,
        campaign: campaign.data,
        extent: extent.data!,
        other: other ? { campaign: otherCampaign.data!, extent: otherExtent.data! } : undefined,
        search,
        setSearch,
      })
    : undefined

  return {
    data: data === null ? ('empty' as const) : data,
    error: failed?.error ?? null,
    isFetching: waiting.some((query) => query.isFetching),
    refetch: () => Promise.all(waiting.map((query) => query.refetch())),
  }
}

type Known = {
  campaignId: string
  campaign: Campaign | undefined
  extent: Extent
  other: { campaign: Campaign; extent: Extent } | undefined
  search: ScopeSearch
  setSearch: SetScopeSearch
}

function scopeOf(known: Known): Scope | null {
  const { campaignId, campaign, extent, search } = known
  const zone = search.tz ?? (search.market ? marketFacts[search.market].timeZone : defaultZone)
  const first = firstRange(extent, zone)
  const from = search.from ?? first?.from
  const to = search.to ?? first?.to
  if (from === undefined || to === undefined) return null

  // A range typed the wrong way round is meant the right way round.
  const range = from <= to ? { from, to } : { from: to, to: from }
  const where = search.market ? { where: { market: search.market } } : {}
  const asking = (id: string, days: DateRange): Asked => ({
    ...(id === wholeShop ? {} : { campaignId: id }),
    ...spanOf(days.from, days.to, zone),
    ...where,
  })
  const firstDay = firstDayOf(campaign, extent, zone)
  return {
    ...known,
    market: search.market,
    zone,
    range,
    firstDay,
    asked: asking(campaignId, range),
    compare: comparisonOf(known, range, firstDay, zone, asking),
  }
}

function comparisonOf(
  { campaignId, other, search }: Known,
  range: DateRange,
  firstDay: LocalDate | null,
  zone: string,
  asking: (id: string, days: DateRange) => Asked,
): Comparison | null {
  if (search.compare === null) return null
  if (!other) {
    const before = previousRange(range)
    return { with: previousPeriod, campaign: undefined, range: before, asked: asking(campaignId, before) }
  }
  const otherFirstDay = firstDayOf(other.campaign, other.extent, zone)
  // The whole shop has no first day of its own: its days are laid on the other's from their own start.
  const days = otherFirstDay
    ? alignedRange(range, campaignId === wholeShop ? range.from : (firstDay ?? range.from), otherFirstDay)
    : range
  return { with: search.compare, campaign: other.campaign, range: days, asked: asking(other.campaign.id, days) }
}

/** Hours are offered up to a month of them; beyond that a chart is a wall. */
export const hoursOffered = (range: DateRange) => lengthOf(range) <= 31
