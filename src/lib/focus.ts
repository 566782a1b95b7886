/** Everything that Tab might come to. */
const controls = 'a[href], button, input, select, textarea, summary, [tabindex]'

/** Can Tab come to it as things stand? */
export function isReachable(element: HTMLElement): boolean {
  if (element.tabIndex < 0 || element.matches(':disabled') || !isInSight(element)) return false
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return true
  // Of a choice among radio buttons Tab comes to the chosen one alone.
  const group = [...document.getElementsByName(element.name)]
  return !group.some((one) => one instanceof HTMLInputElement && one.checked)
}

/** A test's document has no layout; there everything counts as seen. */
function isInSight(element: Element): boolean {
  return !('checkVisibility' in element) || element.checkVisibility({ visibilityProperty: true })
}

/** The controls in a part of the page, itself among them, in the order of the page. */
export function reachableIn(part: Node): HTMLElement[] {
  if (!(part instanceof HTMLElement)) return []
  return [part, ...part.querySelectorAll<HTMLElement>(controls)].filter(
    (element) => element.matches(controls) && isReachable(element),
  )
}

/** Finds where the focus should go, or null while it is not there. May bring it into view. */
export type Aim = () => HTMLElement | null

/** A page's data and code may take this long to arrive; later its reader has long gone on. */
const waitMs = 5_000

let giveUp: () => void = () => undefined

/**
 * Puts the focus on the first of several places that can be found, and on a better one as soon as it is there: parts of
 * a page arrive one after another. Ends with the next key or click, for then the reader has gone on by themselves.
 */
export function aimFocus(aims: readonly Aim[]): void {
  giveUp()
  let reached: { element: HTMLElement; rank: number } | null = null

  const attempt = () => {
    if (reached && !reached.element.isConnected) reached = null
    for (const [rank, aim] of aims.slice(0, reached?.rank ?? aims.length).entries()) {
      const element = aim()
      element?.focus({ preventScroll: true })
      if (element && document.activeElement === element) {
        reached = { element, rank }
        return
      }
    }
  }

  const observer = new MutationObserver(attempt)
  const timer = setTimeout(() => giveUp(), waitMs)
  const events = ['keydown', 'pointerdown'] as const
  giveUp = () => {
    observer.disconnect()
    clearTimeout(timer)
    for (const event of events) document.removeEventListener(event, giveUp, true)
    giveUp = () => undefined
  }
  for (const event of events) document.addEventListener(event, giveUp, true)
  observer.observe(document.body, { childList: true, subtree: true })
  attempt()
}

/** Brings a control into view without moving what is in view already. */
export function inView<E extends HTMLElement>(element: E | null | undefined): E | null {
  element?.scrollIntoView({ block: 'nearest' })
  return element ?? null
}
