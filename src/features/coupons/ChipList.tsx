import { useTranslation } from 'react-i18next'
import { FilterChip } from '#components/FilterChip.tsx'
import { AddMenu } from './AddMenu.tsx'
import styles from './coupons.module.css'

type ChipListProps = {
  label: string
  /** Everything that can be chosen, by its name. What is chosen and not known stands by its id. */
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  disabled: boolean
}

/** Several of a list: each chosen one as a chip that a press takes away, the others to be added. */
export function ChipList({ label, options, chosen, onChange, disabled }: ChipListProps) {
  const { t } = useTranslation('coupons')
  const free = options.filter(({ value }) => !chosen.includes(value))
  return (
    <div className={styles.chips} role="group" aria-label={label}>
      {chosen.map((value) => {
        const name = options.find((option) => option.value === value)?.label ?? value
        return disabled ? (
          <span key={value} className={styles.plainChip}>
            {name}
          </span>
        ) : (
          <FilterChip
            key={value}
            label={label}
            value={name}
            onRemove={() => onChange(chosen.filter((one) => one !== value))}
          />
        )
      })}
      {!disabled && free.length > 0 && (
        <AddMenu
          label={t('scope.add', { what: label })}
          options={free}
          onAdd={(value) => onChange([...chosen, value])}
        />
      )}
    </div>
  )
}
