import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Menu, type MenuItem } from '#components/Menu.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { campaignStatuses } from '#domain/campaign/statuses.ts'
import { markets } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { isFiltered, unfiltered, type CampaignSearch } from './campaignSearch.ts'
import styles from './list.module.css'

type CampaignFiltersProps = {
  value: CampaignSearch
  onChange: (change: { [Key in keyof CampaignSearch]?: CampaignSearch[Key] | null }) => void
  /** Who may be chosen as owner, the reader first. */
  owners: readonly { id: string; name: string }[]
}

export function CampaignFilters({ value, onChange, owners }: CampaignFiltersProps) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const set = (change: Partial<CampaignSearch>) => onChange({ ...change, cursor: null })
  const owner = owners.find(({ id }) => id === value.owner)

  return (
    <div className={styles.filters} role="search">
      <div className={styles.search}>
        <TextInput
          type="search"
          value={value.q}
          onChange={(q) => set({ q })}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          maxLength={120}
        />
      </div>
      <FilterMenu
        label={t('list.status')}
        chosen={value.status.map((status) => t(`status.${status}`)).join(', ') || t('list.any')}
        items={campaignStatuses.map((status) => ({
          id: status,
          label: t(`status.${status}`),
          checked: value.status.includes(status),
          onSelect: () => set({ status: toggled(value.status, status) }),
        }))}
      />
      <FilterMenu
        label={t('list.market')}
        chosen={value.market.map(format.market).join(', ') || t('list.any')}
        items={markets.map((market) => ({
          id: market,
          label: format.market(market),
          checked: value.market.includes(market),
          onSelect: () => set({ market: toggled(value.market, market) }),
        }))}
      />
      <FilterMenu
        label={t('list.owner')}
        chosen={owner?.name ?? (value.owner ? value.owner : t('list.everybody'))}
        items={[
          { id: '', label: t('list.everybody'), checked: value.owner === null, onSelect: () => set({ owner: null }) },
          ...owners.map(({ id, name }, index) => ({
            id,
            label: index === 0 ? t('list.mine', { name }) : name,
            checked: id === value.owner,
            onSelect: () => set({ owner: id }),
          })),
        ]}
      />
      {isFiltered(value) && (
        <Button tone="quiet" onClick={() => onChange(unfiltered)}>
          {t('list.clear')}
        </Button>
      )}
    </div>
  )
}

function FilterMenu({ label, chosen, items }: { label: string; chosen: string; items: readonly MenuItem[] }) {
  return (
    <Menu
      label={`${label}: ${chosen}`}
      className={styles.filter ?? ''}
      trigger={
        <>
          {label} <b>{chosen}</b>
        </>
      }
      items={items}
    />
  )
}

function toggled<T>(list: readonly T[], item: T): T[] {
  return list.includes(item) ? list.filter((one) => one !== item) : [...list, item]
}
