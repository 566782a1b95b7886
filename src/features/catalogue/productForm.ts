import type { Product } from '#domain/catalogue/product.ts'

export const emptyProduct: Product = { id: '', name: {}, category: 'phones', terms: {}, retired: false }

export type ProductFault = 'idMissing' | 'idShape' | 'idTaken' | 'nameMissing' | 'nowhere'

/** The first thing that stands in the way of saving. */
export function faultOf(product: Product, existing: readonly { id: string }[]): ProductFault | null {
  if (product.id.trim() === '') return 'idMissing'
  if (!/^[\w.-]{1,40}$/.test(product.id)) return 'idShape'
  if (existing.some((other) => other.id === product.id)) return 'idTaken'
  if (Object.keys(product.name).length === 0) return 'nameMissing'
  return Object.keys(product.terms).length === 0 ? 'nowhere' : null
}
