import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Plate.module.css'

/** A page that stands in for one that cannot be shown. */
export function Plate({
  title,
  body,
  action,
  details,
}: {
  title: string
  body: string
  action?: ReactNode
  details?: string
}) {
  const { t } = useTranslation()
  return (
    <div className={styles.plate}>
      <title>{`${title} · Haggle`}</title>
      <svg className={styles.curve} viewBox="0 0 220 80" aria-hidden="true">
        <path className={styles.grid} d="M4 20h212M4 44h212M4 68h212" />
        <path className={styles.line} d="M8 10C30 52 60 60 104 63" />
        <path className={styles.lost} d="M104 63c40 3 70 4 108 5" />
        <circle cx="8" cy="10" r="4" />
        <circle cx="104" cy="63" r="4" />
      </svg>
      <h1 tabIndex={-1}>{title}</h1>
      <p>{body}</p>
      {action}
      {details && (
        <details className={styles.details}>
          <summary>{t('pages.details')}</summary>
          <pre>{details}</pre>
        </details>
      )}
    </div>
  )
}
