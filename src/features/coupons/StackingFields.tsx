import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Field } from '#components/Field.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { TextInput } from '#components/TextInput.tsx'
import type { CombinesWith } from '#domain/coupons/schema.ts'
import { fieldsIn } from '#lib/fields.ts'
import type { RuleProps } from './editor.ts'
import { ChipList } from './ChipList.tsx'
import { Pick } from './Pick.tsx'
import styles from './coupons.module.css'

const kinds = ['any', 'none', 'otherLevels', 'otherGroups', 'listed'] as const

/** With what else it may be used in one order, and which goes first. */
export function StackingFields(props: RuleProps) {
  const { t } = useTranslation('coupons')
  const { value: rule, campaign, disabled, note } = props
  const { set, field, at } = fieldsIn(props)
  const { combinesWith } = rule
  const others = campaign.coupons.filter(({ id }) => id !== rule.id)
  const groups = [
    ...new Set([...others.map(({ group }) => group), ...(combinesWith.type === 'listed' ? combinesWith.groups : [])]),
  ]
  return (
    <>
      <div className={styles.row}>
        <Pick
          label={t('with.label')}
          options={kinds.map((value) => ({ value, label: t(`with.${value}`) }))}
          value={combinesWith.type}
          onChange={(type) => set('/combinesWith', emptyOf(type))}
          at={at('/combinesWith')}
          note={note('/combinesWith')}
          disabled={disabled}
        />
        <At pointer={at('/priority')}>
          <NumberInput
            label={t('with.priority')}
            layout="stack"
            max={1000}
            hint={t('with.priorityHint')}
            {...field('/priority', rule.priority)}
          />
        </At>
        <At pointer={at('/group')}>
          <Field label={t('with.group')} hint={t('with.groupHint')} {...note('/group')}>
            {(control) => (
              <TextInput
                {...control}
                value={rule.group}
                onChange={(group) => set('/group', group)}
                maxLength={40}
                disabled={disabled}
              />
            )}
          </Field>
        </At>
      </div>
      {combinesWith.type === 'otherLevels' && (
        <p className={styles.about}>{t('with.levelAbout', { level: t(`level.${rule.level}`) })}</p>
      )}
      {combinesWith.type === 'listed' && (
        <>
          <ChipList
            label={t('with.rules')}
            options={others.map(({ id, name }) => ({ value: id, label: name === '' ? id : name }))}
            chosen={combinesWith.rules}
            onChange={(rules) => set('/combinesWith', { ...combinesWith, rules })}
            disabled={disabled}
          />
          <ChipList
            label={t('with.groups')}
            options={groups.filter((group) => group !== '').map((group) => ({ value: group, label: group }))}
            chosen={combinesWith.groups}
            onChange={(list) => set('/combinesWith', { ...combinesWith, groups: list })}
            disabled={disabled}
          />
        </>
      )}
    </>
  )
}

function emptyOf(type: CombinesWith['type']): CombinesWith {
  return type === 'listed' ? { type, groups: [], rules: [] } : { type }
}
