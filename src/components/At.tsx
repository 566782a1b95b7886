import type { ReactNode } from 'react'
import styles from './At.module.css'

type AtProps = {
  pointer: string
  /** Takes a whole line of its grid. */
  wide?: boolean
  children: ReactNode
}

/** Marks where a field of the document is edited, so that a finding can lead there. */
export function At({ pointer, wide = false, children }: AtProps) {
  return (
    <div data-pointer={pointer} className={`${styles.at} ${wide ? styles.wide : ''}`}>
      {children}
    </div>
  )
}
