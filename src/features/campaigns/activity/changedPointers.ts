/**
 * Pointers into the document of what an audit row says changed. The row holds only the parts that differ, with entries of
 * lists under their ids. A part that is new or gone is one change, whatever it holds.
 */
export function changedPointers(before: unknown, after: unknown): string[] {
  const found = new Set<string>()
  walk(documentIn(before), documentIn(after), '', found)
  return [...found]
}

function documentIn(value: unknown): unknown {
  return isRecord(value) ? value['document'] : undefined
}

function walk(before: unknown, after: unknown, pointer: string, found: Set<string>): void {
  if (!isRecord(before) || !isRecord(after)) {
    if (pointer !== '') found.add(pointer)
    return
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    walk(before[key], after[key], `${pointer}/${key}`, found)
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
