import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Select } from '#components/Select.tsx'
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
  const id = useId()
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
      <span className={styles.filter}>
        <label htmlFor={`${id}-category`} className="visually-hidden">
          {t('category')}
        </label>
        <Select
          id={`${id}-category`}
          value={search.category ?? ''}
          onChange={(category) => onChange({ category: category === '' ? null : category })}
          options={[
            { value: '', label: t('anyCategory') },
            ...categories.map((category) => ({ value: category, label: t(`categories.${category}`) })),
          ]}
        />
      </span>
      <span className={styles.filter}>
        <label htmlFor={`${id}-show`} className="visually-hidden">
          {t('show')}
        </label>
        <Select
          id={`${id}-show`}
          value={search.show}
          onChange={(show) => onChange({ show })}
          options={(['selling', 'retired', 'all'] as const).map((show) => ({ value: show, label: t(`shows.${show}`) }))}
        />
      </span>
      <span className={styles.count}>{t('count', { shown: format.number(shown), total: format.number(total) })}</span>
    </>
  )
}
