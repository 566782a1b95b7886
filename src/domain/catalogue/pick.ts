import type { CampaignDocument, CampaignProduct, ProductTerms } from '../campaign/document.ts'
import { languages, markets, type Language } from '../market.ts'
import { nameIn } from '../named.ts'
import type { Product } from './product.ts'

/** What a product of the catalogue is called in a language: its own name or the nearest, else the first it has. */
export function catalogueName({ id, name: names }: Pick<Product, 'id' | 'name'>, language: Language): string {
  const first = languages.find((one) => names[one] !== undefined)
  return nameIn({ name: (first && names[first]) ?? id, names }, language)
}

/**
 * A product of the catalogue as a campaign takes it in: with its names, and prices, costs and stock as they stand now.
 *
 * @param language of whoever picks it
 */
export function pickProduct(product: Product, document: CampaignDocument, language: Language): CampaignProduct {
  const terms = Object.fromEntries(
    markets.flatMap((market) => {
      const own = product.terms[market]
      return own && document.markets[market] ? [[market, { ...own, stock: stockIn(own.stock, document) }]] : []
    }),
  )
  const { id, name: names, category } = product
  return { id, name: catalogueName(product, language), names, category, terms }
}

/** Stock of the channels that the campaign sells on; the shop's other stock is none of its business. */
function stockIn(stock: ProductTerms['stock'], { channels }: CampaignDocument): ProductTerms['stock'] {
  return Object.fromEntries(Object.entries(stock).filter(([channel]) => channels.some((own) => own === channel)))
}
