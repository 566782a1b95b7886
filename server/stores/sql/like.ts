import { sql } from 'kysely'
import type { RawBuilder } from 'kysely'

/** Does the column hold this text anywhere? What is special to LIKE stands for itself. Same on both engines once folded. */
export function holds(column: string, text: string): RawBuilder<boolean> {
  const pattern = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return sql<boolean>`${sql.ref(column)} like ${pattern} escape '\\'`
}
