import type { Kysely } from 'kysely'
import type { Migration } from './migration.ts'

type Campaigns = { campaigns: { id: string; record: string; phases: string } }

/** The phases of each campaign beside its name and dates, so that a list can draw them on a time axis. */
export const phases: Migration = {
  name: '0004Phases',
  async up(db, { text }) {
    await db.schema
      .alterTable('campaigns')
      .addColumn('phases', text, (c) => c.notNull().defaultTo('[]'))
      .execute()
    const campaigns = db as unknown as Kysely<Campaigns>
    for (const { id, record } of await campaigns.selectFrom('campaigns').select(['id', 'record']).execute()) {
      const kept = JSON.parse(record) as { document?: { phases?: unknown } }
      await campaigns
        .updateTable('campaigns')
        .set({ phases: JSON.stringify(kept.document?.phases ?? []) })
        .where('id', '=', id)
        .execute()
    }
  },
}
