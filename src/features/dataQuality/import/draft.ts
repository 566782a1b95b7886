import type { Import } from '#contract/imports.ts'
import { guessColumns, possibleDateFormats } from '#domain/import/guess.ts'
import type { Mapping } from '#domain/import/mapping.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import type { OpenCsv } from './openCsv.ts'

/** The mapping as the form has it: columns may still be open. */
export type MappingDraft = Omit<Mapping, 'columns'> & { columns: Record<keyof Mapping['columns'], string | null> }

type Opened = Pick<OpenCsv, 'fileName' | 'header' | 'sample'>

/** What the form opens with: the mapping last used on a file with these columns, else a guess from names and samples. */
export function firstDraft(file: Opened, market: Market, earlier: readonly Import[]): MappingDraft {
  const used = earlier.find(({ mapping }) =>
    Object.values(mapping.columns).every((column) => column === null || file.header.includes(column)),
  )
  if (used) return used.mapping
  const columns = guessColumns(file.header)
  const at = columns.at === null ? -1 : file.header.indexOf(columns.at)
  const formats = possibleDateFormats(file.sample.map((row) => row[at] ?? ''))
  return {
    name: file.fileName.replace(/\.\w+$/, '').slice(0, 80),
    market,
    channel: null,
    timeZone: marketFacts[market].timeZone,
    dateFormat: formats[0] ?? 'YYYY-MM-DD',
    columns,
  }
}

export const neededColumns = ['customer', 'at'] as const

/** What still has to be chosen before the file can be read; null when nothing is. */
export function missingIn({ name, columns }: MappingDraft): 'name' | 'customer' | 'at' | 'amount' | null {
  if (name.trim() === '') return 'name'
  if (columns.customer === null) return 'customer'
  if (columns.at === null) return 'at'
  if (columns.amount === null && (columns.unitPrice === null || columns.quantity === null)) return 'amount'
  return null
}

/** @throws RangeError while something is missing. */
export function mappingOf(draft: MappingDraft): Mapping {
  const { customer, at } = draft.columns
  if (missingIn(draft) !== null || customer === null || at === null) throw new RangeError('the mapping is not complete')
  return { ...draft, name: draft.name.trim(), columns: { ...draft.columns, customer, at } }
}
