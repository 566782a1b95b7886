import type { Position } from '../cursor.ts'
import { compareText } from '../text.ts'

/** Order of two positions of one list, as SQL sorts by several columns. */
export function comparePositions(a: Position, b: Position): number {
  for (const [index, x] of a.entries()) {
    const y = b[index]
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : compareText(String(x), String(y))
    if (order !== 0) return order
  }
  return 0
}

export const byText =
  <Row>(...valuesOf: ((row: Row) => string)[]) =>
  (a: Row, b: Row): number =>
    comparePositions(
      valuesOf.map((valueOf) => valueOf(a)),
      valuesOf.map((valueOf) => valueOf(b)),
    )

export const reversed =
  <Row>(order: (a: Row, b: Row) => number) =>
  (a: Row, b: Row): number =>
    order(b, a)
