import type { CampaignDocument, CampaignProduct, ProductTerms } from '../campaign/document.ts'
import { saturatedSum } from '../campaign/exchange.ts'
import type { Market, PerMarket } from '../market.ts'
import { portion, times, type Minor } from '../money.ts'
import type { Exposure } from '../plays/play.ts'
import { stockOf } from '../plays/shared/products.ts'
import { highestTotal } from './ceiling.ts'
import { expectedCost, type PartnerRates } from './expected.ts'
import type { PartnerProgramme } from './schema.ts'
import { categoryOf } from './tiers.ts'

/**
 * What a programme can cost at worst and probably will, minor units per market. Never throws on a draft.
 *
 * At worst everything in stock is sold at its list price to shoppers of the best-paid partners, or the programme's own
 * limit is reached, whichever is less; and every prize is given. Without a limit a market is `unbounded`, which the checks
 * refuse.
 *
 * @param registrations people who register, per market; without it nobody is reckoned to become a partner
 */
export function programmeExposure(
  programme: PartnerProgramme,
  campaign: CampaignDocument,
  rates?: PartnerRates,
  registrations: PerMarket = {},
): Exposure {
  const exposure: Exposure = { worst: {}, expected: {}, unbounded: [] }
  for (const market of programme.markets) {
    if (campaign.markets[market] === undefined) continue
    const budget = programme.budget[market]
    if (budget === undefined) exposure.unbounded.push(market)
    const most = mostEarnings(programme, campaign, market)
    const together = most.rewards === null ? (budget ?? 0) : saturatedSum([most.commission, most.rewards])
    const earned = Math.min(together, budget ?? Number.MAX_SAFE_INTEGER)
    const prizes = prizesOf(programme, market)
    exposure.worst[market] = saturatedSum([earned, prizes])
    exposure.expected[market] = saturatedSum([
      Math.min(earned, expectedCost(programme, campaign, market, rates, { registrations: registrations[market] })),
      prizes,
    ])
  }
  return exposure
}

/** The most that all stock can earn partners; rewards are null where those for people who join know no limit. */
export function mostEarnings(
  programme: PartnerProgramme,
  campaign: CampaignDocument,
  market: Market,
): { commission: Minor; rewards: Minor | null } {
  const membership = campaign.products.filter(({ id }) => id === programme.membership?.productId)
  const others = campaign.products.filter(({ id }) => id !== programme.membership?.productId)
  const most = (products: typeof others, ofProduct: (product: CampaignProduct, terms: ProductTerms) => Minor) =>
    saturatedSum(
      products.map((product) => {
        const terms = product.terms[market]
        return terms === undefined ? 0 : ofProduct(product, terms)
      }),
    )
  const rewards = most(membership, (_, terms) =>
    times(Math.min(terms.listPrice, programme.membership?.reward[market] ?? 0), stockOf(campaign, terms)),
  )
  return {
    commission: most(others, (product, terms) =>
      portion(times(terms.listPrice, stockOf(campaign, terms)), highestTotal(programme, categoryOf(product))),
    ),
    rewards: (programme.recruitReward[market] ?? 0) > 0 ? null : rewards,
  }
}

/** What all prizes cost us. */
export function prizesOf({ tiers }: PartnerProgramme, market: Market): Minor {
  const prizes = tiers.flatMap(({ privileges }) => privileges.filter((privilege) => privilege.type === 'prize'))
  return saturatedSum(prizes.map(({ value, units }) => times(value[market] ?? 0, units[market] ?? 0)))
}
