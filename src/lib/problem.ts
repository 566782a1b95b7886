/** What a failed call tells the reader: a code of the contract's table, or that nothing answered at all. */
export type ProblemCode = string

export type Trouble = {
  code: ProblemCode
  status: number | null
  /** JSON pointers of the fields that are wrong, with their codes. */
  fields: readonly { pointer: string; code: string }[]
}

/**
 * Reads whatever was thrown into something that can be said. Read by shape, not by class: the same fault arrives as a
 * client error, as a response a loader threw, or as the browser's own failure to connect.
 */
export function troubleOf(error: unknown): Trouble {
  if (isOffline() && !hasCode(error)) return { code: 'offline', status: null, fields: [] }
  if (hasCode(error)) return { code: error.code, status: error.status ?? null, fields: fieldsOf(error.data) }
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message))
    return { code: 'network', status: null, fields: [] }
  return { code: 'unknown', status: null, fields: [] }
}

type Coded = { code: string; status?: number; data?: unknown }

function hasCode(error: unknown): error is Coded {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
}

function fieldsOf(data: unknown): Trouble['fields'] {
  if (typeof data !== 'object' || data === null || !('errors' in data) || !Array.isArray(data.errors)) return []
  return data.errors.filter(isField)
}

function isField(value: unknown): value is { pointer: string; code: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pointer' in value &&
    typeof value.pointer === 'string' &&
    'code' in value &&
    typeof value.code === 'string'
  )
}

function isOffline(): boolean {
  return typeof navigator !== 'undefined' && navigator.onLine === false
}
