/** In UTF-16 units. A cell this long was cut or nearly was: its row is rejected. */
export const longestCell = 2_000
export const mostCells = 200
/** What stands for U+0000, which neither JSON requests nor databases take. */
export const nulSign = '\u2400'

/**
 * A row as it can be sent and kept. What cannot be (U+0000, cells over `longestCell`, more than `mostCells` cells) is
 * replaced or cut so that the row reader rejects this row, and only this one.
 *
 * @param columns how many the file's header has
 */
export function sendableRow(cells: readonly string[], columns: number): string[] {
  // One short of a header of the full width, else the cut row would pass for a whole one.
  const few = cells.length > mostCells ? cells.slice(0, columns === mostCells ? mostCells - 1 : mostCells) : cells
  // A cut through a surrogate pair leaves a half, which JSON requests may not hold.
  return few.map((cell) =>
    cell
      .replaceAll('\0', nulSign)
      .slice(0, longestCell)
      .replace(/[\uD800-\uDBFF]$/, '\uFFFD'),
  )
}
