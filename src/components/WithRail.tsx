import { useState, type ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import styles from './WithRail.module.css'

type WithRailProps = {
  /** What the figures are about. */
  label: string
  children: ReactNode
  /** The figures at the right; on a narrow screen they unfold from a bar at the foot. Null: the page has the room. */
  rail: ReactNode | null
  /** What the bar says while the figures are folded away. */
  summary: ReactNode
}

/** A page with its cost always in sight. */
export function WithRail({ label, children, rail, summary }: WithRailProps) {
  const [open, setOpen] = useState(false)
  return (
    <div className={rail === null ? undefined : styles.columns}>
      <div className={styles.main}>{children}</div>
      {rail !== null && (
        <aside className={`${styles.rail} ${open ? styles.open : ''}`} aria-label={label}>
          <button type="button" className={styles.bar} aria-expanded={open} onClick={() => setOpen(!open)}>
            <span className={styles.summary}>{summary}</span>
            <Icon name={open ? 'down' : 'up'} />
          </button>
          <div className={styles.figures}>{rail}</div>
        </aside>
      )}
    </div>
  )
}
