import { useTranslation } from 'react-i18next'
import type { Market } from '#domain/market.ts'
import { atLocalTime, localTime, type Instant } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './control.module.css'
import { Field } from './Field.tsx'

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
}

/** A moment, typed as the market's own clock shows it, to the minute. */
export function MarketTimeInput({
  label,
  market,
  value,
  onChange,
  hint,
  error,
  layout = 'stack',
  disabled,
}: MarketTimeInputProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = t('time.inZone', { place: format.place(zoneOf(market)) })
  return (
    <Field label={label} hint={hint ? `${zone} · ${hint}` : zone} error={error} layout={layout}>
      {(control) => (
        <input
          {...control}
          type="datetime-local"
          disabled={disabled}
          className={styles.control}
          value={value === null ? '' : asLocalText(value, market)}
          onChange={(event) => onChange(fromLocalText(event.target.value, market))}
        />
      )}
    </Field>
  )
}

function asLocalText(instant: Instant, market: Market): string {
  const local = localTime(instant, market)
  const two = (part: number) => String(part).padStart(2, '0')
  const date = `${String(local.year).padStart(4, '0')}-${two(local.month)}-${two(local.day)}`
  return `${date}T${two(local.hour)}:${two(local.minute)}${local.second === 0 ? '' : `:${two(local.second)}`}`
}

function fromLocalText(text: string, market: Market): Instant | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?/.exec(text)
  if (!match) return null
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0))
  return atLocalTime(
    { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second: second ?? 0 },
    market,
  )
}
