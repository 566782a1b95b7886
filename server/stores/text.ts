/**
 * Order of texts by code point: what SQLite's BINARY and PostgreSQL's "C" do with UTF-8. JavaScript's own `<` compares
 * UTF-16 units, which puts 🎄 before ！.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return weight(x) - weight(y)
  }
  return a.length - b.length
}

/** Lifts surrogates above the rest of the basic plane, where their code points are. */
const weight = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)

/** A text as searches see it: case, width and runs of space do not matter. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** What names are sorted by. Bounded, so that it fits a cursor. */
export function sortKey(name: string): string {
  return [...folded(name)].slice(0, 100).join('')
}

/** Two addresses that differ in case are one person's. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase()
}
