import { useTranslation } from 'react-i18next'
import type { Market } from '#domain/market.ts'
import { atLocalTime, localTime, type Instant } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { readTyped, writeTyped } from '#lib/format/typedTimes.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { TypedTime } from './calendar/TypedTime.tsx'
import { Field } from './Field.tsx'
import { useTypedValue } from './useTypedValue.ts'

type MarketTimeInputProps = {
  label: string
  /** Whose clock the time is read on; it is printed beside the field. */
  market: Market
  value: Instant | null
  onChange: (value: Instant | null) => void
  hint?: string
  error?: string | null | undefined
  layout?: 'row' | 'stack'
  disabled?: boolean
  /** `clear` in a form: it is not sent with an earlier moment while something else stands in the field. */
  unreadable?: 'keep' | 'clear'
}

/** A moment, typed or picked as the market's own clock shows it, to the minute. */
export function MarketTimeInput({
  label,
  market,
  value,
  onChange,
  hint,
  error,
  layout = 'stack',
  disabled,
  unreadable = 'keep',
}: MarketTimeInputProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = t('time.inZone', { place: format.place(zoneOf(market)) })
  const typed = useTypedValue<Instant, 'unreadable'>({
    value,
    write: (instant) => writeTyped(localTime(instant, market)),
    read: (text) => {
      const local = readTyped(text)
      return local ? { ok: true, value: atLocalTime(local, market) } : { ok: false, fault: 'unreadable' }
    },
    onChange,
    unreadable,
  })
  const fault = typed.fault && t('time.unreadable', { example: '2026-11-11 00:00' })
  return (
    <Field label={label} hint={hint ? `${zone} · ${hint}` : zone} error={fault ?? error} layout={layout}>
      {(control) => (
        <TypedTime
          control={control}
          label={label}
          typed={typed}
          value={value === null ? null : localTime(value, market)}
          withClock
          zone={zoneOf(market)}
          disabled={disabled}
        />
      )}
    </Field>
  )
}
