import type { LedgerAnswer, LedgerEntry } from './ports/ledger.ts'

/** What each entry meets, in order: the first of an id that was entered now is new, every other is seen again. */
export function answerEach(
  entries: readonly LedgerEntry[],
  entered: ReadonlySet<string>,
  hashOf: (id: string) => string | undefined,
): LedgerAnswer[] {
  const counted = new Set<string>()
  return entries.map(({ id, bodyHash }) => {
    if (entered.has(id) && !counted.has(id)) {
      counted.add(id)
      return 'new'
    }
    return hashOf(id) === bodyHash ? 'same' : 'other'
  })
}
