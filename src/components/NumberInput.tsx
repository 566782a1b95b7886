import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { formatNumber, groupDigits } from '#lib/format/numbers.ts'
import styles from './control.module.css'
import { Field } from './Field.tsx'
import { useTypedValue } from './useTypedValue.ts'

type NumberInputProps = {
  label: string
  value: number | null
  onChange: (value: number | null) => void
  min?: number
  max?: number
  /** What the number counts: `h`, `×`, `units`. */
  unit?: string
  hint?: string
  error?: string | null | undefined
  layout?: 'row' | 'stack'
  required?: boolean
  disabled?: boolean
}

type NumberFault = 'notANumber' | 'below' | 'above'

/** A whole number. Arrow keys step it by one, with Shift by ten. */
export function NumberInput({
  label,
  value,
  onChange,
  min = 0,
  max = Number.MAX_SAFE_INTEGER,
  unit,
  hint,
  error,
  layout = 'row',
  required,
  disabled,
}: NumberInputProps) {
  const { t } = useTranslation()
  const typed = useTypedValue<number, NumberFault>({
    value,
    write: (number) => groupDigits(String(number)),
    read: (text) => read(text, min, max),
    onChange,
  })
  const fault = typed.fault
    ? t(`number.${typed.fault}`, { min: formatNumber(min), max: formatNumber(max) })
    : required && typed.text === ''
      ? t('number.required')
      : null
  const step = (by: number) => typed.onType(String(Math.min(max, Math.max(min, (value ?? min) + by))))

  return (
    <Field label={label} hint={hint} error={fault ?? error} layout={layout}>
      {(control) => (
        <span
          className={`${styles.affixed} ${styles.narrow}`}
          style={{ '--suffix-room': `${unit ? 16 + widthOf(unit) : 10}px` } as CSSProperties}
        >
          <input
            {...control}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            disabled={disabled}
            className={`${styles.control} ${styles.figure}`}
            value={typed.text}
            onChange={(event) => typed.onType(event.target.value)}
            onBlur={typed.onLeave}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
              event.preventDefault()
              step((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1))
            }}
          />
          {unit && (
            <span className={styles.suffix} aria-hidden="true">
              {unit}
            </span>
          )}
        </span>
      )}
    </Field>
  )
}

/** Pixels a unit takes: Han characters are square, others about half of that. */
function widthOf(unit: string): number {
  return [...unit].reduce((width, character) => width + (character > '\u2e80' ? 13 : 8), 0)
}

function read(
  typed: string,
  min: number,
  max: number,
): { ok: true; value: number } | { ok: false; fault: NumberFault } {
  const text = typed.normalize('NFKC').trim()
  if (!/^(\d{1,3}(,\d{3})+|\d+)$/.test(text)) return { ok: false, fault: 'notANumber' }
  const value = Number(text.replaceAll(',', ''))
  if (value < min) return { ok: false, fault: 'below' }
  return value > max ? { ok: false, fault: 'above' } : { ok: true, value }
}
