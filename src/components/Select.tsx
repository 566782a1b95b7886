import type { SelectHTMLAttributes } from 'react'
import styles from './control.module.css'

export type SelectOption<T extends string> = { value: T; label: string; disabled?: boolean }

type SelectProps<T extends string> = {
  value: T
  onChange: (value: T) => void
  options: readonly SelectOption<T>[]
} & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange'>

/** A choice among more words than fit in sight: the platform's own list, with its keyboard and its phone wheel. */
export function Select<T extends string>({ value, onChange, options, ...rest }: SelectProps<T>) {
  return (
    <select
      {...rest}
      className={styles.control}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value)
        if (chosen) onChange(chosen.value)
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  )
}
