import type { Kysely, RawBuilder } from 'kysely'

/** Column types, and the few words that differ between the two engines. */
export type Ddl = {
  /** Compared and sorted by code point on both. */
  text: RawBuilder<unknown>
  integer: RawBuilder<unknown>
  bigint: RawBuilder<unknown>
  /** A number the database hands out, going up, never used twice. */
  counter: RawBuilder<unknown>
}

/** One step forward; never changed after it was released, never taken back. */
export type Migration = {
  name: string
  up(db: Kysely<Record<string, never>>, ddl: Ddl): Promise<void>
}
