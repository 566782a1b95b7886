import type { ReactNode } from 'react'
import styles from './control.module.css'

type CheckboxProps = { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode; disabled?: boolean }

export function Checkbox({ checked, onChange, children, disabled = false }: CheckboxProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  )
}
