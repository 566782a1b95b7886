import type { Migration } from './migration.ts'

/** People, keys, campaigns, audit, events on their way, imports, delivery. */
export const base: Migration = {
  name: '0001Base',
  async up(db, { text, integer, bigint, counter }) {
    await db.schema
      .createTable('users')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('email', text, (c) => c.notNull())
      .addColumn('email_key', text, (c) => c.notNull().unique())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('role', text, (c) => c.notNull())
      .addColumn('active', integer, (c) => c.notNull())
      .addColumn('password_hash', text, (c) => c.notNull())
      .addColumn('language', text)
      .addColumn('created_at', text, (c) => c.notNull())
      .addColumn('last_seen_at', text)
      .addColumn('revision', integer, (c) => c.notNull())
      .execute()

    await db.schema
      .createTable('sessions')
      .addColumn('token_hash', text, (c) => c.primaryKey())
      .addColumn('user_id', text, (c) => c.notNull())
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('created_at', text, (c) => c.notNull())
      .addColumn('last_active_at', text, (c) => c.notNull())
      .addColumn('expires_at', text, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('sessions_by_user').on('sessions').column('user_id').execute()

    await db.schema
      .createTable('attempts')
      .addColumn('kind', text, (c) => c.notNull())
      .addColumn('key', text, (c) => c.notNull())
      .addColumn('failures', integer, (c) => c.notNull())
      .addColumn('last_at', text, (c) => c.notNull())
      .addColumn('blocked_until', text)
      .addPrimaryKeyConstraint('attempts_key', ['kind', 'key'])
      .execute()

    await db.schema
      .createTable('setup_token')
      .addColumn('id', integer, (c) => c.primaryKey())
      .addColumn('token_hash', text, (c) => c.notNull())
      .addColumn('created_at', text, (c) => c.notNull())
      .execute()

    await db.schema
      .createTable('storefront_keys')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('scope', text, (c) => c.notNull())
      .addColumn('hint', text, (c) => c.notNull())
      .addColumn('secret_hash', text, (c) => c.notNull().unique())
      .addColumn('created_at', text, (c) => c.notNull())
      .addColumn('created_by', text)
      .addColumn('last_used_at', text)
      .addColumn('revoked_at', text)
      .execute()

    await db.schema
      .createTable('campaigns')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('revision', integer, (c) => c.notNull())
      .addColumn('record', text, (c) => c.notNull())
      .addColumn('name', text, (c) => c.notNull())
      .addColumn('name_key', text, (c) => c.notNull())
      .addColumn('search_text', text, (c) => c.notNull())
      .addColumn('review', text, (c) => c.notNull())
      .addColumn('markets', text, (c) => c.notNull())
      .addColumn('starts_at', text, (c) => c.notNull())
      .addColumn('ends_at', text, (c) => c.notNull())
      .addColumn('owner_id', text, (c) => c.notNull())
      .addColumn('updated_at', text, (c) => c.notNull())
      .addColumn('plays', integer, (c) => c.notNull())
      .addColumn('errors', integer, (c) => c.notNull())
      .addColumn('warnings', integer, (c) => c.notNull())
      .addColumn('currency', text, (c) => c.notNull())
      .addColumn('budget', bigint, (c) => c.notNull())
      .addColumn('worst', bigint, (c) => c.notNull())
      .addColumn('expected', bigint, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('campaigns_by_update').on('campaigns').columns(['updated_at', 'id']).execute()
    await db.schema.createIndex('campaigns_by_name').on('campaigns').columns(['name_key', 'id']).execute()
    await db.schema.createIndex('campaigns_by_start').on('campaigns').columns(['starts_at', 'id']).execute()
    await db.schema.createIndex('campaigns_by_worst').on('campaigns').columns(['worst', 'id']).execute()

    await db.schema
      .createTable('campaign_stages')
      .addColumn('campaign_id', text, (c) => c.notNull())
      .addColumn('from_at', text, (c) => c.notNull())
      .addColumn('until_at', text, (c) => c.notNull())
      .addColumn('status', text, (c) => c.notNull())
      .addColumn('draft_differs', integer, (c) => c.notNull())
      .addPrimaryKeyConstraint('campaign_stages_key', ['campaign_id', 'from_at'])
      .execute()

    await db.schema
      .createTable('campaign_revisions')
      .addColumn('campaign_id', text, (c) => c.notNull())
      .addColumn('revision', integer, (c) => c.notNull())
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('hash', text, (c) => c.notNull())
      .addColumn('by_id', text, (c) => c.notNull())
      .addColumn('at', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('campaign_revisions_key', ['campaign_id', 'revision'])
      .execute()

    await db.schema
      .createTable('campaign_versions')
      .addColumn('campaign_id', text, (c) => c.notNull())
      .addColumn('number', integer, (c) => c.notNull())
      .addColumn('hash', text, (c) => c.notNull())
      .addColumn('document', text, (c) => c.notNull())
      .addColumn('facts', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('campaign_versions_key', ['campaign_id', 'number'])
      .execute()

    await db.schema
      .createTable('products')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('revision', integer, (c) => c.notNull())
      .addColumn('updated_at', text, (c) => c.notNull())
      .addColumn('product', text, (c) => c.notNull())
      .execute()

    await db.schema
      .createTable('audit')
      .addColumn('number', bigint, (c) => c.primaryKey())
      .addColumn('at', text, (c) => c.notNull())
      .addColumn('actor_id', text)
      .addColumn('actor_name', text)
      .addColumn('action', text, (c) => c.notNull())
      .addColumn('object_type', text, (c) => c.notNull())
      .addColumn('object_id', text, (c) => c.notNull())
      .addColumn('object_name', text)
      .addColumn('before', text, (c) => c.notNull())
      .addColumn('after', text, (c) => c.notNull())
      .addColumn('hash', text, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('audit_by_object').on('audit').columns(['object_id', 'number']).execute()

    await db.schema
      .createTable('audit_head')
      .addColumn('id', integer, (c) => c.primaryKey())
      .addColumn('number', bigint, (c) => c.notNull())
      .addColumn('hash', text, (c) => c.notNull())
      .execute()
    await db.insertInto('audit_head').values({ id: 1, number: 0, hash: '' }).execute()

    await db.schema
      .createTable('idempotency')
      .addColumn('actor_id', text, (c) => c.notNull())
      .addColumn('key', text, (c) => c.notNull())
      .addColumn('request_hash', text, (c) => c.notNull())
      .addColumn('status', integer, (c) => c.notNull())
      .addColumn('body', text, (c) => c.notNull())
      .addColumn('expires_at', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('idempotency_key', ['actor_id', 'key'])
      .execute()

    await db.schema
      .createTable('ledger')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('body_hash', text, (c) => c.notNull())
      .execute()

    await db.schema
      .createTable('outbox')
      .addColumn('number', counter)
      .addColumn('received_at', text, (c) => c.notNull())
      .addColumn('events', integer, (c) => c.notNull())
      .addColumn('body', text, (c) => c.notNull())
      .execute()

    await db.schema
      .createTable('quarantine')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('received_at', text, (c) => c.notNull())
      .addColumn('event_id', text)
      .addColumn('code', text, (c) => c.notNull())
      .addColumn('pointer', text)
      .addColumn('body', text, (c) => c.notNull())
      .addColumn('source', text, (c) => c.notNull())
      .execute()
    await db.schema.createIndex('quarantine_by_time').on('quarantine').columns(['received_at', 'id']).execute()

    await db.schema
      .createTable('imports')
      .addColumn('id', text, (c) => c.primaryKey())
      .addColumn('file_name', text, (c) => c.notNull())
      .addColumn('file_hash', text, (c) => c.notNull())
      .addColumn('mapping', text, (c) => c.notNull())
      .addColumn('mapping_hash', text, (c) => c.notNull())
      .addColumn('total_rows', integer, (c) => c.notNull())
      .addColumn('next_row', integer, (c) => c.notNull())
      .addColumn('events', integer, (c) => c.notNull())
      .addColumn('duplicates', integer, (c) => c.notNull())
      .addColumn('rejected', integer, (c) => c.notNull())
      .addColumn('started_by_id', text)
      .addColumn('started_by_name', text)
      .addColumn('started_at', text, (c) => c.notNull())
      .addColumn('finished_at', text)
      .addUniqueConstraint('imports_by_file', ['file_hash', 'mapping_hash'])
      .execute()

    await db.schema
      .createTable('import_orders')
      .addColumn('import_id', text, (c) => c.notNull())
      .addColumn('key', text, (c) => c.notNull())
      .addColumn('customer', text, (c) => c.notNull())
      .addColumn('body', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('import_orders_key', ['import_id', 'key'])
      .execute()
    await db.schema
      .createIndex('import_orders_by_customer')
      .on('import_orders')
      .columns(['import_id', 'customer', 'key'])
      .execute()

    await db.schema
      .createTable('rejected_rows')
      .addColumn('import_id', text, (c) => c.notNull())
      .addColumn('row', integer, (c) => c.notNull())
      .addColumn('cells', text, (c) => c.notNull())
      .addColumn('column', text)
      .addColumn('code', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('rejected_rows_key', ['import_id', 'row'])
      .execute()

    await db.schema
      .createTable('snapshots')
      .addColumn('market', text, (c) => c.notNull())
      .addColumn('number', integer, (c) => c.notNull())
      .addColumn('etag', text, (c) => c.notNull())
      .addColumn('text', text, (c) => c.notNull())
      .addColumn('made_at', text, (c) => c.notNull())
      .addColumn('effective_at', text, (c) => c.notNull())
      .addColumn('contents', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('snapshots_key', ['market', 'number'])
      .execute()

    await db.schema
      .createTable('receptions')
      .addColumn('key_id', text, (c) => c.notNull())
      .addColumn('market', text, (c) => c.notNull())
      .addColumn('snapshot', integer, (c) => c.notNull())
      .addColumn('etag', text, (c) => c.notNull())
      .addColumn('at', text, (c) => c.notNull())
      .addPrimaryKeyConstraint('receptions_key', ['key_id', 'market'])
      .execute()

    await db.schema
      .createTable('settings')
      .addColumn('name', text, (c) => c.primaryKey())
      .addColumn('value', text, (c) => c.notNull())
      .execute()
  },
}
