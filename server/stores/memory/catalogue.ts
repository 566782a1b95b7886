import type { CatalogueStore, StoredProduct } from '../ports/catalogue.ts'
import { byText } from './order.ts'
import { Table } from './table.ts'
import type { Journal } from './table.ts'

export function catalogueStore(journal: Journal): CatalogueStore {
  const products = new Table<StoredProduct>(journal, (product) => product.id)
  return {
    get: async (id) => products.get(id),
    list: async () =>
      products.select(
        () => true,
        byText((product) => product.id),
      ),
    async insert(product) {
      if (products.has(product.id)) return false
      products.add(product)
      return true
    },
    async update(product, expectedRevision) {
      if (products.get(product.id)?.revision !== expectedRevision) return false
      products.put(product)
      return true
    },
  }
}
