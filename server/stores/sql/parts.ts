/** Rows per statement: values stay under the 32,766 of SQLite. */
const perStatement = 2_000

/** Cuts many rows into as many as one statement takes. */
export function* parts<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += perStatement) yield rows.slice(start, start + perStatement)
}
