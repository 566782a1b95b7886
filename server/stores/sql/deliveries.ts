import type { DeliveryStore, Snapshot } from '../ports/deliveries.ts'
import type { Market } from '#domain/market.ts'
import { pruneSnapshots } from './pruneSnapshots.ts'
import type { Db, Tables } from './tables.ts'

export function deliveryStore(db: Db): DeliveryStore {
  const latestFirst = (market: Market) =>
    db.selectFrom('snapshots').selectAll().where('market', '=', market).orderBy('number', 'desc').limit(1)
  return {
    async add({ market, etag, text, madeAt, contents }) {
      const last = await db
        .selectFrom('snapshots')
        .select((e) => e.fn.max('number').as('number'))
        .where('market', '=', market)
        .executeTakeFirst()
      const number = (last?.number ?? 0) + 1
      await db
        .insertInto('snapshots')
        .values({
          market,
          number,
          etag,
          text,
          made_at: madeAt,
          contents: JSON.stringify(contents),
        })
        .execute()
      return number
    },
    async latest(market) {
      const row = await latestFirst(market).executeTakeFirst()
      return row && snapshotOf(row)
    },
    async get(market, number) {
      const row = await latestFirst(market).where('number', '=', number).executeTakeFirst()
      return row && snapshotOf(row)
    },
    prune: (before, most) => pruneSnapshots(db, before, most),
    async received({ keyId, market, snapshot, etag, at }) {
      const state = { snapshot, etag, at }
      await db
        .insertInto('receptions')
        .values({ key_id: keyId, market, ...state })
        .onConflict((c) => c.columns(['key_id', 'market']).doUpdateSet(state))
        .execute()
    },
    async receptions() {
      const rows = await db.selectFrom('receptions').selectAll().orderBy('key_id').orderBy('market').execute()
      return rows.map(({ key_id: keyId, ...row }) => ({ keyId, ...row }))
    },
  }
}

const snapshotOf = (row: Tables['snapshots']): Snapshot => ({
  market: row.market,
  number: row.number,
  etag: row.etag,
  text: row.text,
  madeAt: row.made_at,
  contents: JSON.parse(row.contents) as Snapshot['contents'],
})
