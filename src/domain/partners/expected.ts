import type { CampaignDocument } from '../campaign/document.ts'
import { saturatedSum } from '../campaign/exchange.ts'
import type { Market } from '../market.ts'
import { wholeInBasisPoints, type BasisPoints, type Minor } from '../money.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import { stockOf } from '../plays/shared/products.ts'
import type { PartnerProgramme, Tier } from './schema.ts'
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
  /** Of those who register, how many become partners by another partner's code. */
  recruitedShare: BasisPoints
}

/** Where nothing was measured yet. Orders of magnitude from the trade, to be replaced by an event's own figures. */
export const defaultPartnerRates: PartnerRates = {
  soldInPlays: 5_000,
  soldBeside: 1_000,
  boundShare: 2_000,
  ownShare: 300,
  invitedShare: 3_000,
  recruitedShare: 50,
}

/** How many units of a play are sold. */
export type UnitsSold = (play: Play, productId: string, market: Market) => number

/**
 * What a campaign brings: units each play sells (without it, the assumed share of its limit), and people who register
 * (without it nobody is reckoned to become a partner).
 */
export type Sold = { unitsSold?: UnitsSold | undefined; registrations?: number | undefined }

/** What partners earn before the programme's limit: own savings and commissions, and fixed rewards. Minor units. */
export type Earnings = { commission: Minor; rewards: Minor }

/** What a programme will probably pay in a market before its limit, savings, commissions and fixed rewards together. */
export function expectedCost(
  programme: PartnerProgramme,
  campaign: CampaignDocument,
  market: Market,
  rates: PartnerRates = defaultPartnerRates,
  sold: Sold = {},
): Minor {
  const { commission, rewards } = expectedEarnings(programme, campaign, market, rates, sold)
  return saturatedSum([commission, rewards])
}

/**
 * What partners of the middle tier will probably earn in a market: units sold in plays at their lowest price and beside them
 * at list price, the assumed part of them through partners; memberships and new partners at their fixed rewards. Never throws.
 */
export function expectedEarnings(
  programme: PartnerProgramme,
  campaign: CampaignDocument,
  market: Market,
  rates: PartnerRates,
  { unitsSold, registrations = 0 }: Sold,
): Earnings {
  const tier = reckonedTier(programme)
  if (tier === undefined) return { commission: 0, rewards: 0 }
  const recruits = share(registrations, rates.recruitedShare) * (programme.recruitReward[market] ?? 0)
  const earned: Earnings = { commission: 0, rewards: safely(recruits) }
  for (const product of campaign.products) {
    const terms = product.terms[market]
    if (terms === undefined) continue
    const sold = salesOf(product.id, campaign, market, rates, unitsSold)
    if (product.id === programme.membership?.productId) {
      const reward = Math.min(terms.listPrice, programme.membership.reward[market] ?? 0)
      earned.rewards = saturatedSum([earned.rewards, safely(share(sold.units, rates.boundShare) * reward)])
      continue
    }
    const { own, level1, level2 } = ratesFor(tier, categoryOf(product))
    const invited = programme.depth >= 2 ? share(level2, rates.invitedShare) : 0
    const perUnitOfSales = share(level1 + invited, rates.boundShare) + share(own, rates.ownShare)
    earned.commission = saturatedSum([earned.commission, safely(share(sold.paid, perUnitOfSales))])
  }
  return earned
}

/** The tier that partners are reckoned to stand in: the middle one, the lower of two. */
export function reckonedTier(programme: PartnerProgramme): Tier | undefined {
  const ranked = byRank(programme)
  return ranked[Math.floor((ranked.length - 1) / 2)]
}

function salesOf(
  productId: string,
  campaign: CampaignDocument,
  market: Market,
  rates: PartnerRates,
  unitsSold: UnitsSold = (play) =>
    share(definitionOf(play).unitsOf(play, productId, market, campaign), rates.soldInPlays),
): { units: number; paid: number } {
  const terms = campaign.products.find(({ id }) => id === productId)?.terms[market]
  if (terms === undefined) return { units: 0, paid: 0 }
  const inPlays = campaign.plays
    .filter((play) => play.markets.includes(market))
    .map((play) => {
      const price = definitionOf(play).lowestPrice(play, productId, market, campaign)
      return price === null ? { units: 0, price: 0 } : { units: unitsSold(play, productId, market), price }
    })
  const taken = inPlays.reduce((units, one) => units + one.units, 0)
  const beside = share(Math.max(0, stockOf(campaign, terms) - taken), rates.soldBeside)
  return {
    units: taken + beside,
    paid: inPlays.reduce((paid, { units, price }) => paid + units * price, beside * terms.listPrice),
  }
}

function safely(amount: number): Minor {
  return Math.min(Number.MAX_SAFE_INTEGER, Math.round(amount))
}

function share(of: number, rate: number): number {
  return (of * rate) / wholeInBasisPoints
}
