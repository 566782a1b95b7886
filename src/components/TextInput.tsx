import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react'
import styles from './control.module.css'

type Changes = { value: string; onChange: (value: string) => void }

/** One line of text. Spread the props of its `Field` on it. */
export function TextInput({
  value,
  onChange,
  ...rest
}: Changes & Omit<InputHTMLAttributes<HTMLInputElement>, keyof Changes>) {
  return (
    <input
      type="text"
      {...rest}
      className={styles.control}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** Several lines of text. */
export function TextArea({
  value,
  onChange,
  ...rest
}: Changes & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, keyof Changes>) {
  return (
    <textarea {...rest} className={styles.control} value={value} onChange={(event) => onChange(event.target.value)} />
  )
}
