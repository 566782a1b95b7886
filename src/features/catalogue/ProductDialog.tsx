import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#api/api.ts'
import { queryClient } from '#api/queryClient.ts'
import { Button } from '#components/Button.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Dialog } from '#components/Dialog.tsx'
import { Field, FieldGrid } from '#components/Field.tsx'
import { Notice } from '#components/Notice.tsx'
import { Select } from '#components/Select.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { toast } from '#components/toast.ts'
import { useProblemText } from '#components/useProblemText.ts'
import { catalogueName } from '#domain/catalogue/pick.ts'
import type { CatalogueProduct } from '#contract/catalogue.ts'
import { categories } from '#domain/catalogue/categories.ts'
import type { Product } from '#domain/catalogue/product.ts'
import { languages, markets } from '#domain/market.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import { newKey } from '#lib/idempotency.ts'
import styles from './CataloguePage.module.css'
import { MarketTermsFields } from './MarketTermsFields.tsx'
import { emptyProduct, faultOf } from './productForm.ts'

type ProductDialogProps = { product?: CatalogueProduct; existing: readonly CatalogueProduct[]; onClose: () => void }

/** Adds a product, or changes one: its names, and what it costs and how many there are in each market. */
export function ProductDialog({ product, existing, onClose }: ProductDialogProps) {
  const { t } = useTranslation('catalogue')
  const { t: shell } = useTranslation()
  const { t: words } = useTranslation('words')
  const language = useLanguage()
  const say = useProblemText()
  const formId = useId()
  const [draft, setDraft] = useState<Product>(() => (product ? draftOf(product) : emptyProduct))
  const [asked, setAsked] = useState(false)
  const save = useSaveProduct(product, (saved) => {
    toast(t('saved', { name: catalogueName(saved, language) }))
    onClose()
  })
  const fault = faultOf(draft, product ? [] : existing)

  return (
    <Dialog
      title={product ? catalogueName(product, language) : t('add')}
      width={880}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{shell('ui.cancel')}</Button>
          <Button type="submit" form={formId} tone="primary" pending={save.isPending}>
            {shell('ui.save')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (!fault) save.mutate(draft)
        }}
      >
        {save.isError && <Notice tone="bad">{say(save.error)}</Notice>}
        {asked && fault && <Notice tone="bad">{t(`faults.${fault}`)}</Notice>}
        <FieldGrid>
          <Field label={t('id')} hint={product ? undefined : t('idHint')}>
            {(control) => (
              <TextInput
                {...control}
                value={draft.id}
                readOnly={product !== undefined}
                onChange={(id) => setDraft({ ...draft, id })}
              />
            )}
          </Field>
          <Field label={t('category')}>
            {(control) => (
              <Select
                {...control}
                value={draft.category}
                onChange={(category) => setDraft({ ...draft, category })}
                options={categories.map((category) => ({ value: category, label: t(`categories.${category}`) }))}
              />
            )}
          </Field>
          {languages.map((one) => (
            <Field key={one} label={t('nameIn', { language: words(`language.${one}`) })} optional={one !== language}>
              {(control) => (
                <TextInput
                  {...control}
                  lang={one}
                  value={draft.name[one] ?? ''}
                  onChange={(text) => setDraft({ ...draft, name: withOrWithout(draft.name, one, text) })}
                />
              )}
            </Field>
          ))}
        </FieldGrid>
        <div className={styles.markets}>
          {markets.map((market) => (
            <MarketTermsFields
              key={market}
              market={market}
              terms={draft.terms[market]}
              onChange={(terms) => {
                const { [market]: _, ...others } = draft.terms
                setDraft({ ...draft, terms: terms ? { ...others, [market]: terms } : others })
              }}
            />
          ))}
        </div>
        <Checkbox checked={draft.retired} onChange={(retired) => setDraft({ ...draft, retired })}>
          {t('retire')}
        </Checkbox>
      </form>
    </Dialog>
  )
}

function draftOf({ id, name, category, terms, retired }: CatalogueProduct): Product {
  return { id, name, category, terms, retired }
}

function withOrWithout<K extends string>(
  names: Partial<Record<K, string>>,
  key: K,
  text: string,
): Partial<Record<K, string>> {
  const next = { ...names }
  if (text.trim() === '') delete next[key]
  else next[key] = text
  return next
}

function useSaveProduct(product: CatalogueProduct | undefined, onSaved: (saved: CatalogueProduct) => void) {
  const [key] = useState(newKey)
  return useMutation({
    mutationFn: (draft: Product) => {
      if (!product) return api.catalogue.create.call({ headers: { 'idempotency-key': key }, body: draft })
      const { id, ...body } = draft
      return api.catalogue.update.call({ params: { id }, headers: { 'if-match': `"${product.revision}"` }, body })
    },
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: api.catalogue.key() })
      onSaved(saved)
    },
  })
}
