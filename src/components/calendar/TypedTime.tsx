import { useEffect, useId, useRef, useState, type ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalTime } from '#domain/time.ts'
import type { TimeZone } from '#lib/format/dates.ts'
import { writeTyped, writeTypedDay } from '#lib/format/typedTimes.ts'
import { useLanguage } from '#lib/format/useFormat.ts'
import type { ControlProps } from '../Field.tsx'
import { Icon } from '../Icon.tsx'
import { toast } from '../toast.ts'
import control from '../control.module.css'
import type { CalendarProps } from './Calendar.tsx'
import styles from './TypedTime.module.css'

type TypedTimeProps = {
  control: ControlProps
  label: string
  typed: { text: string; onType: (text: string) => void; onLeave: () => void }
  value: LocalTime | null
  withClock: boolean
  zone: TimeZone
  disabled: boolean | undefined
}

/** antd's calendar is larger than most pages: it comes when somebody reaches for it. */
const fetchCalendar = () => import('./Calendar.tsx')

/** A line to type a date into, and a button that opens a calendar to pick it from. */
export function TypedTime({ control: field, label, typed, value, withClock, zone, disabled }: TypedTimeProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [fetched, setFetched] = useState<{ Calendar: ComponentType<CalendarProps>; words: CalendarProps['words'] }>()
  const [open, setOpen] = useState<'opening' | 'open' | null>(null)
  const root = useRef<HTMLSpanElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const calendarId = useId()

  useEffect(() => {
    if (open !== 'open') return
    const closeOutside = (event: PointerEvent) => {
      const at = event.target as HTMLElement
      if (!root.current?.contains(at) && !at.closest(`[data-calendar="${calendarId}"]`)) setOpen(null)
    }
    const closeOnEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape') return
      // The calendar alone: the window it was opened from stays.
      event.preventDefault()
      event.stopPropagation()
      setOpen(null)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('keydown', closeOnEscape, { capture: true })
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('keydown', closeOnEscape, { capture: true })
    }
  }, [open, calendarId])

  const show = async () => {
    setOpen('opening')
    try {
      const file = await fetchCalendar()
      const words = await file.calendarWords(language)
      setFetched({ Calendar: file.Calendar, words })
      setOpen('open')
    } catch {
      setOpen(null)
      toast(t('time.calendarFailed'), { tone: 'bad' })
    }
  }
  const close = () => {
    setOpen(null)
    button.current?.focus()
  }

  return (
    <span ref={root} className={styles.root} data-clock={withClock || undefined}>
      <input
        {...field}
        type="text"
        inputMode="text"
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        className={`${control.control} ${styles.input}`}
        value={typed.text}
        onChange={(event) => typed.onType(event.target.value)}
        onBlur={typed.onLeave}
      />
      <button
        ref={button}
        type="button"
        className={styles.button}
        disabled={disabled}
        aria-label={t('time.openCalendar', { field: label })}
        title={t('time.openCalendar', { field: label })}
        aria-haspopup="dialog"
        aria-expanded={open === 'open'}
        aria-busy={open === 'opening' || undefined}
        onPointerEnter={() => void fetchCalendar().catch(() => undefined)}
        onClick={() => (open === null ? void show() : close())}
      >
        <Icon name="calendar" />
      </button>
      {open === 'open' && fetched && (
        <fetched.Calendar
          id={calendarId}
          words={fetched.words}
          label={label}
          value={value}
          withClock={withClock}
          zone={zone}
          within={() => root.current?.closest<HTMLElement>('dialog, [role="dialog"]') ?? document.body}
          onPick={(local) => {
            typed.onType(withClock ? writeTyped(local) : writeTypedDay(local))
            typed.onLeave()
            if (!withClock) close()
          }}
          onClose={close}
        />
      )}
    </span>
  )
}
