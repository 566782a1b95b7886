import { useEffect, type ReactNode } from 'react'
import { useLocation } from 'react-router'
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

/** Puts the focus on the field that the address names, or on the nearest one that holds it. */
export function useArriveAtField(): void {
  const { hash, key } = useLocation()
  useEffect(() => {
    if (!hash.startsWith('#/')) return
    let pointer = decodeURIComponent(hash.slice(1))
    while (pointer !== '') {
      const field = document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`)
      const control = field?.querySelector<HTMLElement>('input, select, textarea, button, [tabindex="0"]')
      if (control) {
        control.scrollIntoView({ block: 'center' })
        control.focus({ preventScroll: true })
        return
      }
      pointer = pointer.slice(0, pointer.lastIndexOf('/'))
    }
  }, [hash, key])
}
