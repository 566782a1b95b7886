import type { ReactNode } from 'react'
import styles from './Notice.module.css'

/** A sentence of result or advice on the page's own ground: a verdict, a caution, what is still missing. */
export function Notice({
  tone = 'accent',
  children,
  action,
}: {
  tone?: 'accent' | 'ok' | 'warning' | 'bad'
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'bad' ? 'alert' : 'note'}>
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  )
}
