import { useTranslation } from 'react-i18next'
import { SelectChip } from '#components/SelectChip.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './CataloguePage.module.css'
import { categories } from '#domain/catalogue/categories.ts'
import type { CatalogueSearch } from './queries.ts'

type CatalogueFiltersProps = {
  search: CatalogueSearch
  shown: number
  total: number
  onChange: (change: Partial<CatalogueSearch>) => void
}

export function CatalogueFilters({ search, shown, total, onChange }: CatalogueFiltersProps) {
  const { t } = useTranslation('catalogue')
  const format = useFormat()
  return (
    <>
      <span className={styles.search}>
        <TextInput
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={search.q}
          onChange={(q) => onChange({ q })}
        />
      </span>
      <SelectChip
        label={t('category')}
        value={search.category ?? ''}
        onChange={(category) => onChange({ category: category === '' ? null : category })}
        options={[
          { value: '', label: t('anyCategory') },
          ...categories.map((category) => ({ value: category, label: t(`categories.${category}`) })),
        ]}
      />
      <SelectChip
        label={t('show')}
        value={search.show}
        onChange={(show) => onChange({ show })}
        options={(['selling', 'retired', 'all'] as const).map((show) => ({ value: show, label: t(`shows.${show}`) }))}
      />
      <span className={styles.count}>{t('count', { shown: format.number(shown), total: format.number(total) })}</span>
    </>
  )
}
