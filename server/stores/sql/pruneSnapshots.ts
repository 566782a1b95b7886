import type { Instant } from '#domain/time.ts'
import { affected } from './counts.ts'
import type { Db } from './tables.ts'

/** Removes old snapshots that a later one of their market followed, unless they are the last that a key received. */
export function pruneSnapshots(db: Db, before: Instant, most: number): Promise<number> {
  const old = db
    .selectFrom('snapshots as old')
    .select(['old.market', 'old.number'])
    .where('old.made_at', '<', before)
    .where((e) =>
      e.exists(
        e
          .selectFrom('snapshots as later')
          .select('later.number')
          .whereRef('later.market', '=', 'old.market')
          .whereRef('later.number', '>', 'old.number'),
      ),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('receptions as last')
            .select('last.key_id')
            .whereRef('last.market', '=', 'old.market')
            .whereRef('last.snapshot', '=', 'old.number'),
        ),
      ),
    )
    .limit(most)
  return affected(
    db.deleteFrom('snapshots').where((e) => e(e.refTuple('market', 'number'), 'in', old.$asTuple('market', 'number'))),
  )
}
