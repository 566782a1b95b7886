import { useTranslation } from 'react-i18next'
import styles from './FilterChip.module.css'
import { Icon } from './Icon.tsx'

/** A condition in force, which a press takes away. */
export function FilterChip({ label, value, onRemove }: { label: string; value: string; onRemove: () => void }) {
  const { t } = useTranslation()
  return (
    <span className={styles.chip}>
      <span className={styles.label}>{label}</span> <strong>{value}</strong>
      <button type="button" onClick={onRemove} aria-label={t('ui.removeFilter', { name: `${label} ${value}` })}>
        <Icon name="close" className={styles.icon} />
      </button>
    </span>
  )
}
