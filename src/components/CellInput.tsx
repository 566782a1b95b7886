import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeInBasisPoints, type BasisPoints, type Currency, type Minor } from '#domain/money.ts'
import { amountWords, formatMinor, parseAmount } from '#lib/format/money.ts'
import { groupDigits } from '#lib/format/numbers.ts'
import { formatBasisPoints, parsePercent } from '#lib/format/percent.ts'
import styles from './CellInput.module.css'
import controls from './control.module.css'
import { useTypedValue } from './useTypedValue.ts'

type CellProps<T> = {
  /** Row and column in words: the cell has no label of its own in sight. */
  label: string
  value: T | null
  onChange: (value: T | null) => void
  disabled: boolean
  error?: string | undefined
  /** For figures of a few digits, where many columns must fit. */
  narrow?: boolean
}

/** An amount in a table's cell; the column's head names the currency. */
export function CellMoney({ currency, ...cell }: CellProps<Minor> & { currency: Currency }) {
  const { t } = useTranslation()
  const words = amountWords(currency)
  return (
    <Cell
      {...cell}
      write={(amount) => formatMinor(amount, currency)}
      read={(text) => {
        const parsed = parseAmount(text, currency)
        return parsed.ok ? { ok: true, value: parsed.amount } : { ok: false, fault: t(`amount.${parsed.fault}`, words) }
      }}
    />
  )
}

/** A count in a table's cell. */
export function CellCount(cell: CellProps<number>) {
  const { t } = useTranslation()
  return (
    <Cell
      {...cell}
      write={(count) => groupDigits(String(count))}
      read={(text) => {
        const digits = text.normalize('NFKC').replaceAll(',', '').trim()
        return /^\d{1,9}$/.test(digits)
          ? { ok: true, value: Number(digits) }
          : { ok: false, fault: t('number.notANumber') }
      }}
    />
  )
}

/** A share of a whole in a table's cell; the column's head says of what. */
export function CellRate(cell: CellProps<BasisPoints>) {
  const { t } = useTranslation()
  const most = { max: formatBasisPoints(wholeInBasisPoints) }
  return (
    <Cell
      {...cell}
      write={(rate) => formatBasisPoints(rate).slice(0, -1)}
      read={(text) => {
        const parsed = parsePercent(text)
        return parsed.ok ? { ok: true, value: parsed.rate } : { ok: false, fault: t(`percent.${parsed.fault}`, most) }
      }}
    />
  )
}

/** The fault of what cannot be read is its sentence: it stands below, as in any field. */
type Read<T> = (text: string) => { ok: true; value: T } | { ok: false; fault: string }

function Cell<T>({
  label,
  value,
  onChange,
  disabled,
  error,
  narrow = false,
  write,
  read,
}: CellProps<T> & { write: (value: T) => string; read: Read<T> }) {
  const typed = useTypedValue<T, string>({ value, write, read, onChange })
  const noteId = useId()
  const fault = typed.fault ?? error
  return (
    <>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={fault ? true : undefined}
        aria-describedby={typed.fault ? noteId : undefined}
        title={fault}
        disabled={disabled}
        className={`${controls.control} ${controls.figure} ${narrow ? styles.narrow : styles.cell}`}
        value={typed.text}
        onChange={(event) => typed.onType(event.target.value)}
        onBlur={typed.onLeave}
      />
      {typed.fault && (
        <small id={noteId} role="alert" className={styles.fault}>
          {typed.fault}
        </small>
      )}
    </>
  )
}
