import type { ReactNode } from 'react'
import type { Aim } from '#lib/focus.ts'
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

/** Where to look for the field that an address names by its hash: itself first, then what holds it, from the inside out. */
export function fieldAims(hash: string): Aim[] {
  if (!hash.startsWith('#/')) return []
  const steps = decodeURIComponent(hash.slice(2)).split('/')
  return steps.map((_, shorter) => () => controlAt(`/${steps.slice(0, steps.length - shorter).join('/')}`))
}

function controlAt(pointer: string): HTMLElement | null {
  const field = document.querySelector<HTMLElement>(`[data-pointer="${CSS.escape(pointer)}"]`)
  const control = field?.querySelector<HTMLElement>('input, select, textarea, button, [tabindex="0"]')
  if (!control) return null
  for (let fold = control.closest('details'); fold; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true
  control.scrollIntoView({ block: 'center' })
  return control
}
