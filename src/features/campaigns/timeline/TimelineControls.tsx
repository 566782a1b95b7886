import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMarket } from '#lib/useMarket.ts'
import { spans } from './timelineSearch.ts'
import styles from './timeline.module.css'

type Span = (typeof spans)[number]

type TimelineControlsProps = {
  count: Span
  onCount: (count: Span) => void
  /** By so many months. */
  onMove: (months: number) => void
  onToday: () => void
}

/** Which months are in sight. */
export function TimelineControls({ count, onCount, onMove, onToday }: TimelineControlsProps) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const [market] = useMarket()
  return (
    <div className={styles.controls}>
      <span className={styles.moves}>
        <Button size="small" label={t('timeline.earlier')} onClick={() => onMove(-1)}>
          ←
        </Button>
        <Button size="small" onClick={onToday}>
          {t('timeline.toToday')}
        </Button>
        <Button size="small" label={t('timeline.later')} onClick={() => onMove(1)}>
          →
        </Button>
      </span>
      <Segmented
        label={t('timeline.months')}
        options={spans.map((span) => ({ value: span, label: t('timeline.span', { months: span }) }))}
        value={count}
        onChange={onCount}
      />
      <span className={styles.muted}>{t('timeline.clock', { place: format.place(zoneOf(market)) })}</span>
    </div>
  )
}
