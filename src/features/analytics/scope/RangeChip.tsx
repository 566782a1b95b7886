import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import { addDays, dateOf, isLocalDate, startOf } from '#lib/zone.ts'
import styles from './FilterBar.module.css'
import { lengthOf, type DateRange } from './range.ts'
import type { Scope } from './useScope.ts'

/** The days in view, and a small window to choose others: presets first, for they are what is mostly wanted. */
export function RangeChip({ scope }: { scope: Scope }) {
  const { t } = useTranslation('analytics')
  const words = useRangeWords()
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panelId = useId()

  useEffect(() => {
    if (!open) return
    root.current?.querySelector<HTMLElement>('input')?.focus()
    const closeOutside = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false)
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('keydown', closeOnEscape)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('keydown', closeOnEscape)
    }
  }, [open])

  const choose = (range: DateRange | null) => {
    void scope.setSearch({ from: range?.from ?? null, to: range?.to ?? null })
    setOpen(false)
    button.current?.focus()
  }

  return (
    <div ref={root} className={styles.range}>
      <button
        ref={button}
        type="button"
        className={styles.chip}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.name}>{t('filters.days')}</span>
        <span className={styles.value}>{words(scope.range, scope.zone)}</span>
      </button>
      {open && (
        <div id={panelId} role="dialog" aria-label={t('filters.days')} className={styles.panel}>
          <RangeForm scope={scope} onChoose={choose} />
        </div>
      )}
    </div>
  )
}

function RangeForm({ scope, onChoose }: { scope: Scope; onChoose: (range: DateRange | null) => void }) {
  const { t } = useTranslation('analytics')
  const [range, setRange] = useState(scope.range)
  const last = scope.extent.last ? dateOf(scope.extent.last, scope.zone) : scope.range.to
  const first = scope.extent.first ? dateOf(scope.extent.first, scope.zone) : scope.range.from
  const whole = isLocalDate(range.from) && isLocalDate(range.to)
  const presets = [
    { key: 'everything', range: { from: first, to: last } },
    ...[7, 28, 90].map((days) => ({ key: `last${days}` as const, range: { from: addDays(last, 1 - days), to: last } })),
  ] as const

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (whole) onChoose(range)
      }}
    >
      <div className={styles.presets}>
        {presets.map((preset) => (
          <Button key={preset.key} size="small" onClick={() => onChoose(preset.range)}>
            {t(`filters.${preset.key as 'everything' | 'last7' | 'last28' | 'last90'}`)}
          </Button>
        ))}
      </div>
      <div className={styles.days}>
        <label>
          {t('filters.from')}
          <input
            type="date"
            value={range.from}
            max={range.to}
            onChange={(event) => setRange({ ...range, from: event.target.value })}
          />
        </label>
        <label>
          {t('filters.to')}
          <input
            type="date"
            value={range.to}
            min={range.from}
            onChange={(event) => setRange({ ...range, to: event.target.value })}
          />
        </label>
      </div>
      <div className={styles.foot}>
        <span>{whole ? t('filters.dayCount', { count: lengthOf(range) }) : ''}</span>
        <Button type="submit" tone="primary" disabledReason={whole ? undefined : t('filters.bothDays')}>
          {t('filters.apply')}
        </Button>
      </div>
    </form>
  )
}

/** A range as people write one: `1 – 30 Nov 2026`. */
export function useRangeWords() {
  const format = useFormat()
  return ({ from, to }: DateRange, zone: string) => {
    const day = (date: string, style: 'day' | 'dayShort') => format.timeBare(startOf(date, zone), zone, style)
    if (from === to) return day(from, 'day')
    const sameYear = from.slice(0, 4) === to.slice(0, 4)
    if (format.language === 'en' && from.slice(0, 7) === to.slice(0, 7))
      return `${Number(from.slice(8))} – ${day(to, 'day')}`
    return `${day(from, sameYear && format.language === 'en' ? 'dayShort' : 'day')} – ${day(to, sameYear && format.language !== 'en' ? 'dayShort' : 'day')}`
  }
}
