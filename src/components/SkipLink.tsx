import type { ReactNode, RefObject } from 'react'
import styles from './SkipLink.module.css'

type SkipLinkProps = {
  /** Takes the focus: an element with an id and `tabIndex={-1}`. */
  to: RefObject<HTMLElement | null>
  id: string
  children: ReactNode
}

/** Leads past what stands before the content. Seen only by those who come to it with Tab. */
export function SkipLink({ to, id, children }: SkipLinkProps) {
  return (
    <a
      className={styles.skip}
      href={`#${id}`}
      onClick={(event) => {
        event.preventDefault()
        to.current?.focus()
      }}
    >
      {children}
    </a>
  )
}
