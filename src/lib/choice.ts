export type Choice<T extends string> = {
  /** Has the reader ever chosen, or does the fallback stand? */
  isChosen: () => boolean
  get: () => T
  set: (value: T) => void
  subscribe: (changed: () => void) => () => void
}

/** One of a few words, remembered in this browser and shared by every component that reads it. */
export function createChoice<T extends string>(key: string, options: readonly T[], fallback: T): Choice<T> {
  const listeners = new Set<() => void>()
  let value = options.find((option) => option === stored(key)) ?? fallback
  return {
    isChosen: () => stored(key) !== null,
    get: () => value,
    set: (next) => {
      value = next
      keep(key, next)
      for (const changed of listeners) changed()
    },
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

// A browser may refuse storage (private windows, policies): the choice then lasts as long as the page.
function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    return
  }
}
