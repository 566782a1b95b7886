export type CsvCell = string | number | null

/**
 * A table as RFC 4180 CSV with a byte order mark, which Excel needs to read Chinese.
 *
 * A text cell that a spreadsheet would run as a formula (first character `= + - @`, tab or return; OWASP "CSV injection")
 * gets an apostrophe in front. Numbers stay numbers.
 */
export function toCsv(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [head, ...rows].map((cells) => cells.map(cellText).join(','))
  return `\uFEFF${lines.join('\r\n')}\r\n`
}

function cellText(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(cell) && !/^[+-]?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a text to the browser as a file to keep. */
export function downloadText(name: string, text: string, type?: string): void {
  downloadParts(name, [text], type)
}

/** The same of a text in parts: a million lines are never one string. */
export function downloadParts(name: string, parts: string[], type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob(parts, { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
