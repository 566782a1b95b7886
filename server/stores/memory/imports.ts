import type { ImportStore, StoredImport, StoredImportOrder, StoredRejectedRow } from '../ports/imports.ts'
import { byText, reversed } from './order.ts'
import { pageIn } from './pages.ts'
import { keyText, Table } from './table.ts'
import type { Journal } from './table.ts'

const list = {
  name: 'rejected',
  shape: ['number'],
  direction: 'asc',
  positionOf: ({ row }: StoredRejectedRow) => [row],
} as const

export function importStore(journal: Journal): ImportStore {
  const imports = new Table<StoredImport>(journal, (one) => one.id)
  const rejected = new Table<StoredRejectedRow & { importId: string }>(journal, ({ importId, row }) =>
    keyText(importId, row),
  )
  const orders = new Table<StoredImportOrder & { importId: string }>(journal, ({ importId, key }) =>
    keyText(importId, key),
  )
  const ofFile = (fileHash: string, mappingHash: string) =>
    imports.find((one) => one.fileHash === fileHash && one.mappingHash === mappingHash)
  return {
    list: async () =>
      imports.select(
        () => true,
        reversed(
          byText(
            (one) => one.startedAt,
            (one) => one.id,
          ),
        ),
      ),
    get: async (id) => imports.get(id),
    byFile: async (fileHash, mappingHash) => ofFile(fileHash, mappingHash),
    async insert(one) {
      if (imports.has(one.id) || ofFile(one.fileHash, one.mappingHash)) return false
      imports.add(one)
      return true
    },
    async advance(id, expectedNextRow, progress) {
      const one = imports.get(id)
      if (one?.nextRow !== expectedNextRow) return false
      imports.put({ ...one, ...progress })
      return true
    },
    ordersByKey: async (importId, keys) =>
      keys.flatMap((key) => {
        const order = orders.get(importId, key)
        return order ? [orderOf(order)] : []
      }),
    async putOrders(importId, given) {
      for (const order of given) orders.put({ importId, ...order })
    },
    async ordersOfNextCustomers(importId, customers) {
      const left = orders.select(
        (order) => order.importId === importId,
        byText(
          (order) => order.customer,
          (order) => order.key,
        ),
      )
      const next = new Set([...new Set(left.map((order) => order.customer))].slice(0, customers))
      return left.filter((order) => next.has(order.customer)).map(orderOf)
    },
    async removeOrdersOf(importId, customers) {
      const gone = new Set(customers)
      orders.remove((order) => order.importId === importId && gone.has(order.customer))
    },
    async addRejected(importId, rows) {
      for (const row of rows) rejected.add({ importId, ...row })
    },
    async rejected(importId, page) {
      const matches = rejected.select(
        (row) => row.importId === importId,
        (a, b) => a.row - b.row,
      )
      return pageIn(matches, list, page, ({ row, cells, column, code }): StoredRejectedRow => ({
        row,
        cells,
        column,
        code,
      }))
    },
  }
}

const orderOf = ({ key, customer, body }: StoredImportOrder): StoredImportOrder => ({ key, customer, body })
