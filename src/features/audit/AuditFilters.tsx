import { useTranslation } from 'react-i18next'
import { DateInput } from '#components/DateInput.tsx'
import { FilterChip } from '#components/FilterChip.tsx'
import type { AuditRow } from '#contract/audit.ts'
import type { TimeZone } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './AuditPage.module.css'
import type { AuditSearch } from './queries.ts'
import { useActionName } from './useActionName.ts'

type AuditFiltersProps = {
  search: AuditSearch
  rows: readonly AuditRow[]
  /** Whose days `from` and `to` are. */
  zone: TimeZone
  onChange: (change: Partial<AuditSearch>) => void
}

/** What the list is narrowed to: days here, people and things by clicking them in a row. */
export function AuditFilters({ search, rows, zone, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('audit')
  const format = useFormat()
  const actionName = useActionName()
  const actor = rows.find((row) => row.actor?.id === search.actor)?.actor?.name ?? search.actor
  const object = rows.find((row) => row.object.id === search.object)?.object.name ?? search.object
  return (
    <div className={styles.filters}>
      <div role="group" aria-label={t('days', { place: format.place(zone) })} className={styles.days}>
        <DateInput label={t('from')} zone={zone} value={search.from} onChange={(from) => onChange({ from })} />
        <DateInput label={t('to')} zone={zone} value={search.to} onChange={(to) => onChange({ to })} />
        <span className={styles.zone}>{t('days', { place: format.place(zone) })}</span>
      </div>
      {search.actor && <FilterChip label={t('who')} value={actor ?? ''} onRemove={() => onChange({ actor: null })} />}
      {search.action && (
        <FilterChip label={t('what')} value={actionName(search.action)} onRemove={() => onChange({ action: null })} />
      )}
      {search.object && <FilterChip label={t('of')} value={object ?? ''} onRemove={() => onChange({ object: null })} />}
    </div>
  )
}
