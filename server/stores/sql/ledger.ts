import type { LedgerEntry, LedgerStore, OutboxStore, QuarantineStore, QuarantinedEvent } from '../ports/ledger.ts'
import { answerEach } from '../ledgerAnswers.ts'
import { cursorOf, pageOf, positionAt } from '../cursor.ts'
import { affected, total } from './counts.ts'
import { parts } from './parts.ts'
import type { Db, Tables } from './tables.ts'

export function ledgerStore(db: Db): LedgerStore {
  return {
    async enter(entries) {
      const asked = new Map<string, string>()
      for (const { id, bodyHash } of entries) if (!asked.has(id)) asked.set(id, bodyHash)
      // By id, so that two writers with the same ids wait for each other instead of locking each other out.
      const rows = [...asked].map(([id, bodyHash]) => ({ id, bodyHash })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
      const entered = new Set<string>()
      const known = new Map<string, string>()
      for (const part of parts(rows)) {
        for (const id of await insertNew(db, part)) entered.add(id)
        const seen = part.map((row) => row.id).filter((id) => !entered.has(id))
        for (const row of await hashesOf(db, seen)) known.set(row.id, row.body_hash)
      }
      return answerEach(entries, entered, (id) => known.get(id) ?? asked.get(id))
    },
    async bodyHash(id) {
      return (await hashesOf(db, [id]))[0]?.body_hash
    },
  }
}

/** Inserting first and reading only what was there already leaves PostgreSQL nothing to find conflicts in. */
async function insertNew(db: Db, entries: readonly LedgerEntry[]): Promise<string[]> {
  const rows = await db
    .insertInto('ledger')
    .values(entries.map(({ id, bodyHash }) => ({ id, body_hash: bodyHash })))
    .onConflict((c) => c.column('id').doNothing())
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

async function hashesOf(db: Db, ids: readonly string[]): Promise<Tables['ledger'][]> {
  return ids.length === 0 ? [] : db.selectFrom('ledger').selectAll().where('id', 'in', ids).execute()
}

export function outboxStore(db: Db): OutboxStore {
  return {
    async append({ receivedAt, events, body }) {
      const row = { received_at: receivedAt, events, body }
      return (await db.insertInto('outbox').values(row).returning('number').executeTakeFirstOrThrow()).number
    },
    async oldest(limit) {
      const rows = await db.selectFrom('outbox').selectAll().orderBy('number').limit(limit).execute()
      return rows.map(({ received_at: receivedAt, ...row }) => ({ ...row, receivedAt }))
    },
    async acknowledge(numbers) {
      for (const part of parts(numbers)) await db.deleteFrom('outbox').where('number', 'in', part).execute()
    },
    async pending() {
      const { batches, events, oldestAt } = await db
        .selectFrom('outbox')
        .select((e) => [
          e.fn.countAll<number>().as('batches'),
          e.fn.sum<number | null>('events').as('events'),
          e.fn.min('received_at').as('oldestAt'),
        ])
        .executeTakeFirstOrThrow()
      return { batches, events: events ?? 0, oldestAt }
    },
  }
}

export function quarantineStore(db: Db): QuarantineStore {
  const matching = (code: string | undefined) => {
    const all = db.selectFrom('quarantine')
    return code === undefined ? all : all.where('code', '=', code)
  }
  return {
    async add(events) {
      for (const part of parts(events)) await db.insertInto('quarantine').values(part.map(quarantineRow)).execute()
    },
    async list({ code, cursor, limit }) {
      const matches = matching(code)
      let page = matches
        .selectAll()
        .orderBy('received_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit + 1)
      if (cursor !== undefined) {
        const [at = '', id = ''] = positionAt('quarantine', cursor, ['string', 'string']).map(String)
        page = page.where((e) =>
          e.or([e('received_at', '<', at), e.and([e('received_at', '=', at), e('id', '<', id)])]),
        )
      }
      const rows = await page.execute()
      return pageOf(
        rows,
        limit,
        await total(matches.select((e) => e.fn.countAll<number>().as('n'))),
        quarantinedOf,
        (row) => cursorOf('quarantine', [row.received_at, row.id]),
      )
    },
    async get(id) {
      const row = await db.selectFrom('quarantine').selectAll().where('id', '=', id).executeTakeFirst()
      return row && quarantinedOf(row)
    },
    remove: async (id) => (await affected(db.deleteFrom('quarantine').where('id', '=', id))) === 1,
  }
}

const quarantinedOf = ({ received_at, event_id, ...row }: Tables['quarantine']): QuarantinedEvent => ({
  ...row,
  receivedAt: received_at,
  eventId: event_id,
})

const quarantineRow = ({ receivedAt, eventId, ...event }: QuarantinedEvent): Tables['quarantine'] => ({
  ...event,
  received_at: receivedAt,
  event_id: eventId,
})
