export type JsonChange = { pointer: string; before: unknown; after: unknown }

/** What differs between two JSON values, leaf by leaf, as JSON pointers in document order. Absent is `undefined`. */
export function jsonChanges(before: unknown, after: unknown, pointer = ''): JsonChange[] {
  if (Object.is(before, after)) return []
  if (!isTree(before) && !isTree(after)) return [{ pointer, before, after }]
  const left = isTree(before) ? before : {}
  const right = isTree(after) ? after : {}
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])]
  const inner = keys.flatMap((key) => jsonChanges(left[key], right[key], `${pointer}/${escapePart(key)}`))
  // One side is a leaf, or an empty tree stands against nothing: that itself is the change.
  return inner.length === 0 && isTree(before) !== isTree(after) ? [{ pointer, before, after }] : inner
}

type Tree = Record<string, unknown>

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null
}

function escapePart(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}
