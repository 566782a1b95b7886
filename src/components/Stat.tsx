import type { ReactNode } from 'react'
import { Explained } from './Explained.tsx'
import styles from './Stat.module.css'

type StatProps = {
  label: string
  /** What the figure means, for whoever asks. */
  about?: string
  /** The deciding figure, already written. */
  value: ReactNode
  /** What to compare it with, or how sure it is. */
  note?: ReactNode
  tone?: 'plain' | 'ok' | 'warning' | 'bad'
  size?: 'large' | 'normal'
  children?: ReactNode
}

/** One figure that decides something. */
export function Stat({ label, about, value, note, tone = 'plain', size = 'large', children }: StatProps) {
  return (
    <div className={styles.stat}>
      <dt className={styles.label}>{about ? <Explained about={about}>{label}</Explained> : label}</dt>
      <dd className={size === 'large' ? styles.large : styles.normal}>{value}</dd>
      {note && <dd className={tone === 'plain' ? styles.note : `${styles.note} ${styles[tone]}`}>{note}</dd>}
      {children && <dd>{children}</dd>}
    </div>
  )
}

/** Figures side by side between two hairlines. */
export function StatRow({ children }: { children: ReactNode }) {
  return <dl className={styles.row}>{children}</dl>
}

/** Figures below one another, as in the column at the right of an editor. */
export function StatColumn({ children }: { children: ReactNode }) {
  return <dl className={styles.column}>{children}</dl>
}

export type FactRow = { key: string; label: ReactNode; value: ReactNode }

/** Small facts, label left and value right, a hairline between. */
export function Facts({ rows }: { rows: readonly FactRow[] }) {
  return (
    <dl className={styles.facts}>
      {rows.map((row) => (
        <div key={row.key} className={styles.fact}>
          <dt>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
