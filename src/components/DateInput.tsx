import { useTranslation } from 'react-i18next'
import type { TimeZone } from '#lib/format/dates.ts'
import { readTyped, readTypedDay } from '#lib/format/typedTimes.ts'
import { isLocalDate, type LocalDate } from '#lib/zone.ts'
import { TypedTime } from './calendar/TypedTime.tsx'
import { Field } from './Field.tsx'
import { useTypedValue } from './useTypedValue.ts'

type DateInputProps = {
  label: string
  /** Whose today the calendar marks. */
  zone: TimeZone
  value: LocalDate | null
  onChange: (value: LocalDate | null) => void
  hint?: string
  error?: string | null | undefined
  layout?: 'row' | 'stack'
  disabled?: boolean
}

/** A day, typed as `2026-11-11` or picked from the calendar. */
export function DateInput({ label, zone, value, onChange, hint, error, layout = 'stack', disabled }: DateInputProps) {
  const { t } = useTranslation()
  const typed = useTypedValue<LocalDate, 'unreadable'>({
    value,
    write: (day) => day,
    read: (text) => {
      const day = readTypedDay(text)
      return day === null ? { ok: false, fault: 'unreadable' } : { ok: true, value: day }
    },
    onChange,
    unreadable: 'clear',
  })
  const fault = typed.fault && t('time.unreadable', { example: '2026-11-11' })
  return (
    <Field label={label} hint={hint} error={fault ?? error} layout={layout}>
      {(control) => (
        <TypedTime
          control={control}
          label={label}
          typed={typed}
          value={value !== null && isLocalDate(value) ? readTyped(value) : null}
          withClock={false}
          zone={zone}
          disabled={disabled}
        />
      )}
    </Field>
  )
}
