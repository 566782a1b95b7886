import { BadCursor } from './ports/errors.ts'
import type { Page } from './ports/page.ts'

/** Where a row stands in a list: the values it is sorted by, the last of them unique. */
export type Position = readonly (string | number)[]

/**
 * A cursor is the position of the last row of a page, with the name of the list and sort it belongs to. It holds values,
 * not row numbers, so that rows added or changed meanwhile neither repeat nor hide others.
 */
export function cursorOf(list: string, position: Position): string {
  return JSON.stringify([list, ...position])
}

/** @throws BadCursor unless the text is a cursor of this list, with values of the types of `shape`. */
export function positionAt(list: string, cursor: string, shape: readonly ('string' | 'number')[]): Position {
  const parts = parsed(cursor)
  if (!Array.isArray(parts) || parts[0] !== list || parts.length !== shape.length + 1) throw new BadCursor()
  return shape.map((type, index) => {
    const value: unknown = parts[index + 1]
    if (type === 'string' && typeof value === 'string' && value.isWellFormed() && !value.includes('\0')) return value
    if (type === 'number' && typeof value === 'number' && Number.isSafeInteger(value)) return value
    throw new BadCursor()
  })
}

/** Makes a page of rows that were read one further than the limit. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  total: number,
  itemOf: (row: Row) => Item,
  cursorAfter: (row: Row) => string,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(itemOf),
    nextCursor: rows.length > limit && last !== undefined ? cursorAfter(last) : null,
    total,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new BadCursor(undefined, { cause: error })
  }
}
