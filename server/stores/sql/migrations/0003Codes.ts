import type { Migration } from './migration.ts'

/** Batches of priority codes and of coupon codes; each code only as its hash. */
export const codes: Migration = {
  name: '0003Codes',
  async up(db, { text, integer }) {
    await db.schema
      .createTable('code_batches')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('campaign_id', text, (c) => c.notNull())
      .addColumn('owner_type', text, (c) => c.notNull())
      .addColumn('owner_id', text, (c) => c.notNull())
      .addColumn('owner_part', text, (c) => c.notNull())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('count', integer, (c) => c.notNull())
      .addColumn('groups', integer, (c) => c.notNull())
      .addColumn('per_person', integer)
      .addColumn('state', text, (c) => c.notNull())
      .addColumn('made', integer, (c) => c.notNull())
      .addColumn('created_at', text, (c) => c.notNull())
      .addColumn('created_by_id', text, (c) => c.notNull())
      .addColumn('created_by_name', text, (c) => c.notNull())
      .addColumn('issued_at', text)
      .addColumn('voided_at', text)
      .execute()
    await db.schema
      .createIndex('code_batches_by_campaign')
      .on('code_batches')
      .columns(['campaign_id', 'created_at'])
      .execute()

    await db.schema
      .createTable('codes')
      .addColumn('hash', text, (c) => c.primaryKey())
      .addColumn('batch_id', text, (c) => c.notNull())
      .addColumn('position', integer, (c) => c.notNull())
      .addColumn('used_at', text)
      .addColumn('used_by', text)
      .addColumn('order_id', text)
      .execute()
    await db.schema.createIndex('codes_by_batch').unique().on('codes').columns(['batch_id', 'position']).execute()
    await db.schema.createIndex('codes_by_user').on('codes').columns(['batch_id', 'used_by']).execute()
  },
}
