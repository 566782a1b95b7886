import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { Currency, Minor } from '#domain/money.ts'
import { amountWords, formatMinor, parseAmount } from '#lib/format/money.ts'
import { currencySigns } from '#lib/format/words.ts'
import styles from './control.module.css'
import { Field } from './Field.tsx'
import { useTypedValue } from './useTypedValue.ts'

type MoneyInputProps = {
  label: string
  currency: Currency
  /** Minor units; null while nothing is written. */
  value: Minor | null
  onChange: (value: Minor | null) => void
  hint?: string
  error?: string | null | undefined
  layout?: 'row' | 'stack'
  required?: boolean
  disabled?: boolean
}

/**
 * An exact amount. Reads `1,999.00`, `HK$1999`, full-width digits; what could be read in two ways is refused with a
 * sentence. The value changes only to what was really written.
 */
export function MoneyInput({
  label,
  currency,
  value,
  onChange,
  hint,
  error,
  layout = 'row',
  required,
  disabled,
}: MoneyInputProps) {
  const { t } = useTranslation()
  const typed = useTypedValue({
    value,
    write: (amount) => formatMinor(amount, currency),
    read: (text) => {
      const parsed = parseAmount(text, currency)
      return parsed.ok ? { ok: true, value: parsed.amount } : { ok: false, fault: parsed.fault }
    },
    onChange,
  })
  const sign = currencySigns[currency]
  const fault = typed.fault
    ? t(`amount.${typed.fault}`, amountWords(currency))
    : required && typed.text === ''
      ? t('amount.required')
      : null

  return (
    <Field label={label} hint={hint} error={fault ?? error} layout={layout}>
      {(control) => (
        <span
          className={`${styles.affixed} ${styles.amount}`}
          style={{ '--prefix-room': `${14 + sign.length * 8}px`, '--digits': typed.text.length } as CSSProperties}
        >
          <span className={styles.prefix} aria-hidden="true">
            {sign}
          </span>
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
        </span>
      )}
    </Field>
  )
}
