export type Toast = {
  id: number
  text: string
  tone: 'plain' | 'bad'
  action?: { label: string; onClick: () => void } | undefined
}

const shownMs = { plain: 5_000, bad: 12_000 }
/** Long enough to read it and to come to its button by keyboard. */
const withActionMs = 8_000

let list: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  list = next
  for (const changed of listeners) changed()
}

export const toasts = {
  get: () => list,
  subscribe: (changed: () => void) => {
    listeners.add(changed)
    return () => listeners.delete(changed)
  },
  dismiss: (id: number) => set(list.filter((toast) => toast.id !== id)),
}

/**
 * A short message for an action that has no form of its own. Errors of a form stand in the form.
 * Said again while it still stands, it takes the place of the first: two of them would read as two things done.
 */
export function toast(
  text: string,
  { tone = 'plain', action }: { tone?: Toast['tone']; action?: Toast['action'] } = {},
): void {
  const id = nextId++
  const others = list.filter((shown) => shown.text !== text)
  set([...others.slice(-2), { id, text, tone, action }])
  setTimeout(() => toasts.dismiss(id), Math.max(shownMs[tone], action ? withActionMs : 0))
}
