import { useTranslation } from 'react-i18next'
import type { Market } from '#domain/market.ts'
import type { Instant } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { widthOf } from '#lib/textWidth.ts'
import { shareOf, weeksOf, type Axis } from './timeline.ts'
import styles from './timeline.module.css'

type AxisProps = { axis: Axis; market: Market; width: number; now: Instant }

/** Days are named where a month is this wide, in pixels; below that their lines would only be noise. */
const roomForDays = 150

export const hasRoomForDays = (axis: Axis, width: number): boolean => width / axis.months.length >= roomForDays

const percent = (share: number): string => `${share * 100}%`

/** Names of months, days where there is room, and today. */
export function AxisHead({ axis, market, width, now }: AxisProps) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const zone = zoneOf(market)
  const roomy = hasRoomForDays(axis, width)
  const today = t('timeline.today', { day: format.timeBare(now, zone, 'dayShort') })
  const at = shareOf(now, axis)
  const half = widthOf(today) / 2
  return (
    <div className={styles.axis} aria-hidden="true">
      {axis.months.map(({ month, from }) => (
        <span key={month} className={styles.month} style={{ left: percent(shareOf(from, axis)) }}>
          {monthName(format.timeBare(from, zone, 'month'), width / axis.months.length)}
        </span>
      ))}
      {roomy &&
        weeksOf(axis, market).map(({ day, at: week }) => (
          <span key={week} className={styles.day} style={{ left: percent(shareOf(week, axis)) }}>
            {day}
          </span>
        ))}
      {at >= 0 && at <= 1 && (
        <span
          className={styles.today}
          style={{ left: `clamp(0px, calc(${percent(at)} - ${half}px), calc(100% - ${2 * half}px))` }}
        >
          {today}
        </span>
      )}
    </div>
  )
}

/** The lines of the axis behind the rows, and today's before them. */
export function AxisLines({ axis, market, width, now }: AxisProps) {
  const roomy = hasRoomForDays(axis, width)
  const at = shareOf(now, axis)
  return (
    <>
      <div className={styles.lines} aria-hidden="true">
        {axis.months.map(({ month, from }) => (
          <span key={month} className={styles.monthLine} style={{ left: percent(shareOf(from, axis)) }} />
        ))}
        {roomy &&
          weeksOf(axis, market).map(({ at: week }) => (
            <span key={week} className={styles.dayLine} style={{ left: percent(shareOf(week, axis)) }} />
          ))}
      </div>
      {at >= 0 && at <= 1 && (
        <div className={`${styles.lines} ${styles.before}`} aria-hidden="true">
          <span className={styles.todayLine} style={{ left: percent(at) }} />
        </div>
      )}
    </>
  )
}

/** Where a month is narrow, its name without the year: `Nov`, `11月`. */
function monthName(name: string, room: number): string {
  if (widthOf(name) + 8 <= room) return name
  return name.includes('年') ? name.slice(name.indexOf('年') + 1) : name.slice(0, 3)
}
