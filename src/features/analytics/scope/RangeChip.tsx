import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '#components/Skeleton.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import { startOf } from '#lib/zone.ts'
import styles from './FilterBar.module.css'
import type { DateRange } from './range.ts'
import type { Scope } from './useScope.ts'

/** Fields and calendar are on no page's way to its first chart. */
const fetchForm = () => import('./RangeForm.tsx').then((file) => ({ default: file.RangeForm }))
const RangeForm = lazy(fetchForm)

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
        onPointerEnter={() => void fetchForm().catch(() => undefined)}
        onClick={() => setOpen(!open)}
      >
        <span className={styles.name}>{t('filters.days')}</span>
        <span className={styles.value}>{words(scope.range, scope.zone)}</span>
      </button>
      {open && (
        <div id={panelId} role="dialog" aria-label={t('filters.days')} className={styles.panel}>
          <Suspense fallback={<Skeleton rows={3} />}>
            <RangeForm scope={scope} onChoose={choose} />
          </Suspense>
        </div>
      )}
    </div>
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
