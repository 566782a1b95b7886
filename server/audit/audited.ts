import { canonicalText } from '#domain/campaign/hash.ts'
import type { Instant } from '#domain/time.ts'
import type { StoreSet } from '../stores/ports.ts'

type Change = {
  at: Instant
  /** null where the command line or the program itself acts. */
  actor: { id: string; name: string } | null
  action: string
  object: { type: string; id: string; name: string | null }
  before?: unknown
  after?: unknown
}

/** Writes one change into the chain, within the transaction that makes it. Keeps only what differs. */
export async function audited(stores: StoreSet, change: Change): Promise<void> {
  const { before, after } = differences(change.before ?? null, change.after ?? null)
  await stores.audit.append({
    at: change.at,
    actor: change.actor && { id: change.actor.id, name: change.actor.name },
    action: change.action,
    object: change.object,
    before: canonicalText(before),
    after: canonicalText(after),
  })
}

/** The parts of two values that differ. Entries of lists are matched by their ids where they have some. */
export function differences(before: unknown, after: unknown): { before: unknown; after: unknown } {
  const pair = differing(before, after)
  return pair ?? { before: null, after: null }
}

function differing(before: unknown, after: unknown): { before: unknown; after: unknown } | null {
  if (Object.is(before, after)) return null
  const left = entriesOf(before)
  const right = entriesOf(after)
  if (left === null || right === null) return same(before, after) ? null : { before, after }

  const result = { before: {} as Record<string, unknown>, after: {} as Record<string, unknown> }
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const inner = differing(left.get(name) ?? null, right.get(name) ?? null)
    if (inner === null) continue
    if (left.has(name)) result.before[name] = inner.before
    if (right.has(name)) result.after[name] = inner.after
  }
  if (Object.keys(result.before).length > 0 || Object.keys(result.after).length > 0) return result
  // The same entries: what is left to differ is the order of a list.
  const inOrder = !Array.isArray(before) || same([...left.keys()], [...right.keys()])
  return inOrder ? null : { before: [...left.keys()], after: [...right.keys()] }
}

/** Values without entries of their own, and lists whose entries have no ids. */
const same = (before: unknown, after: unknown): boolean =>
  typeof before === 'object' && typeof after === 'object'
    ? canonicalText(before) === canonicalText(after)
    : before === after

function entriesOf(value: unknown): Map<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null
  if (!Array.isArray(value)) return new Map(Object.entries(value).filter(([, entry]) => entry !== undefined))
  const named = value.map((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'id' in entry && typeof entry.id === 'string' ? entry.id : null,
  )
  const ids = named.filter((id) => id !== null)
  if (value.length === 0 || ids.length !== value.length || new Set(ids).size !== ids.length) return null
  return new Map(value.map((entry: unknown, index) => [ids[index] ?? '', entry]))
}
