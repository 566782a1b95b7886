import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { dimensions, type Dimension } from '#domain/analytics/vocabulary.ts'
import { markets } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { offeredZones } from '#lib/zone.ts'
import { campaignNamesQuery } from '../queries.ts'
import styles from './FilterBar.module.css'
import { RangeChip } from './RangeChip.tsx'
import { previousPeriod } from './search.ts'
import { SelectChip } from '#components/SelectChip.tsx'
import { wholeShop, type Scope } from './useScope.ts'
import { tabPath, type Tab } from './tabs.ts'

type FilterBarProps = {
  scope: Scope
  tab: Tab
  /** Pages whose figures can be split or compared say so. */
  splits?: boolean
  compares?: boolean
}

/** What is being looked at, in words that can be changed. All of it stands in the URL. */
export function FilterBar({ scope, tab, splits = false, compares = true }: FilterBarProps) {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const navigate = useNavigate()
  const names = useQuery(campaignNamesQuery())
  const campaigns = (names.data?.items ?? []).filter(({ from }) => from !== null)
  const known = scope.campaign && !campaigns.some(({ id }) => id === scope.campaignId)
  const { search, setSearch } = scope

  return (
    <div className={styles.bar} role="group" aria-label={t('filters.label')}>
      <SelectChip
        label={t('filters.campaign')}
        value={scope.campaignId}
        options={[
          { value: wholeShop, label: t('wholeShop') },
          ...(known ? [{ value: scope.campaignId, label: scope.campaign!.document.name }] : []),
          ...campaigns.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        // Another campaign has other days: those of the URL would mostly be empty there.
        onChange={(id) =>
          void navigate(tabPath(tab, id, { tz: search.tz ?? undefined, market: search.market ?? undefined }))
        }
      />
      <SelectChip
        label={t('filters.market')}
        value={search.market ?? ''}
        options={[
          { value: '', label: t('filters.allMarkets') },
          ...markets.map((code) => ({ value: code, label: format.market(code) })),
        ]}
        onChange={(code) => void setSearch({ market: markets.find((market) => market === code) ?? null })}
      />
      <RangeChip scope={scope} />
      <SelectChip
        label={t('filters.zone')}
        value={scope.zone}
        options={[...new Set([...offeredZones, scope.zone])].map((zone) => ({ value: zone, label: zone }))}
        onChange={(tz) => void setSearch({ tz })}
      />
      {compares && (
        <SelectChip
          label={t('filters.compare')}
          value={search.compare ?? ''}
          options={[
            { value: '', label: t('filters.nothing') },
            { value: previousPeriod, label: t('filters.previous') },
            ...campaigns
              .filter(({ id }) => id !== scope.campaignId)
              .map(({ id, name }) => ({ value: id, label: t('filters.aligned', { name }) })),
          ]}
          onChange={(compare) => void setSearch({ compare: compare === '' ? null : compare })}
        />
      )}
      {splits && (
        <SelectChip
          label={t('filters.split')}
          value={search.split ?? ''}
          options={[
            { value: '', label: t('filters.nothing') },
            ...dimensions.map((dimension) => ({ value: dimension, label: t(`dimensions.${dimension}`) })),
          ]}
          onChange={(split) => void setSearch({ split: dimensionNamed(split) })}
        />
      )}
    </div>
  )
}

function dimensionNamed(text: string): Dimension | null {
  return dimensions.find((dimension) => dimension === text) ?? null
}
