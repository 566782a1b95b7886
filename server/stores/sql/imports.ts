import type { ImportStore, StoredImport, StoredImportOrder } from '../ports/imports.ts'
import { cursorOf, pageOf, positionAt } from '../cursor.ts'
import { affected, inserted, total } from './counts.ts'
import { parts } from './parts.ts'
import type { Db, Tables } from './tables.ts'

export function importStore(db: Db): ImportStore {
  const all = db.selectFrom('imports').selectAll()
  return {
    list: async () => (await all.orderBy('started_at', 'desc').orderBy('id', 'desc').execute()).map(importOf),
    async get(id) {
      const row = await all.where('id', '=', id).executeTakeFirst()
      return row && importOf(row)
    },
    async byFile(fileHash, mappingHash) {
      const row = await all.where('file_hash', '=', fileHash).where('mapping_hash', '=', mappingHash).executeTakeFirst()
      return row && importOf(row)
    },
    insert: (one) =>
      inserted(
        db
          .insertInto('imports')
          .values(rowOf(one))
          .onConflict((c) => c.doNothing()),
      ),
    async advance(id, expectedNextRow, { nextRow, events, duplicates, rejected, finishedAt }) {
      const change = db
        .updateTable('imports')
        .set({ next_row: nextRow, events, duplicates, rejected, finished_at: finishedAt })
        .where('id', '=', id)
        .where('next_row', '=', expectedNextRow)
      return (await affected(change)) === 1
    },
    async ordersByKey(importId, keys) {
      const orders: StoredImportOrder[] = []
      for (const part of parts(keys)) orders.push(...(await ordersOf(db, importId).where('key', 'in', part).execute()))
      return orders
    },
    async putOrders(importId, orders) {
      for (const part of parts(orders))
        await db
          .insertInto('import_orders')
          .values(part.map((order) => ({ import_id: importId, ...order })))
          .onConflict((c) =>
            c.columns(['import_id', 'key']).doUpdateSet((e) => ({
              customer: e.ref('excluded.customer'),
              body: e.ref('excluded.body'),
            })),
          )
          .execute()
    },
    async ordersOfNextCustomers(importId, customers) {
      const next = await db
        .selectFrom('import_orders')
        .select('customer')
        .distinct()
        .where('import_id', '=', importId)
        .orderBy('customer')
        .limit(customers)
        .execute()
      const orders: StoredImportOrder[] = []
      for (const part of parts(next.map((row) => row.customer)))
        orders.push(
          ...(await ordersOf(db, importId).where('customer', 'in', part).orderBy('customer').orderBy('key').execute()),
        )
      return orders
    },
    async removeOrdersOf(importId, customers) {
      for (const part of parts(customers))
        await db.deleteFrom('import_orders').where('import_id', '=', importId).where('customer', 'in', part).execute()
    },
    async addRejected(importId, rows) {
      for (const part of parts(rows))
        await db
          .insertInto('rejected_rows')
          .values(part.map(({ cells, ...row }) => ({ import_id: importId, cells: JSON.stringify(cells), ...row })))
          .execute()
    },
    async rejected(importId, { cursor, limit }) {
      const matches = db.selectFrom('rejected_rows').where('import_id', '=', importId)
      let page = matches
        .select(['row', 'cells', 'column', 'code'])
        .orderBy('row')
        .limit(limit + 1)
      if (cursor !== undefined) {
        const [after = 0] = positionAt('rejected', cursor, ['number'])
        page = page.where('row', '>', Number(after))
      }
      const rows = await page.execute()
      return pageOf(
        rows,
        limit,
        await total(matches.select((e) => e.fn.countAll<number>().as('n'))),
        ({ cells, ...row }) => ({ ...row, cells: JSON.parse(cells) as string[] }),
        (row) => cursorOf('rejected', [row.row]),
      )
    },
  }
}

const ordersOf = (db: Db, importId: string) =>
  db.selectFrom('import_orders').select(['key', 'customer', 'body']).where('import_id', '=', importId)

const importOf = (row: Tables['imports']): StoredImport => ({
  id: row.id,
  fileName: row.file_name,
  fileHash: row.file_hash,
  mapping: row.mapping,
  mappingHash: row.mapping_hash,
  totalRows: row.total_rows,
  nextRow: row.next_row,
  events: row.events,
  duplicates: row.duplicates,
  rejected: row.rejected,
  startedBy: row.started_by_id === null ? null : { id: row.started_by_id, name: row.started_by_name ?? '' },
  startedAt: row.started_at,
  finishedAt: row.finished_at,
})

const rowOf = (one: StoredImport): Tables['imports'] => ({
  id: one.id,
  file_name: one.fileName,
  file_hash: one.fileHash,
  mapping: one.mapping,
  mapping_hash: one.mappingHash,
  total_rows: one.totalRows,
  next_row: one.nextRow,
  events: one.events,
  duplicates: one.duplicates,
  rejected: one.rejected,
  started_by_id: one.startedBy?.id ?? null,
  started_by_name: one.startedBy?.name ?? null,
  started_at: one.startedAt,
  finished_at: one.finishedAt,
})
