/** Where the focus last was at each address of this visit, by what the control says: its element is another one later. */
const places = new Map<string, string>()

/** The one at the address that the reader went back or on to: read before the page there is drawn and takes the focus. */
let wanted: string | undefined

/** Remembers them from now on, until the signal. */
export function rememberPlaces(signal: AbortSignal): void {
  const note = (place: EventTarget | null) => {
    if (place instanceof HTMLElement && !place.closest('dialog, [role="menu"]')) places.set(address(), sayingOf(place))
  }
  const remember = ({ target }: FocusEvent) => note(target)
  const recall = () => {
    wanted = places.get(address())
  }
  document.addEventListener('focusin', remember, { signal })
  window.addEventListener('popstate', recall, { signal })
  if (document.activeElement !== document.body) note(document.activeElement)
}

/** What had the focus when the page in view was last left, or null where it is not there. */
export function placeLastHeld(): HTMLElement | null {
  if (wanted === undefined) return null
  const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')
  return [...all].find((element) => sayingOf(element) === wanted && element.checkVisibility()) ?? null
}

const address = () => window.location.pathname + window.location.search

function sayingOf(element: HTMLElement): string {
  const label = 'labels' in element ? (element.labels as NodeList | null)?.[0]?.textContent : null
  const href = element.getAttribute('href')
  return [element.localName, element.getAttribute('aria-label') ?? label ?? element.textContent, href].join('\n')
}
