import type { Currency, Minor, Money } from '#domain/money.ts'
import type { Instant } from '#domain/time.ts'
import type { DateStyle, TimeZone } from '#lib/format/dates.ts'
import { formatMoney } from '#lib/format/money.ts'
import { formatNumber } from '#lib/format/numbers.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useNow } from '#lib/useNow.ts'
import styles from './Figures.module.css'

/** An amount. `short` writes large ones in the reader's grouping and keeps the exact one on hover. */
export function Amount({
  amount,
  currency,
  short = false,
  sign,
}: {
  amount: Minor
  currency: Currency
  short?: boolean
  sign?: 'minusOnly' | 'always'
}) {
  const format = useFormat()
  const money: Money = { amount, currency }
  if (!short) return <span className={styles.figure}>{format.money(money, sign)}</span>
  return (
    <span className={styles.figure} title={formatMoney(money, sign)}>
      {format.moneyShort(money, sign)}
    </span>
  )
}

/** A count. `short` as above. */
export function Count({ value, short = false }: { value: number; short?: boolean }) {
  const format = useFormat()
  return (
    <span className={styles.figure} title={short ? formatNumber(value) : undefined}>
      {short ? format.numberShort(value) : format.number(value)}
    </span>
  )
}

/** A moment on a zone's clock, zone included; on hover the same in UTC. */
export function Moment({ at, zone, style }: { at: Instant; zone: TimeZone; style?: DateStyle }) {
  const format = useFormat()
  return (
    <time dateTime={at} title={at} className={styles.figure}>
      {format.time(at, zone, style)}
    </time>
  )
}

/** How long ago, kept true while it is in sight. */
export function Ago({ at, zone }: { at: Instant; zone: TimeZone }) {
  const format = useFormat()
  const now = useNow(10_000)
  return (
    <time dateTime={at} title={format.time(at, zone, 'second')} className={styles.figure}>
      {format.relative(at, now)}
    </time>
  )
}
