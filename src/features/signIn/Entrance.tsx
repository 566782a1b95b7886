import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '#components/Notice.tsx'
import styles from './Entrance.module.css'

/** The page in front of the console: one column, the house's sign, one form. */
export function Entrance({ title, lead, children }: { title: string; lead?: string | undefined; children: ReactNode }) {
  const { t } = useTranslation('signIn')
  const card = useRef<HTMLDivElement>(null)
  // Somebody came here to type: the first field is theirs at once.
  useEffect(() => card.current?.querySelector('input')?.focus(), [])
  return (
    <main className={styles.entrance}>
      <title>{`${title} · Haggle`}</title>
      <svg className={styles.curve} viewBox="0 0 1200 600" preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.band} d="M0 60C160 330 380 470 1200 520L1200 590C420 580 150 470 0 200Z" />
        <path className={styles.line} d="M0 120C150 400 400 520 1200 555" />
      </svg>
      <div ref={card} className={styles.card}>
        <p className={styles.brand}>
          <img src="/favicon.svg" alt="" width="24" height="24" /> Haggle
        </p>
        <h1 tabIndex={-1}>{title}</h1>
        {lead && <p className={styles.lead}>{lead}</p>}
        {!window.isSecureContext && <Notice tone="warning">{t('needsHttps')}</Notice>}
        {children}
      </div>
    </main>
  )
}
