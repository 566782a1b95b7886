import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { categories } from '#domain/catalogue/categories.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Scope } from '#domain/coupons/schema.ts'
import { nameIn } from '#domain/named.ts'
import type { FieldNote } from '#lib/fields.ts'
import { useSay } from '#lib/say/useSay.ts'
import { ChipList } from './ChipList.tsx'
import styles from './coupons.module.css'

type ScopeFieldsProps = {
  label: string
  scope: Scope
  onChange: (scope: Scope) => void
  campaign: CampaignDocument
  at: string
  note: FieldNote
  disabled: boolean
}

/** The goods that something is about: all of them, or listed ones, less those left out. */
export function ScopeFields({ label, scope, onChange, campaign, at, note, disabled }: ScopeFieldsProps) {
  const { t } = useTranslation('coupons')
  const say = useSay()
  const { include, exclude } = scope
  const products = campaign.products.map((product) => ({ value: product.id, label: nameIn(product, say.language) }))
  const used = new Set([...campaign.products.map(({ category }) => category), ...categories])
  const kinds = [...used].map((value) => ({
    value,
    label: categories.some((one) => one === value) ? say.label('category', value) : value,
  }))
  return (
    <At pointer={at}>
      <div className={styles.scope}>
        <Segmented
          label={label}
          options={[
            { value: 'all', label: t('scope.all') },
            { value: 'listed', label: t('scope.listed') },
          ]}
          value={include.type}
          onChange={(type) =>
            !disabled &&
            onChange({
              ...scope,
              include: type === 'all' ? { type: 'all' } : { type: 'listed', products: [], categories: [] },
            })
          }
        />
        {include.type === 'listed' && (
          <>
            <ChipList
              label={t('scope.product')}
              options={products}
              chosen={include.products}
              onChange={(list) => onChange({ ...scope, include: { ...include, products: list } })}
              disabled={disabled}
            />
            <ChipList
              label={t('scope.category')}
              options={kinds}
              chosen={include.categories}
              onChange={(list) => onChange({ ...scope, include: { ...include, categories: list } })}
              disabled={disabled}
            />
          </>
        )}
        <details className={styles.more}>
          <summary>
            {t('scope.except', {
              count: exclude.products.length + exclude.categories.length + (scope.skipDiscounted ? 1 : 0),
            })}
          </summary>
          <ChipList
            label={t('scope.notProduct')}
            options={products}
            chosen={exclude.products}
            onChange={(list) => onChange({ ...scope, exclude: { ...exclude, products: list } })}
            disabled={disabled}
          />
          <ChipList
            label={t('scope.notCategory')}
            options={kinds}
            chosen={exclude.categories}
            onChange={(list) => onChange({ ...scope, exclude: { ...exclude, categories: list } })}
            disabled={disabled}
          />
          <Checkbox
            checked={scope.skipDiscounted}
            onChange={(skipDiscounted) => onChange({ ...scope, skipDiscounted })}
            disabled={disabled}
          >
            {t('scope.skipDiscounted')}
          </Checkbox>
        </details>
        {(note.error ?? note.hint) && (
          <p className={note.error ? styles.error : styles.hint}>{note.error ?? note.hint}</p>
        )}
      </div>
    </At>
  )
}
