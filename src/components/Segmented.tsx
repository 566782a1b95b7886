import { useId, type ReactNode } from 'react'
import styles from './Segmented.module.css'

export type SegmentedOption<T extends string> = {
  value: T
  label: ReactNode
  title?: string
  disabledReason?: string | undefined
}

type SegmentedProps<T extends string> = {
  /** Names the group for those who cannot see what the options belong to. */
  label: string
  options: readonly SegmentedOption<T>[]
  /** Null: none of them, as yet. */
  value: T | null
  onChange: (value: T) => void
}

/** A choice among two to five short words, all in sight. Radio buttons underneath: arrow keys move the choice. */
export function Segmented<T extends string>({ label, options, value, onChange }: SegmentedProps<T>) {
  const name = useId()
  return (
    <div className={styles.group} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles.option} title={option.disabledReason ?? option.title}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabledReason !== undefined}
            onChange={() => onChange(option.value)}
            {...(option.title ? { 'aria-label': option.title } : {})}
            aria-describedby={option.disabledReason ? `${name}-${option.value}` : undefined}
          />
          <span>{option.label}</span>
          {option.disabledReason && (
            <small id={`${name}-${option.value}`} className="visually-hidden">
              {option.disabledReason}
            </small>
          )}
        </label>
      ))}
    </div>
  )
}
