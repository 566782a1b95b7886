import { useTranslation } from 'react-i18next'
import type { Market } from '#domain/market.ts'
import { instantOf } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useNow } from '#lib/useNow.ts'
import styles from './MarketClock.module.css'

/** What the clock on the wall of the market in view says. */
export function MarketClock({ market }: { market: Market }) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = zoneOf(market)
  const now = instantOf(useNow(5_000))
  return (
    <time dateTime={now} className={styles.clock} title={`${format.time(now, zone, 'second')} · ${zone}`}>
      <span className="visually-hidden">{t('bar.clock', { place: format.place(zone) })} </span>
      {format.timeBare(now, zone, 'clock')} <span aria-hidden="true">{format.place(zone)}</span>
    </time>
  )
}
