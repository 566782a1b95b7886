import { Select, type SelectOption } from './Select.tsx'
import styles from './SelectChip.module.css'

type SelectChipProps<T extends string> = {
  label: string
  value: T
  options: readonly SelectOption<T>[]
  onChange: (value: T) => void
}

/** A filter in one line: what it is, quietly, and what it is set to. */
export function SelectChip<T extends string>({ label, value, options, onChange }: SelectChipProps<T>) {
  return (
    <label className={styles.chip}>
      <span className={styles.name}>{label}</span>
      <Select value={value} options={options} onChange={onChange} />
    </label>
  )
}
