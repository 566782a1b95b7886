import type { ReactNode } from 'react'
import styles from './Block.module.css'

/** A named part of an editor. `folded` parts open on demand: they are set once and seldom touched. */
export function Block({ title, folded = false, children }: { title: string; folded?: boolean; children: ReactNode }) {
  if (folded) {
    return (
      <details className={styles.block}>
        <summary className={styles.summary}>{title}</summary>
        <div className={styles.folded}>{children}</div>
      </details>
    )
  }
  return (
    <section className={styles.block}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
