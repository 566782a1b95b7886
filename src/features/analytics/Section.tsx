import { useId, type ReactNode } from 'react'
import styles from './AnalyticsFrame.module.css'

/** A part of a page with its own name and tools. */
export function Section({ title, tools, children }: { title: ReactNode; tools?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {tools && <div className={styles.tools}>{tools}</div>}
      </div>
      {children}
    </section>
  )
}
