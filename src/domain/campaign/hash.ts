/**
 * The one text that stands for a document's content: JSON without spaces, names sorted by code unit, absent and
 * undefined alike. What review, versions and audit bind to is the SHA-256 of this text in UTF-8; the hash itself is
 * computed outside the domain (`node:crypto`, or the browser's).
 *
 * @throws TypeError on what JSON cannot say: functions, NaN, infinities, bigints.
 */
export function canonicalText(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no JSON`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no JSON`)
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${canonicalText(entry)}`).join(',')}}`
}
