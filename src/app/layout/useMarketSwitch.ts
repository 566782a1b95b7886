import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { matchPath, useLocation, useSearchParams } from 'react-router'
import { api } from '#api/api.ts'
import { markets, type Market } from '#domain/market.ts'
import { useMarket } from '#lib/useMarket.ts'
import { paths } from '#paths'

/** Pages whose `market` in the URL is a filter: without one they show all. */
const filtered = [paths.campaigns.pattern, `${paths.analytics.pattern}/*`]
/** Pages that show every market side by side. */
const everywhere = [paths.newCampaign.pattern, paths.campaignForecast.pattern]

/**
 * What the market switch shows on the page in view, and what it cannot be set to there and why: a page must never show
 * another market than the switch says.
 */
export function useMarketSwitch() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const [search] = useSearchParams()
  const [inView, setMarket] = useMarket()
  const on = (patterns: readonly string[]) => patterns.some((pattern) => matchPath(pattern, pathname))
  const campaignId = on(everywhere) ? undefined : matchPath(`${paths.campaign.pattern}/*`, pathname)?.params.campaignId
  const open = useQuery({
    ...api.campaigns.read.queryOptions({ input: { id: campaignId ?? '' } }),
    enabled: campaignId !== undefined,
  })
  const held = open.data && markets.filter((market) => open.data.document.markets[market])
  const clock: Market = held && !held.includes(inView) ? (held[0] ?? inView) : inView

  return {
    clock,
    chosen: on(everywhere) || (on(filtered) && search.get('market') === null) ? null : clock,
    reasonAgainst: (market: Market): string | undefined => {
      if (on(everywhere)) return t('bar.everyMarket')
      return held && !held.includes(market) ? t('bar.notHeld') : undefined
    },
    setMarket,
  }
}
