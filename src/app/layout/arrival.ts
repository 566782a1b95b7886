import { aimFocus, type Aim } from '#lib/focus.ts'
import { keepFocus } from './keptFocus.ts'
import { placeLastHeld, rememberPlaces } from './places.ts'

/** Looks after the focus until the signal. */
export function watchFocus(signal: AbortSignal): void {
  keepFocus(signal)
  rememberPlaces(signal)
}

type Arrival = {
  hash: string
  /** By the browser's own buttons for back and forward. */
  isReturn: boolean
  isOtherPage: boolean
}

/** Puts the focus where somebody who comes to an address goes on: its field, where they were before, or the heading. */
export function arrive({ hash, isReturn, isOtherPage }: Arrival): void {
  const aims = [...fieldAims(hash), ...(isReturn ? [placeLastHeld] : []), ...(isOtherPage ? [heading] : [])]
  if (aims.length > 0) aimFocus(aims)
}

const heading = () => document.querySelector<HTMLElement>('main h1')

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
