import { reachableIn } from '#lib/focus.ts'

/**
 * Never lets the focus fall to nothing. Where the control that has it goes (a chip is taken away, a view changes, a
 * window closes over the button that opened it), what took its place has it next, or else the nearest neighbour.
 */
export function keepFocus(signal: AbortSignal): void {
  /** Has the focus, and the window it is in. */
  let current: HTMLElement | null = null
  let dialog: Element | null = null
  /** Had it last outside of windows and passing messages. Where it goes, its successor stands for it. */
  let behind: HTMLElement | null = null

  const hold = (element: EventTarget | null) => {
    if (!(element instanceof HTMLElement)) return
    current = element
    dialog = element.closest('dialog')
    if (!element.closest('dialog, [role="status"]')) behind = element
  }
  const take = ({ target }: FocusEvent) => hold(target)
  const leave = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null) return
    // Some browsers say so of a control that is being removed: what still stands was left on purpose.
    queueMicrotask(() => {
      if (target === current && current?.isConnected && document.activeElement !== current) current = null
    })
  }
  const observer = new MutationObserver((records) => {
    if (behind && isGone(behind)) behind = successorOf(behind, records)
    if (!current || !isGone(current)) return
    const next = dialog?.isConnected ? successorOf(current, records) : behind
    const focus = document.activeElement
    if (focus === null || focus === document.body || focus === current) next?.focus()
    else current = null
  })

  document.addEventListener('focusin', take, { signal })
  document.addEventListener('focusout', leave, { signal })
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] })
  signal.addEventListener('abort', () => observer.disconnect())
  if (document.activeElement && document.activeElement !== document.body) hold(document.activeElement)
}

function isGone(element: HTMLElement): boolean {
  return !element.isConnected || element.matches(':disabled')
}

/** A place between two nodes: where something was. */
type Gap = { parent: Node; before: Node | null }

/** The control nearest to where another one was: after it, else before it, first among its own siblings. */
function successorOf(element: HTMLElement, records: readonly MutationRecord[]): HTMLElement | null {
  let gap = element.isConnected ? gapOf(element) : gapLeftBy(element, records)
  while (gap) {
    const siblings = [...gap.parent.childNodes]
    const at = gap.before ? siblings.indexOf(gap.before as ChildNode) + 1 : 0
    for (const node of siblings.slice(at)) {
      const [first] = reachableIn(node)
      if (first) return first
    }
    for (const node of siblings.slice(0, at).toReversed()) {
      const last = reachableIn(node).at(-1)
      if (last) return last
    }
    if (gap.parent instanceof Element && gap.parent.matches('main, dialog, body')) break
    gap = gapOf(gap.parent)
  }
  return document.querySelector<HTMLElement>('main h1')
}

function gapOf(node: Node): Gap | null {
  return node.parentNode && { parent: node.parentNode, before: node }
}

function gapLeftBy(element: Node, records: readonly MutationRecord[]): Gap | null {
  const record = records.findLast(({ removedNodes }) => [...removedNodes].some((node) => node.contains(element)))
  if (!record) return null
  const { target: parent, previousSibling, nextSibling } = record
  // What held it may itself have gone after it.
  if (!parent.isConnected) return gapLeftBy(parent, records)
  if (previousSibling === null || previousSibling.parentNode === parent) return { parent, before: previousSibling }
  return { parent, before: nextSibling?.parentNode === parent ? nextSibling.previousSibling : parent.lastChild }
}
