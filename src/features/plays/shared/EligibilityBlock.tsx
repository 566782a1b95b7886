import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { FieldGrid } from '#components/Field.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import type { Play } from '#domain/plays/schema.ts'
import { eligibilitySchema } from '#domain/plays/shared/blocks.ts'
import { fieldsOf, type EditorProps } from '../editor.ts'
import { Block } from '#components/Block.tsx'
import { Choice } from '#components/Choice.tsx'
import styles from './shared.module.css'

const caps = ['perDevice', 'perPhone', 'perAddress', 'perHelperPerDay'] as const

/** Who counts, and how often: the defence against people who farm rewards with many accounts. */
export function EligibilityBlock<P extends Play>(props: EditorProps<P>) {
  const { t } = useTranslation('plays')
  const { play, note, disabled } = props
  const { eligibility } = play
  const { set, field, at } = fieldsOf(props)
  return (
    <Block title={t('who.title')}>
      <FieldGrid>
        <Choice
          label={t('who.newMeans')}
          group="newMeans"
          options={eligibilitySchema.shape.newMeans.options}
          value={eligibility.newMeans}
          onChange={(choice) => set('/eligibility/newMeans', choice)}
          at={at('/eligibility/newMeans')}
          note={note('/eligibility/newMeans')}
          disabled={disabled}
        />
        <Choice
          label={t('who.newBy')}
          group="newBy"
          options={eligibilitySchema.shape.newBy.options}
          value={eligibility.newBy}
          onChange={(choice) => set('/eligibility/newBy', choice)}
          at={at('/eligibility/newBy')}
          note={note('/eligibility/newBy')}
          disabled={disabled}
        />
        {eligibility.newMeans === 'noOrderInDays' && (
          <At pointer={at('/eligibility/newByDays')}>
            <NumberInput
              label={t('who.newByDays')}
              min={1}
              max={3650}
              {...field('/eligibility/newByDays', eligibility.newByDays)}
            />
          </At>
        )}
        <At pointer={at('/eligibility/minAccountAgeHours')}>
          <NumberInput
            label={t('who.minAccountAge')}
            unit={t('unit.hours')}
            max={8760}
            {...field('/eligibility/minAccountAgeHours', eligibility.minAccountAgeHours)}
          />
        </At>
        {caps.map((cap) => (
          <At key={cap} pointer={at(`/eligibility/${cap}`)}>
            <NumberInput
              label={t(`who.${cap}`)}
              min={1}
              max={1000}
              {...(eligibility[cap] === null ? { hint: t('who.noCap') } : {})}
              {...field(`/eligibility/${cap}`, eligibility[cap], null)}
            />
          </At>
        ))}
      </FieldGrid>
      <p className={styles.about}>{t('who.wholeCampaign')}</p>
      <At pointer={at('/eligibility/blockList')}>
        <Checkbox
          checked={eligibility.blockList}
          onChange={(on) => set('/eligibility/blockList', on)}
          disabled={disabled}
        >
          {t('who.blockList')}
        </Checkbox>
      </At>
    </Block>
  )
}
