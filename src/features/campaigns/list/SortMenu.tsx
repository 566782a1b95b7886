import { useTranslation } from 'react-i18next'
import { SelectChip } from '#components/SelectChip.tsx'
import { sortKeys, type SortKey } from './campaignSearch.ts'

/** The list's order where no column heads are in sight to press. */
export function SortMenu({ value, onChange }: { value: SortKey; onChange: (sort: SortKey) => void }) {
  const { t } = useTranslation('campaigns')
  const nameOf = (key: SortKey) => {
    const column = key.replace('-', '') as 'updated' | 'name' | 'start' | 'worst'
    return `${t(`list.sorts.${column}`)} ${key.startsWith('-') ? '↓' : '↑'}`
  }
  return (
    <SelectChip
      label={t('list.sort')}
      value={value}
      options={sortKeys.map((key) => ({ value: key, label: nameOf(key) }))}
      onChange={onChange}
    />
  )
}
