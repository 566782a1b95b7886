import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import styles from './Finding.module.css'

type Remedy = { label: string; onApply: () => void; disabledReason?: string | undefined }

export type FindingView = {
  /** Stable among the findings shown together, e.g. code and pointer. */
  key: string
  severity: 'error' | 'warning' | 'ok'
  sentence: ReactNode
  /** The buttons that settle it, each named by what it does: "Set 3 per device", "It is meant". */
  remedies?: readonly Remedy[]
  /** Below the sentence: the reason given for a warning, a field for it. */
  more?: ReactNode
}

const marks = { error: '✕', warning: '!', ok: '✓' } as const
const words = { error: 'ui.error', warning: 'ui.warning', ok: 'ui.good' } as const

/** One thing to know before shoppers meet it: how grave, in a sentence, with its fix. */
export function Finding({ severity, sentence, remedies = [], more }: Omit<FindingView, 'key'>) {
  const { t } = useTranslation()
  return (
    <div className={`${styles.finding} ${styles[severity]}`}>
      <span className={styles.mark} aria-hidden="true">
        {marks[severity]}
      </span>
      <div className={styles.sentence}>
        <span className="visually-hidden">{t(words[severity])}: </span>
        {sentence}
        {more && <div className={styles.more}>{more}</div>}
      </div>
      {remedies.map(({ label, onApply, disabledReason }) => (
        <Button key={label} onClick={onApply} disabledReason={disabledReason}>
          {label}
        </Button>
      ))}
    </div>
  )
}

/** The single findings behind one that stands for several, opened on demand. */
export function FindingsOfOneKind({ count, children }: { count: number; children: readonly ReactNode[] }) {
  const { t } = useTranslation()
  return (
    <details className={styles.kind}>
      <summary>{t('ui.showAll', { count })}</summary>
      <ul>
        {children.map((one, place) => (
          <li key={keyAt(place)}>{one}</li>
        ))}
      </ul>
    </details>
  )
}

/** They are written anew together, never moved. */
const keyAt = (place: number) => `of-${place}`

/** Findings together: errors first. Announced politely when they change. */
export function FindingList({ findings, label }: { findings: readonly FindingView[]; label: string }) {
  const order = { error: 0, warning: 1, ok: 2 }
  const sorted = findings.toSorted((a, b) => order[a.severity] - order[b.severity])
  return (
    <ul className={styles.list} aria-label={label} aria-live="polite">
      {sorted.map(({ key, ...finding }) => (
        <li key={key}>
          <Finding {...finding} />
        </li>
      ))}
    </ul>
  )
}
