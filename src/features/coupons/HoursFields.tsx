import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Field } from '#components/Field.tsx'
import { TextInput } from '#components/TextInput.tsx'
import { useTypedValue } from '#components/useTypedValue.ts'
import { fieldsIn } from '#lib/fields.ts'
import type { RuleProps } from './editor.ts'
import styles from './coupons.module.css'

/** At which hours of the day the rule holds, on the market's clock. */
export function HoursFields(props: RuleProps) {
  const { t } = useTranslation('coupons')
  const { value: rule, disabled, note } = props
  const { set, at } = fieldsIn(props)
  const { hours } = rule.conditions
  return (
    <At pointer={at('/conditions/hours')}>
      <Checkbox
        checked={hours !== null}
        onChange={(on) => set('/conditions/hours', on ? { fromMinute: 1_200, toMinute: 1_440 } : null)}
        disabled={disabled}
      >
        {t('if.hours')}
      </Checkbox>
      {hours !== null && (
        <div className={styles.row}>
          <Clock
            label={t('if.hoursFrom')}
            most={1_439}
            value={hours.fromMinute}
            onChange={(minute) => set('/conditions/hours/fromMinute', minute)}
            disabled={disabled}
          />
          <Clock
            label={t('if.hoursTo')}
            most={1_440}
            value={hours.toMinute}
            onChange={(minute) => set('/conditions/hours/toMinute', minute)}
            disabled={disabled}
          />
        </div>
      )}
      {note('/conditions/hours').error && <p className={styles.error}>{note('/conditions/hours').error}</p>}
    </At>
  )
}

type ClockProps = {
  label: string
  value: number
  most: number
  onChange: (minute: number) => void
  disabled: boolean
}

/** A time of day as people write it, `20:00`; 24:00 is the day's end. */
function Clock({ label, value, most, onChange, disabled }: ClockProps) {
  const { t } = useTranslation('coupons')
  const typed = useTypedValue<number, 'unreadable'>({
    value,
    write: (minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    read: (text) => {
      const match = /^(\d{1,2}):([0-5]\d)$/.exec(text.normalize('NFKC').trim())
      const minute = match ? Number(match[1]) * 60 + Number(match[2]) : Number.NaN
      return minute <= most ? { ok: true, value: minute } : { ok: false, fault: 'unreadable' }
    },
    onChange: (minute) => minute !== null && onChange(minute),
  })
  return (
    <Field label={label} error={typed.fault ? t('if.clockFault') : null}>
      {(control) => (
        <TextInput
          {...control}
          value={typed.text}
          onChange={typed.onType}
          onBlur={typed.onLeave}
          disabled={disabled}
          inputMode="numeric"
        />
      )}
    </Field>
  )
}
