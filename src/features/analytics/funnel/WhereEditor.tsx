import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Where } from '#contract/analyticsScope.ts'
import type { Campaign } from '#contract/campaignShapes.ts'
import { Button } from '#components/Button.tsx'
import { Icon } from '#components/Icon.tsx'
import { Select } from '#components/Select.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { productNameIn } from '#domain/plays/shared/products.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import { useValueName } from '../words.ts'
import { whereFieldNames, whereFields, withCondition, withoutCondition, type WhereField } from './setup.ts'
import styles from './StepList.module.css'

type WhereEditorProps = { where: Where; campaign: Campaign | undefined; onChange: (where: Where) => void }

/** Conditions on a step, each a field and its value. */
export function WhereEditor({ where, campaign, onChange }: WhereEditorProps) {
  const { t } = useTranslation('analytics')
  const { t: build } = useTranslation('funnelBuilder')
  const say = useWhereValue(campaign)
  const [adding, setAdding] = useState<WhereField | null>(null)
  const used = whereFieldNames.filter((field) => where[field] !== undefined)
  const free = whereFieldNames.filter((field) => where[field] === undefined)

  return (
    <>
      {used.map((field) => (
        <span key={field} className={styles.condition}>
          {t(`fields.${field}`)}: {say(field, String(where[field]))}
          <button
            type="button"
            aria-label={build('removeCondition', { field: t(`fields.${field}`) })}
            onClick={() => onChange(withoutCondition(where, field))}
          >
            <Icon name="close" />
          </button>
        </span>
      ))}
      {adding === null ? (
        free.length > 0 && (
          <Button size="small" tone="quiet" onClick={() => setAdding(free[0]!)}>
            {build('addCondition')}
          </Button>
        )
      ) : (
        <ConditionForm
          field={adding}
          free={free}
          campaign={campaign}
          onField={setAdding}
          onCancel={() => setAdding(null)}
          onDone={(value) => {
            const next = withCondition(where, adding, value)
            if (next) onChange(next)
            setAdding(null)
          }}
        />
      )}
    </>
  )
}

type ConditionFormProps = {
  field: WhereField
  free: readonly WhereField[]
  campaign: Campaign | undefined
  onField: (field: WhereField) => void
  onCancel: () => void
  onDone: (value: string) => void
}

function ConditionForm({ field, free, campaign, onField, onCancel, onDone }: ConditionFormProps) {
  const { t } = useTranslation('analytics')
  const { t: build } = useTranslation('funnelBuilder')
  const say = useWhereValue(campaign)
  const known = knownValues(field, campaign)
  const [typed, setTyped] = useState('')
  const value = known ? (known.includes(typed) ? typed : (known[0] ?? '')) : typed.trim()
  return (
    <form
      className={styles.adding}
      onSubmit={(event) => {
        event.preventDefault()
        onDone(value)
      }}
    >
      <Select
        aria-label={build('conditionField')}
        value={field}
        options={free.map((one) => ({ value: one, label: t(`fields.${one}`) }))}
        onChange={(next) => {
          onField(next)
          setTyped('')
        }}
      />
      {known ? (
        <Select
          aria-label={build('conditionValue')}
          value={value}
          options={known.map((one) => ({ value: one, label: say(field, one) }))}
          onChange={setTyped}
        />
      ) : (
        <TextInput aria-label={build('conditionValue')} value={typed} maxLength={128} onChange={setTyped} />
      )}
      <Button type="submit" size="small" disabledReason={value === '' ? build('valueMissing') : undefined}>
        {build('addThis')}
      </Button>
      <Button size="small" tone="quiet" label={build('cancel')} onClick={onCancel}>
        <Icon name="close" />
      </Button>
    </form>
  )
}

/** Values to choose from: fixed ones, or what the campaign has. Null where one has to be typed. */
function knownValues(field: WhereField, campaign: Campaign | undefined): readonly string[] | null {
  if (field === 'playId' && campaign) return campaign.document.plays.map(({ id }) => id)
  if (field === 'product' && campaign) return campaign.document.products.map(({ id }) => id)
  return whereFields[field]
}

export function useWhereValue(campaign: Campaign | undefined) {
  const { t } = useTranslation('analytics')
  const valueName = useValueName()
  const language = useLanguage()
  return (field: WhereField, value: string): string => {
    if (field === 'isNewUser') return value === 'true' ? t('yes') : t('no')
    if (field === 'playId') return campaign?.document.plays.find(({ id }) => id === value)?.name ?? value
    if (field === 'product') return campaign ? productNameIn(campaign.document, value, language) : value
    if (field === 'market' || field === 'channel' || field === 'source' || field === 'segment')
      return valueName(field, value)
    return value
  }
}
