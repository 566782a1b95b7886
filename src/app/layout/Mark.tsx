import styles from './Mark.module.css'

/** The sign of the house: a price on its way down. */
export function Mark() {
  return (
    <svg className={styles.mark} viewBox="0 0 18 18" aria-hidden="true">
      <path d="M4 5.5c1.6 4.6 4.6 7 10 7" />
      <circle cx="4.4" cy="5.4" r="1.6" />
      <circle cx="13.6" cy="12.5" r="1.6" />
    </svg>
  )
}
