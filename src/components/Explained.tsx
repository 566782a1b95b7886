import { useId, type KeyboardEvent, type ReactNode } from 'react'
import styles from './Explained.module.css'

/** A word of the trade that says what it means when it is pointed at, touched or reached by keyboard. Esc hides it again. */
export function Explained({ about, children }: { about: string; children: ReactNode }) {
  const id = useId()
  const hide = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur()
  }
  return (
    <span className={styles.wrap}>
      <button type="button" className={styles.term} aria-describedby={id} onKeyDown={hide}>
        {children}
      </button>
      <span role="tooltip" id={id} className={styles.about}>
        {about}
      </span>
    </span>
  )
}
