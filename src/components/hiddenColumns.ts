type HiddenColumns = {
  get: () => readonly string[]
  subscribe: (changed: () => void) => () => void
  toggle: (column: string) => void
}

const tables = new Map<string, HiddenColumns>()

/** Which columns of a table its reader has put away, kept in this browser. One store per table id. */
export function createHiddenColumns(table: string, startHidden: readonly string[]): HiddenColumns {
  const existing = tables.get(table)
  if (existing) return existing
  const key = `haggle.columns.${table}`
  const listeners = new Set<() => void>()
  let hidden = read(key) ?? startHidden
  const store: HiddenColumns = {
    get: () => hidden,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    toggle: (column) => {
      hidden = hidden.includes(column) ? hidden.filter((one) => one !== column) : [...hidden, column]
      write(key, hidden)
      for (const changed of listeners) changed()
    },
  }
  tables.set(table, store)
  return store
}

function read(key: string): readonly string[] | null {
  try {
    const text = localStorage.getItem(key)
    return text === null ? null : text.split(',').filter((column) => column !== '')
  } catch {
    return null
  }
}

function write(key: string, hidden: readonly string[]): void {
  try {
    localStorage.setItem(key, hidden.join(','))
  } catch {
    return
  }
}
