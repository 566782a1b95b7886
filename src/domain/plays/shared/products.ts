import type { CampaignDocument, CampaignProduct, ProductTerms } from '../../campaign/document.ts'
import type { Fact } from '../../fact.ts'
import { marketFacts, type Language, type Market } from '../../market.ts'
import { exponents, sum, type Minor } from '../../money.ts'
import { nameFact, nameIn, namesFor } from '../../named.ts'

/** The product a play is about, if the campaign holds it. */
export function productOf(campaign: CampaignDocument, productId: string): CampaignProduct | undefined {
  return campaign.products.find(({ id }) => id === productId)
}

/** What a reader of a language calls a product of the campaign; its id where the campaign does not hold it. */
export function productNameIn(campaign: CampaignDocument, productId: string, language: Language): string {
  const product = productOf(campaign, productId)
  return product === undefined ? productId : nameIn(product, language)
}

/**
 * A product by its name in the campaign, or its id.
 *
 * @param market whose shoppers read it, in any of their languages; without it, whoever works here
 */
export function productFact(campaign: CampaignDocument, productId: string, market?: Market): Fact {
  const product = productOf(campaign, productId)
  if (product === undefined) return productId
  if (market === undefined || product.names === undefined) return nameFact(product)
  return { name: product.name, names: namesFor(product, market) }
}

/** What a play's product costs and has in stock in a market, if it is sold there. */
export function termsOf(campaign: CampaignDocument, productId: string, market: Market): ProductTerms | undefined {
  return productOf(campaign, productId)?.terms[market]
}

/** Units allotted to the channels the campaign uses. */
export function stockOf(campaign: CampaignDocument, terms: ProductTerms): number {
  return sum(campaign.channels.map((channel) => terms.stock[channel] ?? 0))
}

/** One whole unit of a market's currency, in minor units: 100 cents, or 1 where there are none. */
export function wholeUnit(market: Market): Minor {
  let unit = 1
  for (let k = 0; k < exponents[marketFacts[market].currency]; k++) unit *= 10
  return unit
}

/** An amount rounded down to whole units of the currency, as prices are written. */
export function inWholeUnits(amount: Minor, market: Market): Minor {
  return amount - (amount % wholeUnit(market))
}

/** One entry per market, where there is something to say. */
export function perMarketOf<V>(
  markets: readonly Market[],
  valueOf: (market: Market) => V | undefined,
): Partial<Record<Market, V>> {
  const found: Partial<Record<Market, V>> = {}
  for (const market of markets) {
    const value = valueOf(market)
    if (value !== undefined) found[market] = value
  }
  return found
}
