import { cursorOf, pageOf, positionAt } from '../cursor.ts'
import type { Position } from '../cursor.ts'
import type { Page, PageRequest } from '../ports/page.ts'
import { comparePositions } from './order.ts'

type List<Row> = {
  name: string
  shape: readonly ('string' | 'number')[]
  direction: 'asc' | 'desc'
  positionOf(row: Row): Position
}

/** One page of the rows that match, sorted and cut as the SQL stores do it. */
export function pageIn<Row, Item>(
  matches: readonly Row[],
  list: List<Row>,
  { cursor, limit }: PageRequest,
  itemOf: (row: Row) => Item,
): Page<Item> {
  const sign = list.direction === 'asc' ? 1 : -1
  const sorted = matches.toSorted((a, b) => sign * comparePositions(list.positionOf(a), list.positionOf(b)))
  const after = cursor === undefined ? undefined : positionAt(list.name, cursor, list.shape)
  const rest = after ? sorted.filter((row) => sign * comparePositions(list.positionOf(row), after) > 0) : sorted
  return pageOf(rest, limit, matches.length, itemOf, (row) => cursorOf(list.name, list.positionOf(row)))
}
