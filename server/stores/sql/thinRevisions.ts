import { sql } from 'kysely'
import type { Instant } from '#domain/time.ts'
import { affected } from './counts.ts'
import type { Db } from './tables.ts'

/** Removes saves that another save of the same campaign followed within the same hour of the clock. */
export function thinRevisions(db: Db, before: Instant, most: number): Promise<number> {
  const hour = sql<string>`substr(r.at, 1, 13)`
  const followed = db
    .selectFrom('campaign_revisions as r')
    .select(['r.campaign_id', 'r.revision'])
    .where('r.kind', '=', 'save')
    .where('r.at', '<', before)
    .where((e) =>
      e.exists(
        e
          .selectFrom('campaign_revisions as later')
          .select('later.revision')
          .where('later.kind', '=', 'save')
          .whereRef('later.at', '>=', 'r.at')
          // No minute is a sixtieth: the hour's end, to compare with as text.
          .where('later.at', '<', sql<string>`${hour} || ':60'`)
          .whereRef('later.campaign_id', '=', 'r.campaign_id')
          .whereRef('later.revision', '>', 'r.revision'),
      ),
    )
    .limit(most)
  return affected(
    db
      .deleteFrom('campaign_revisions')
      .where((e) => e(e.refTuple('campaign_id', 'revision'), 'in', followed.$asTuple('campaign_id', 'revision'))),
  )
}
