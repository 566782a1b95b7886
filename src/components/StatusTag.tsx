import styles from './StatusTag.module.css'

export type StatusTone = 'neutral' | 'accent' | 'ok' | 'warning' | 'bad'

/** A state in a word; the colour only repeats what the word says. */
export function StatusTag({
  tone = 'neutral',
  children,
  title,
}: {
  tone?: StatusTone
  children: string
  title?: string
}) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`} title={title}>
      {children}
    </span>
  )
}
