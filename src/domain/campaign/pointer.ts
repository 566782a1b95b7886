/** A part of a JSON document. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** The path a JSON pointer (RFC 6901) describes. @throws RangeError if the text is no pointer. */
export function pathOf(pointer: string): string[] {
  if (pointer === '') return []
  if (!pointer.startsWith('/')) throw new RangeError(`pointer ${pointer}`)
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** What a pointer points to in a document, or undefined where there is nothing. */
export function getAt(document: unknown, pointer: string): unknown {
  let at = document
  for (const part of pathOf(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<string, unknown>)[part]
  }
  return at
}

/**
 * A copy of the document with another value at the pointer; the document itself is left as it is. `-` at the end of a
 * list appends, `undefined` removes.
 *
 * @throws RangeError if the pointer leads through something that is not there, or names `__proto__`.
 */
export function setAt<T>(document: T, pointer: string, value: unknown): T {
  return put(document, pathOf(pointer), value, pointer) as T
}

function put(at: unknown, path: readonly string[], value: unknown, pointer: string): unknown {
  const [part, ...rest] = path
  if (part === undefined) return value
  if (part === '__proto__') throw new RangeError(`pointer ${pointer}`)
  if (Array.isArray(at)) {
    const index = part === '-' ? at.length : Number(part)
    if (!Number.isInteger(index) || index < 0 || index > at.length || (rest.length > 0 && index === at.length))
      throw new RangeError(`pointer ${pointer}`)
    if (rest.length === 0 && value === undefined) return at.toSpliced(index, 1)
    const changed = put(at[index], rest, value, pointer)
    return index === at.length ? [...at, changed] : at.with(index, changed)
  }
  if (typeof at !== 'object' || at === null) throw new RangeError(`pointer ${pointer}`)
  const known = at as Record<string, unknown>
  if (rest.length > 0 && !Object.hasOwn(known, part)) throw new RangeError(`pointer ${pointer}`)
  if (rest.length === 0 && value === undefined) {
    const { [part]: _removed, ...others } = known
    return others
  }
  return { ...known, [part]: put(known[part], rest, value, pointer) }
}

/**
 * The pointer with list positions replaced by the ids of what stands there, so that it names the same thing after the
 * list was reordered. Positions without an id stay.
 */
export function stablePointer(document: unknown, pointer: string): string {
  let at = document
  const parts: string[] = []
  for (const part of pathOf(pointer)) {
    const next: unknown = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined
    const id = Array.isArray(at) && typeof next === 'object' && next !== null && 'id' in next ? next.id : undefined
    parts.push(typeof id === 'string' ? id : part)
    at = next
  }
  return parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}
