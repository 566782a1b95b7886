import type { CatalogueProduct } from '#contract/catalogue.ts'
import { catalogueName } from '#domain/catalogue/pick.ts'
import type { Product } from '#domain/catalogue/product.ts'
import type { Language, Market } from '#domain/market.ts'
import { wholeInBasisPoints, type BasisPoints } from '#domain/money.ts'
import type { CatalogueSearch } from './queries.ts'

/** Units in stock over all channels of a market. */
export function stockOf(product: Pick<Product, 'terms'>, market: Market): number {
  return Object.values(product.terms[market]?.stock ?? {}).reduce((total, units) => total + (units ?? 0), 0)
}

/** What is left of the list price after the unit's cost; null where it is not sold or given away. */
export function marginOf(product: Pick<Product, 'terms'>, market: Market): BasisPoints | null {
  const terms = product.terms[market]
  if (!terms || terms.listPrice === 0) return null
  return Math.trunc(((terms.listPrice - terms.unitCost) * wholeInBasisPoints) / terms.listPrice)
}

/** The products the address asks for, in its order. */
export function chosenProducts(
  products: readonly CatalogueProduct[],
  search: CatalogueSearch,
  market: Market,
  language: Language,
): CatalogueProduct[] {
  const wanted = search.q.trim().toLowerCase()
  const fits = products.filter(
    (product) =>
      (search.show === 'all' || product.retired === (search.show === 'retired')) &&
      (!search.category || product.category === search.category) &&
      (wanted === '' ||
        [product.id, ...Object.values(product.name)].some((text) => text?.toLowerCase().includes(wanted))),
  )
  const down = search.sort.startsWith('-')
  const key = search.sort.replace('-', '')
  const collator = new Intl.Collator(language)
  const compare = (a: CatalogueProduct, b: CatalogueProduct): number => {
    if (key === 'price') return (a.terms[market]?.listPrice ?? -1) - (b.terms[market]?.listPrice ?? -1)
    if (key === 'margin') return (marginOf(a, market) ?? -1) - (marginOf(b, market) ?? -1)
    if (key === 'stock') return stockOf(a, market) - stockOf(b, market)
    return collator.compare(catalogueName(a, language), catalogueName(b, language))
  }
  return fits.toSorted((a, b) => (down ? -compare(a, b) : compare(a, b)))
}
