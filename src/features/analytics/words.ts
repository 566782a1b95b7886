import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { segments, sources, type Dimension } from '#domain/analytics/vocabulary.ts'
import { markets, salesChannels } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useRangeWords } from './scope/RangeChip.tsx'
import { previousPeriod } from './scope/search.ts'
import type { Scope } from './scope/useScope.ts'

/** What a value of a split is called. Events that lack it stand under "not given". */
export function useValueName() {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  return useCallback(
    (dimension: Dimension, value: string | null): string => {
      const market = markets.find((one) => one === value)
      if (market) return format.market(market)
      const channel = salesChannels.find((one) => one === value)
      if (channel) return t(`channels.${channel}`)
      const source = sources.find((one) => one === value)
      if (source) return t(`sources.${source}`)
      const segment = segments.find((one) => one === value)
      if (segment) return t(`segments.${segment}`)
      return value === null || value === '' ? t('notGiven', { dimension: t(`dimensions.${dimension}`) }) : value
    },
    [t, format],
  )
}

/** What the figures are compared with, by name and days. */
export function useComparisonName() {
  const { t } = useTranslation('analytics')
  const days = useRangeWords()
  return ({ compare, zone }: Scope): string => {
    if (!compare) return ''
    const name =
      compare.with === previousPeriod ? t('filters.previous') : (compare.campaign?.document.name ?? compare.with)
    return `${name} · ${days(compare.range, zone)}`
  }
}

/** The scope in one or two lines, for files and pictures that leave the page. */
export function useScopeLines() {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const days = useRangeWords()
  const against = useComparisonName()
  return (scope: Scope, asOf: string, more: readonly string[] = []): string[] => {
    const what = [
      scope.campaign?.document.name ?? t('wholeShop'),
      scope.market ? format.market(scope.market) : t('filters.allMarkets'),
      `${days(scope.range, scope.zone)} (${scope.zone})`,
      ...more,
    ]
    return [
      what.join(' · '),
      ...(scope.compare ? [t('against', { what: against(scope) })] : []),
      t('asOf', { time: format.time(asOf, scope.zone, 'second') }),
    ]
  }
}

/** A name for a file: what, whose, from when. Latin letters and figures, so that it survives every disk. */
export function fileNameOf(what: string, scope: Scope): string {
  return ['haggle', what, scope.campaignId, scope.market ?? 'all', scope.range.from, scope.range.to].join('-')
}
