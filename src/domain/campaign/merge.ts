import { pointerTo } from '../finding.ts'
import { canonicalText } from './hash.ts'

/** A field both sides changed, differently. The merge holds `mine` until somebody decides; absent is undefined. */
export type Conflict = { pointer: string; base: unknown; mine: unknown; theirs: unknown }

export type Merged<T> = { merged: T; conflicts: Conflict[] }

/**
 * Joins two changes of the same document field by field. What only one side changed is taken; what both changed alike
 * is no conflict; what both changed differently keeps mine and is reported, so that no typing is lost. Things with an id
 * are followed through reordering; something one side removed and the other changed is kept, as a conflict.
 *
 * Pointers lead into the merged document.
 */
export function merge<T>(base: T, mine: T, theirs: T): Merged<T> {
  const conflicts: Conflict[] = []
  const merged = join(base, mine, theirs, [], conflicts) as T
  return { merged, conflicts }
}

type Path = readonly (string | number)[]

function join(base: unknown, mine: unknown, theirs: unknown, path: Path, conflicts: Conflict[]): unknown {
  if (same(mine, theirs) || same(base, theirs)) return mine
  if (same(base, mine)) return theirs
  if (isRecord(mine) && isRecord(theirs)) return joinRecords(isRecord(base) ? base : {}, mine, theirs, path, conflicts)
  if (Array.isArray(mine) && Array.isArray(theirs)) {
    const old: unknown[] = Array.isArray(base) ? base : []
    if ([old, mine, theirs].every(isKeyed)) return joinKeyed(old, mine, theirs, path, conflicts)
    if ([old, mine, theirs].every(isSet)) return joinSets(old, mine, theirs)
    if (old.length === mine.length && old.length === theirs.length)
      return mine.map((entry, k) => join(old[k], entry, theirs[k], [...path, k], conflicts))
  }
  conflicts.push({ pointer: pointerTo(...path), base, mine, theirs })
  // Who removed something did not see what the other wrote into it.
  return mine === undefined ? theirs : mine
}

function joinRecords(
  base: Record<string, unknown>,
  mine: Record<string, unknown>,
  theirs: Record<string, unknown>,
  path: Path,
  conflicts: Conflict[],
): Record<string, unknown> {
  // Variants of a union hold together: two different kinds are not mixed field by field.
  if (typeof mine['type'] === 'string' && mine['type'] !== theirs['type'] && typeof theirs['type'] === 'string') {
    conflicts.push({ pointer: pointerTo(...path), base, mine, theirs })
    return mine
  }
  const merged: Record<string, unknown> = {}
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = join(base[name], mine[name], theirs[name], [...path, name], conflicts)
    if (value !== undefined) merged[name] = value
  }
  return merged
}

function joinKeyed(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
  path: Path,
  conflicts: Conflict[],
): unknown[] {
  const find = (list: readonly unknown[], key: string) => list.find((entry) => keyOf(entry) === key)
  const kept = orderOf(base, mine, theirs).filter((key) => {
    const [old, ours, other] = [find(base, key), find(mine, key), find(theirs, key)]
    // Gone from one side: stays only if the other side changed it.
    if (ours === undefined) return !same(old, other)
    if (other === undefined) return !same(old, ours)
    return true
  })
  return kept.map((key, k) => join(find(base, key), find(mine, key), find(theirs, key), [...path, k], conflicts))
}

/** The order of the side that changed it (mine if both did), with what only the other side has after its neighbour. */
function orderOf(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): string[] {
  const [old, ours, others] = [base, mine, theirs].map((list) => list.map((entry) => keyOf(entry) ?? ''))
  const common = (a: readonly string[], b: readonly string[]) => a.filter((key) => b.includes(key))
  const kept = same(common(ours!, old!), common(old!, ours!))
  const [lead, rest] = kept ? [others!, ours!] : [ours!, others!]
  const order = [...lead]
  rest.forEach((key, k) => {
    if (order.includes(key)) return
    const neighbour = rest.slice(0, k).findLast((earlier) => order.includes(earlier))
    order.splice(neighbour === undefined ? 0 : order.indexOf(neighbour) + 1, 0, key)
  })
  return order
}

function joinSets(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const kept = mine.filter((entry) => theirs.includes(entry) || !base.includes(entry))
  return [...kept, ...theirs.filter((entry) => !mine.includes(entry) && !base.includes(entry))]
}

function keyOf(entry: unknown): string | undefined {
  if (!isRecord(entry)) return undefined
  const key = entry['id'] ?? entry['finding']
  return typeof key === 'string' ? key : undefined
}

function isKeyed(list: readonly unknown[]): boolean {
  const keys = list.map(keyOf)
  return keys.every((key) => key !== undefined) && new Set(keys).size === keys.length
}

function isSet(list: readonly unknown[]): boolean {
  return list.every((entry) => typeof entry === 'string') && new Set(list).size === list.length
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function same(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b
  return canonicalText(a) === canonicalText(b)
}
