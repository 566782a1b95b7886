import { useTranslation } from 'react-i18next'
import { FilterChip } from '#components/FilterChip.tsx'
import type { AuditRow } from '#contract/audit.ts'
import styles from './AuditPage.module.css'
import type { AuditSearch } from './queries.ts'
import { useActionName } from './useActionName.ts'

type AuditFiltersProps = {
  search: AuditSearch
  rows: readonly AuditRow[]
  onChange: (change: Partial<AuditSearch>) => void
}

/** What the list is narrowed to. People and things are chosen by clicking them in a row. */
export function AuditFilters({ search, rows, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('audit')
  const actionName = useActionName()
  const actor = rows.find((row) => row.actor?.id === search.actor)?.actor?.name ?? search.actor
  const object = rows.find((row) => row.object.id === search.object)?.object.name ?? search.object
  if (!search.actor && !search.action && !search.object) return null
  return (
    <div className={styles.filters}>
      {search.actor && <FilterChip label={t('who')} value={actor ?? ''} onRemove={() => onChange({ actor: null })} />}
      {search.action && (
        <FilterChip label={t('what')} value={actionName(search.action)} onRemove={() => onChange({ action: null })} />
      )}
      {search.object && <FilterChip label={t('of')} value={object ?? ''} onRemove={() => onChange({ object: null })} />}
    </div>
  )
}
