import styles from './Meter.module.css'

export type MeterPart = { key: string; value: number; color: string; label: string }

type MeterProps = {
  /** What is measured, for those who do not see the bar. */
  label: string
  /** In words: "HK$999,500 of HK$3,000,000". */
  text: string
  whole: number
  parts: readonly MeterPart[]
}

/** How much of a whole is taken, by whom. Above the whole the bar is full and its end marked. */
export function Meter({ label, text, whole, parts }: MeterProps) {
  const taken = parts.reduce((total, part) => total + part.value, 0)
  const scale = Math.max(whole, taken)
  return (
    <div className={`${styles.meter} ${taken > whole ? styles.over : ''}`} role="img" aria-label={`${label}: ${text}`}>
      {scale > 0 &&
        parts.map((part) => (
          <span
            key={part.key}
            title={part.label}
            style={{ width: `${(part.value / scale) * 100}%`, background: part.color }}
          />
        ))}
    </div>
  )
}
