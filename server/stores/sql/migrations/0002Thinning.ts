import type { Migration } from './migration.ts'

/** Tells saves from decisions, so that old saves can be thinned out; drops when a snapshot takes effect, which is at once. */
export const thinning: Migration = {
  name: '0002Thinning',
  async up(db, { text }) {
    await db.schema
      .alterTable('campaign_revisions')
      .addColumn('kind', text, (c) => c.notNull().defaultTo('decision'))
      .execute()
    await db.schema
      .createIndex('campaign_revisions_by_time')
      .on('campaign_revisions')
      .columns(['kind', 'at', 'campaign_id', 'revision'])
      .execute()
    await db.schema.alterTable('snapshots').dropColumn('effective_at').execute()
  },
}
