import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '#components/Icon.tsx'
import styles from './WithRail.module.css'

type WithRailProps = {
  children: ReactNode
  /** The figures at the right; on a narrow screen they unfold from a bar at the foot. */
  rail: ReactNode
  /** What the bar says while the figures are folded away. */
  summary: ReactNode
}

/** A page with its cost always in sight. */
export function WithRail({ children, rail, summary }: WithRailProps) {
  const { t } = useTranslation('campaigns')
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.columns}>
      <div className={styles.main}>{children}</div>
      <aside className={`${styles.rail} ${open ? styles.open : ''}`} aria-label={t('rail.label')}>
        <button type="button" className={styles.bar} aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className={styles.summary}>{summary}</span>
          <span className="visually-hidden">{t(open ? 'rail.close' : 'rail.open')}</span>
          <Icon name={open ? 'down' : 'up'} />
        </button>
        <div className={styles.figures}>{rail}</div>
      </aside>
    </div>
  )
}
