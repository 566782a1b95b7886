import { categories } from '../catalogue/categories.ts'
import type { CampaignDocument } from '../campaign/document.ts'
import type { Fact } from '../fact.ts'
import type { Market } from '../market.ts'
import { productFact } from '../plays/shared/products.ts'
import { labelOf } from './meet.ts'
import type { CouponRule, Scope } from './schema.ts'
import { word } from './vocabulary.ts'

/** A category by its word, or as it was written where the shop has none for it. */
export function categoryFact(category: string): Fact {
  const known = categories.find((one) => one === category)
  return known === undefined ? category : word('category', known)
}

/** What a list of a scope names: to a market's shoppers, or to whoever works here. */
export function namesIn(
  { products, categories: listed }: { products: readonly string[]; categories: readonly string[] },
  campaign: CampaignDocument,
  market?: Market,
): Fact[] {
  return [...listed.map(categoryFact), ...products.map((product) => productFact(campaign, product, market))]
}

/** What a scope includes: everything, or what it lists. */
export function includedIn({ include }: Scope, campaign: CampaignDocument): Fact[] {
  return include.type === 'all' ? [word('couponScope', 'all')] : namesIn(include, campaign)
}

/** A rule by its name, wherever the campaign has it. */
export function ruleFact(campaign: CampaignDocument, ruleId: string): Fact {
  const rule: CouponRule | undefined = campaign.coupons.find(({ id }) => id === ruleId)
  return rule === undefined ? ruleId : labelOf(rule)
}

/** A play by its name, or its id. */
export function playFact(campaign: CampaignDocument, playId: string): Fact {
  const play = campaign.plays.find(({ id }) => id === playId)
  return play === undefined || play.name === '' ? playId : play.name
}
