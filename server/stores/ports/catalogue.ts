import type { Instant } from '#domain/time.ts'

/** A product of the catalogue; `product` is its canonical JSON. */
export type StoredProduct = { id: string; revision: number; updatedAt: Instant; product: string }

export type CatalogueStore = {
  get(id: string): Promise<StoredProduct | undefined>
  /** By id. */
  list(): Promise<StoredProduct[]>
  /** False where the id is taken. */
  insert(product: StoredProduct): Promise<boolean>
  /** False where the stored revision is not the expected one. */
  update(product: StoredProduct, expectedRevision: number): Promise<boolean>
}
