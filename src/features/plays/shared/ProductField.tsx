import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Field } from '#components/Field.tsx'
import { Select } from '#components/Select.tsx'
import { nameIn } from '#domain/named.ts'
import { definitionOf } from '#domain/plays/registry.ts'
import type { Play } from '#domain/plays/schema.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import { fieldsOf, type EditorProps } from '../editor.ts'

/** Which product it is about: first in an editor, for prices and limits follow from it. Nothing where a play has no one product. */
export function ProductField<P extends Play>(props: EditorProps<P>) {
  const { t } = useTranslation('plays')
  const language = useLanguage()
  const { play, campaign, note, disabled, onChange } = props
  const { at } = fieldsOf(props)
  const { withProduct, products } = definitionOf(play)
  if (!withProduct) return null
  const [chosen] = products(play)
  const known = campaign.products.some(({ id }) => id === chosen)
  return (
    <At pointer={at('/productId')}>
      <Field label={t('base.product')} hint={t('base.productHint')} {...note('/productId')}>
        {(control) => (
          <Select
            {...control}
            value={known ? (chosen ?? '') : ''}
            onChange={(id) => onChange(withProduct(play, campaign, id))}
            options={[
              ...(known ? [] : [{ value: '', label: t('base.noProduct'), disabled: true }]),
              ...campaign.products.map((product) => ({ value: product.id, label: nameIn(product, language) })),
            ]}
            disabled={disabled}
          />
        )}
      </Field>
    </At>
  )
}
