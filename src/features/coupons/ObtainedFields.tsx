import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Field } from '#components/Field.tsx'
import { MarketTimeInput } from '#components/MarketTimeInput.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { obtainedSchema, type Obtained } from '#domain/coupons/schema.ts'
import { usesAllowed } from '#domain/coupons/uses.ts'
import { markets } from '#domain/market.ts'
import { fieldsIn } from '#lib/fields.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { RuleProps } from './editor.ts'
import { Pick } from './Pick.tsx'
import styles from './coupons.module.css'

const kinds = obtainedSchema.options.map(({ shape }) => shape.type.value)
/** Groups of four signs a unique code begins with: long enough that guessing does not pay. */
const firstGroups = 4

/** How shoppers come by it, where and when it holds. */
export function ObtainedFields(props: RuleProps) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const { value: rule, campaign, market, disabled, note } = props
  const { set, field, at } = fieldsIn(props)
  const { obtained } = rule
  const held = markets.filter((code) => campaign.markets[code] || rule.markets.includes(code))
  const uses = usesAllowed(rule, campaign)
  const fewer =
    obtained.type === 'uniqueCodes' && obtained.count < uses && Number.isFinite(uses)
      ? [t('obtained.countFewer', { uses: format.number(uses) })]
      : []
  const time = (side: 'from' | 'to') => (
    <At pointer={at(`/window/${side}`)}>
      <MarketTimeInput
        label={t(`when.${side}`)}
        market={market}
        value={rule.window[side]}
        onChange={(instant) => instant !== null && set(`/window/${side}`, instant)}
        disabled={disabled}
        {...note(`/window/${side}`)}
      />
    </At>
  )
  return (
    <>
      <div className={styles.row}>
        <Pick
          label={t('obtained.label')}
          options={kinds.map((value) => ({ value, label: t(`obtained.${value}`) }))}
          value={obtained.type}
          onChange={(type) => set('/obtained', emptyOf(type))}
          at={at('/obtained')}
          note={note('/obtained')}
          disabled={disabled}
        />
        {obtained.type === 'sharedCode' && (
          <At pointer={at('/obtained/code')}>
            <Field label={t('obtained.code')} {...note('/obtained/code')}>
              {(control) => (
                <TextInput
                  {...control}
                  value={obtained.code}
                  onChange={(code) => set('/obtained/code', code.toUpperCase())}
                  maxLength={40}
                  disabled={disabled}
                />
              )}
            </Field>
          </At>
        )}
        {obtained.type === 'uniqueCodes' && (
          <At pointer={at('/obtained/count')}>
            <NumberInput
              label={t('obtained.count')}
              layout="stack"
              min={1}
              max={1_000_000}
              hint={[t('obtained.countHint'), ...fewer].join(' ')}
              {...field('/obtained/count', obtained.count)}
            />
          </At>
        )}
        {(obtained.type === 'claimed' || obtained.type === 'given') && (
          <At pointer={at('/obtained/validHours')}>
            <NumberInput
              label={t('obtained.valid')}
              layout="stack"
              min={1}
              max={87_600}
              unit={t('unit.hours')}
              hint={t('obtained.validHint')}
              {...field('/obtained/validHours', obtained.validHours, null)}
            />
          </At>
        )}
      </div>
      <div className={styles.row}>
        {time('from')}
        {time('to')}
      </div>
      <At pointer={at('/markets')}>
        <fieldset className={styles.group}>
          <legend>{t('when.markets')}</legend>
          <div className={styles.checks}>
            {held.map((code) => (
              <Checkbox
                key={code}
                checked={rule.markets.includes(code)}
                onChange={(on) =>
                  set(
                    '/markets',
                    markets.filter((one) => (one === code ? on : rule.markets.includes(one))),
                  )
                }
                disabled={disabled}
              >
                {format.market(code)}
              </Checkbox>
            ))}
          </div>
          {note('/markets').error && <p className={styles.error}>{note('/markets').error}</p>}
        </fieldset>
      </At>
    </>
  )
}

function emptyOf(type: Obtained['type']): Obtained {
  switch (type) {
    case 'automatic':
      return { type }
    case 'claimed':
    case 'given':
      return { type, validHours: null }
    case 'sharedCode':
      return { type, code: '' }
    case 'uniqueCodes':
      return { type, count: 1_000, groups: firstGroups }
  }
}
