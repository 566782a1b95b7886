import Papa from 'papaparse'

export type CsvTable = { header: string[]; rows: string[][] }

/**
 * A CSV text as header and rows, empty lines left out.
 *
 * @returns null where there is no row below the header. `brokenAt` is the line (1 is the first) of a cell whose quotes do
 *   not close as they should: it may have swallowed any number of rows behind it, so none of the file can be trusted.
 */
export function readCsv(given: string): CsvTable | { brokenAt: number } | null {
  const text = given.replace(/^\uFEFF/, '')
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: true })
  const broken = errors.find(({ type }) => type === 'Quotes')
  if (broken) return { brokenAt: text.slice(0, broken.index ?? 0).split(/\r\n|\r|\n/).length }
  const [header, ...rows] = data
  return header && rows.length > 0 ? { header, rows } : null
}
