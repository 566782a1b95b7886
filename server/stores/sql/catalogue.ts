import type { CatalogueStore, StoredProduct } from '../ports/catalogue.ts'
import { affected, inserted } from './counts.ts'
import type { Db, Tables } from './tables.ts'

export function catalogueStore(db: Db): CatalogueStore {
  const all = db.selectFrom('products').selectAll()
  return {
    async get(id) {
      const row = await all.where('id', '=', id).executeTakeFirst()
      return row && productOf(row)
    },
    list: async () => (await all.orderBy('id').execute()).map(productOf),
    insert: (product) =>
      inserted(
        db
          .insertInto('products')
          .values(rowOf(product))
          .onConflict((c) => c.doNothing()),
      ),
    async update(product, expectedRevision) {
      const change = db.updateTable('products').set(rowOf(product)).where('id', '=', product.id)
      return (await affected(change.where('revision', '=', expectedRevision))) === 1
    },
  }
}

const productOf = ({ updated_at: updatedAt, ...row }: Tables['products']): StoredProduct => ({ ...row, updatedAt })

const rowOf = ({ id, revision, updatedAt, product }: StoredProduct): Tables['products'] => ({
  id,
  revision,
  updated_at: updatedAt,
  product,
})
