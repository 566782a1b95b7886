import type { CampaignDocument } from '../campaign/document.ts'
import { saturatedSum } from '../campaign/exchange.ts'
import type { Market } from '../market.ts'
import { wholeInBasisPoints, type BasisPoints, type Minor } from '../money.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import { stockOf } from '../plays/shared/products.ts'
import type { PartnerProgramme } from './schema.ts'
import { byRank, categoryOf, ratesFor } from './tiers.ts'

/** What is assumed of a programme, in basis points. */
export type PartnerRates = {
  /** Of the units a play may sell, how many it sells. */
  soldInPlays: BasisPoints
  /** Of the stock beside the plays, how much is sold at its list price while the campaign runs. */
  soldBeside: BasisPoints
  /** Of what is sold, how much to shoppers who are bound to a partner. */
  boundShare: BasisPoints
  /** Of what is sold, how much to partners themselves. */
  ownShare: BasisPoints
  /** Of what bound shoppers buy, how much from partners whom another partner invited. */
  invitedShare: BasisPoints
}

/** Where nothing was measured yet. Orders of magnitude from the trade, to be replaced by an event's own figures. */
export const defaultPartnerRates: PartnerRates = {
  soldInPlays: 5_000,
  soldBeside: 1_000,
  boundShare: 2_000,
  ownShare: 300,
  invitedShare: 3_000,
}

/** How many units of a play are sold. */
export type UnitsSold = (play: Play, productId: string, market: Market) => number

/**
 * What a programme will probably pay in a market before its limit: units sold in plays at their lowest price and beside
 * them at list price, the assumed part of them through partners of the middle tier. Never throws.
 *
 * @param unitsSold units each play sells; without it, the assumed share of its limit
 */
export function expectedCost(
  programme: PartnerProgramme,
  campaign: CampaignDocument,
  market: Market,
  rates: PartnerRates = defaultPartnerRates,
  unitsSold: UnitsSold = (play, productId) =>
    share(definitionOf(play).unitsOf(play, productId, market), rates.soldInPlays),
): Minor {
  const ranked = byRank(programme)
  const tier = ranked[Math.floor((ranked.length - 1) / 2)]
  if (tier === undefined) return 0
  const paid = campaign.products.map((product): Minor => {
    const terms = product.terms[market]
    if (terms === undefined || product.id === programme.membership?.productId) return 0
    const plays = campaign.plays.filter((play) => play.markets.includes(market))
    const stock = stockOf(campaign, terms)
    const inPlays = plays.map((play) => {
      const price = definitionOf(play).lowestPrice(play, product.id, market, campaign)
      return price === null ? { units: 0, price: 0 } : { units: unitsSold(play, product.id, market), price }
    })
    const taken = inPlays.reduce((units, one) => units + one.units, 0)
    const beside = share(Math.max(0, stock - taken), rates.soldBeside)
    const sales = inPlays.reduce((sum, { units, price }) => sum + units * price, beside * terms.listPrice)
    const { own, level1, level2 } = ratesFor(tier, categoryOf(product))
    const invited = programme.depth >= 2 ? share(level2, rates.invitedShare) : 0
    const perUnitOfSales = share(level1 + invited, rates.boundShare) + share(own, rates.ownShare)
    return Math.min(Number.MAX_SAFE_INTEGER, Math.round(share(sales, perUnitOfSales)))
  })
  return saturatedSum(paid)
}

function share(of: number, rate: number): number {
  return (of * rate) / wholeInBasisPoints
}
