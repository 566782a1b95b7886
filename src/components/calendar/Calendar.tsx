import { DatePicker } from 'antd'
import type { Locale } from 'antd/es/locale'
import dayjs, { type Dayjs } from 'dayjs'
import utc from 'dayjs/plugin/utc'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#domain/market.ts'
import { instantOf, type LocalTime } from '#domain/time.ts'
import type { TimeZone } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useNow } from '#lib/useNow.ts'
import { addDays, dateOf, type LocalDate } from '#lib/zone.ts'
import { AntdTheme } from './AntdTheme.tsx'
import { antdLocale } from './antdLocales.ts'
import styles from './Calendar.module.css'

// A clock on a wall has no summer time of the reader's own: its figures are carried as if they were UTC.
dayjs.extend(utc)

export type CalendarProps = {
  id: string
  /** antd's words, from `calendarWords`. */
  words: Locale
  label: string
  value: LocalTime | null
  withClock: boolean
  /** Whose today is marked. */
  zone: TimeZone
  /** What the calendar is drawn in: the window it belongs to, or the page. */
  within: () => HTMLElement
  onPick: (local: LocalTime) => void
  onClose: () => void
}

/** antd's words in the reader's language, fetched before the calendar is drawn: one that waited would take its page away. */
export const calendarWords = (language: Language): Promise<Locale> => antdLocale(language)

/**
 * antd's month and clock below a line of our own. Its cells answer to a mouse alone, so each is given a button: arrow
 * keys walk over days, Page Up and Down over months, with Shift over years.
 */
export function Calendar({ id, words, label, value, withClock, zone, within, onPick, onClose }: CalendarProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const today = dateOf(instantOf(useNow(60_000)), zone)
  const at = value && utcOf(value)
  // antd turns back to the chosen month whenever it is given another object for it.
  const chosen = useMemo(() => (at === null ? null : dayjs.utc(at)), [at])
  const [cursor, setCursor] = useState<LocalDate>(chosen ? chosen.format('YYYY-MM-DD') : today)
  const [shown, setShown] = useState(() => dayjs.utc(cursor))
  const [toFocus, setToFocus] = useState(cursor)

  const walk = (event: KeyboardEvent, day: LocalDate) => {
    const next = stepOf(event, day)
    if (next === null) return
    event.preventDefault()
    setToFocus(next)
    setCursor(next)
    setShown(dayjs.utc(next))
  }

  const dayCell = (date: Dayjs) => {
    const day = date.format('YYYY-MM-DD')
    return (
      <button
        type="button"
        data-day={day}
        tabIndex={day === cursorOn(shown, cursor) ? 0 : -1}
        className="ant-picker-cell-inner"
        aria-label={format.timeBare(date.toISOString(), 'UTC', 'day')}
        aria-current={day === today ? 'date' : undefined}
        aria-pressed={chosen !== null && day === chosen.format('YYYY-MM-DD')}
        onKeyDown={(event) => walk(event, day)}
      >
        {date.date()}
      </button>
    )
  }

  const clockCell = (unit: number, part: 'hour' | 'minute') => {
    const current = value?.[part] ?? 0
    return (
      <button
        type="button"
        tabIndex={unit === current ? 0 : -1}
        className="ant-picker-time-panel-cell-inner"
        aria-label={t(`time.${part}`, { value: two(unit) })}
        aria-pressed={value !== null && unit === current}
        onKeyDown={walkColumn}
      >
        {two(unit)}
      </button>
    )
  }

  return (
    <AntdTheme locale={words}>
      <span inert className={styles.anchor}>
        <DatePicker
          open
          className={styles.line}
          value={chosen}
          pickerValue={shown}
          onPickerValueChange={setShown}
          onCalendarChange={(date) => {
            if (date === null || Array.isArray(date)) return
            setCursor(date.format('YYYY-MM-DD'))
            onPick(localOf(date))
          }}
          onOk={onClose}
          showNow={false}
          {...(withClock ? { showTime: { format: 'HH:mm', defaultOpenValue: dayjs.utc(0) } } : {})}
          previewValue={false}
          getPopupContainer={within}
          classNames={{ popup: { root: styles.popup ?? '', container: styles.sheet ?? '' } }}
          panelRender={(content: ReactNode) => (
            <Panel id={id} label={t('time.openCalendar', { field: label })} focus={toFocus}>
              {content}
            </Panel>
          )}
          cellRender={(current, { type, subType, originNode }) => {
            if (type === 'date' && dayjs.isDayjs(current)) return dayCell(current)
            if (type === 'time' && typeof current === 'number' && (subType === 'hour' || subType === 'minute'))
              return clockCell(current, subType)
            return originNode
          }}
        />
      </span>
    </AntdTheme>
  )
}

type PanelProps = { id: string; label: string; focus: LocalDate; children: ReactNode }

/** Puts the focus on a day when its button is drawn: at first, and after a walk to another month. */
function Panel({ id, label, focus, children }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // It may still stand outside the page, where antd measures it: the page must not scroll there.
    panel.current?.querySelector<HTMLElement>(`[data-day="${focus}"]`)?.focus({ preventScroll: true })
  }, [focus])
  return (
    <div ref={panel} role="dialog" aria-label={label} data-calendar={id}>
      {children}
    </div>
  )
}

function stepOf({ key, shiftKey }: KeyboardEvent, day: LocalDate): LocalDate | null {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key]
  if (days !== undefined) return addDays(day, days)
  const pages = { PageUp: -1, PageDown: 1 }[key]
  if (pages === undefined) return null
  return dayjs
    .utc(day)
    .add(pages, shiftKey ? 'year' : 'month')
    .format('YYYY-MM-DD')
}

/** Up and down along the hours or the minutes, and across to the other column. */
function walkColumn(event: KeyboardEvent<HTMLButtonElement>): void {
  const cell = event.currentTarget.closest('li')
  const column = cell?.parentElement
  const next = {
    ArrowUp: cell?.previousElementSibling,
    ArrowDown: cell?.nextElementSibling,
    ArrowLeft: column?.previousElementSibling?.querySelector('[tabindex="0"]'),
    ArrowRight: column?.nextElementSibling?.querySelector('[tabindex="0"]'),
  }[event.key]
  if (next === undefined) return
  event.preventDefault()
  const button = next instanceof HTMLLIElement ? next.querySelector('button') : next
  if (!(button instanceof HTMLElement)) return
  if (next instanceof HTMLLIElement) button.click()
  button.focus()
}

/** The day that Tab comes to: where the walk stands, or the first of the month somebody has paged to. */
function cursorOn(shown: Dayjs, cursor: LocalDate): LocalDate {
  return shown.format('YYYY-MM') === cursor.slice(0, 7) ? cursor : shown.format('YYYY-MM-01')
}

function utcOf({ year, month, day, hour, minute, second }: LocalTime): number {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function localOf(date: Dayjs): LocalTime {
  return {
    year: date.year(),
    month: date.month() + 1,
    day: date.date(),
    hour: date.hour(),
    minute: date.minute(),
    second: date.second(),
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
