import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { DateInput } from '#components/DateInput.tsx'
import { addDays, dateOf, type LocalDate } from '#lib/zone.ts'
import styles from './FilterBar.module.css'
import { lengthOf, type DateRange } from './range.ts'
import type { Scope } from './useScope.ts'

/** Presets, and two days to choose others by. */
export function RangeForm({ scope, onChoose }: { scope: Scope; onChoose: (range: DateRange | null) => void }) {
  const { t } = useTranslation('analytics')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const [days, setDays] = useState<{ from: LocalDate | null; to: LocalDate | null }>(scope.range)
  const last = scope.extent.last ? dateOf(scope.extent.last, scope.zone) : scope.range.to
  const first = scope.extent.first ? dateOf(scope.extent.first, scope.zone) : scope.range.from
  const [from, to] = [days.from, days.to].toSorted()
  const range = from && to ? { from, to } : null
  const presets = [
    { key: 'everything', range: { from: first, to: last } },
    ...[7, 28, 90].map((days) => ({ key: `last${days}` as const, range: { from: addDays(last, 1 - days), to: last } })),
  ] as const

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault()
        if (range) onChoose(range)
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
        {(['from', 'to'] as const).map((side) => (
          <DateInput
            key={side}
            label={t(`filters.${side}`)}
            zone={scope.zone}
            value={days[side]}
            onChange={(day) => setDays({ ...days, [side]: day })}
          />
        ))}
      </div>
      <div className={styles.foot}>
        <span>{range ? t('filters.dayCount', { count: lengthOf(range) }) : ''}</span>
        <Button type="submit" tone="primary" disabledReason={range ? undefined : t('filters.bothDays')}>
          {t('filters.apply')}
        </Button>
      </div>
    </form>
  )
}
