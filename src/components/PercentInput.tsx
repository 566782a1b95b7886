import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { portion, wholeInBasisPoints, type BasisPoints, type Minor, type Money } from '#domain/money.ts'
import { formatMoney } from '#lib/format/money.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import { discountEcho, formatBasisPoints, parsePercent } from '#lib/format/percent.ts'
import styles from './control.module.css'
import { Field } from './Field.tsx'
import { useTypedValue } from './useTypedValue.ts'

type PercentInputProps = {
  label: string
  /** Basis points; null while nothing is written. */
  value: BasisPoints | null
  onChange: (value: BasisPoints | null) => void
  max?: BasisPoints
  /**
   * `discount`: how much is taken off; the ways of saying it are echoed below, with the price that
   * is left when `of` is given, so that a typed 8 is never ambiguous. `share`: a plain percentage.
   */
  meaning?: 'share' | 'discount'
  of?: Money
  /** Says what that price becomes, where it is not what somebody pays in all. */
  pays?: (amount: string) => string
  /** The most that is taken off that price, minor units of its currency. */
  atMost?: Minor | undefined
  hint?: string
  error?: string | null | undefined
  layout?: 'row' | 'stack'
  disabled?: boolean
}

export function PercentInput({
  label,
  value,
  onChange,
  max = wholeInBasisPoints,
  meaning = 'share',
  of,
  pays,
  atMost = Number.POSITIVE_INFINITY,
  hint,
  error,
  layout = 'row',
  disabled,
}: PercentInputProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const typed = useTypedValue({
    value,
    write: (rate) => formatBasisPoints(rate).slice(0, -1),
    read: (text) => {
      const parsed = parsePercent(text, max)
      return parsed.ok ? { ok: true, value: parsed.rate } : { ok: false, fault: parsed.fault }
    },
    onChange,
  })
  const fault = typed.fault ? t(`percent.${typed.fault}`, { max: formatBasisPoints(max) }) : null
  const echo = meaning === 'discount' && value !== null && value > 0 ? discountEcho(value, language) : []
  if (echo.length > 0 && of && value !== null) {
    const amount = formatMoney({ ...of, amount: of.amount - Math.min(portion(of.amount, value), atMost) })
    echo.push(pays?.(amount) ?? t('percent.payEcho', { amount }))
  }

  return (
    <Field label={label} hint={echo.length > 0 ? echo.join(' = ') : hint} error={fault ?? error} layout={layout}>
      {(control) => (
        <span className={`${styles.affixed} ${styles.narrow}`} style={{ '--suffix-room': '26px' } as CSSProperties}>
          <input
            {...control}
            type="text"
            inputMode="decimal"
            autoComplete="off"
            disabled={disabled}
            className={`${styles.control} ${styles.figure}`}
            value={typed.text}
            onChange={(event) => typed.onType(event.target.value)}
            onBlur={typed.onLeave}
          />
          <span className={styles.suffix} aria-hidden="true">
            %
          </span>
        </span>
      )}
    </Field>
  )
}
