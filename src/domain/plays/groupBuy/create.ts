import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { portion, type BasisPoints, type Minor } from '../../money.ts'
import type { PlayContext } from '../play.ts'
import { firstLimits, newPlayBase } from '../shared/create.ts'
import { inWholeUnits, perMarketOf, termsOf } from '../shared/products.ts'
import type { GroupBuy, Rung } from './schema.ts'
import { shareTexts } from './shareTexts.ts'

/** Group sizes to begin with, each with the share of the margin its price keeps. */
const firstLadder: readonly { size: number; keeps: BasisPoints }[] = [
  { size: 2, keeps: 7_500 },
  { size: 5, keeps: 5_000 },
  { size: 10, keeps: 3_000 },
]

/** A ladder of three sizes between list price and cost. */
export function createGroupBuy(context: PlayContext): GroupBuy {
  const base = newPlayBase(context, 'groupBuy', shareTexts)
  const productId = context.productId ?? ''
  const play: GroupBuy = {
    kind: 'groupBuy',
    ...base,
    belowCostMeant: {},
    productId,
    soloPrice: {},
    ladder: firstLadder.map(({ size }) => ({ size, price: {} })),
    settlement: 'refundDifference',
    publicList: true,
    stockHeldAt: 'join',
    hoursToFill: 24,
    mayStart: 'anyone',
    mayJoin: 'anyone',
    leaderBenefit: { type: 'none' },
    limitPerOrder: 1,
    limitPerPerson: 2,
    atExpiry: 'completeAtHighestRung',
    minRealMembers: 2,
  }
  return withPrices(play, context.campaign, productId)
}

/** The group buy about another product: solo price and ladder from its terms, limits from its stock. */
export function groupBuyWithProduct(play: GroupBuy, campaign: CampaignDocument, productId: string): GroupBuy {
  return withPrices(
    { ...play, productId, cap: { ...play.cap, units: firstLimits(campaign, productId, play.markets) } },
    campaign,
    productId,
  )
}

function withPrices(play: GroupBuy, campaign: CampaignDocument, productId: string): GroupBuy {
  const sized = play.ladder.length > 0 ? play.ladder.map(({ size }) => size) : firstLadder.map(({ size }) => size)
  return {
    ...play,
    soloPrice: perMarketOf(play.markets, (market) => termsOf(campaign, productId, market)?.listPrice),
    ladder: sized.map((size, k): Rung => ({
      size,
      price: perMarketOf(play.markets, (market) => {
        const terms = termsOf(campaign, productId, market)
        return terms === undefined ? undefined : rungPrice(terms, market, k, sized.length)
      }),
    })),
  }
}

/** Prices fall evenly from a quarter off the margin to seven tenths of it off, in whole units where that leaves room. */
function rungPrice(
  { listPrice, unitCost }: { listPrice: Minor; unitCost: Minor },
  market: Market,
  index: number,
  count: number,
): Minor {
  const margin = Math.max(0, listPrice - unitCost)
  const first = firstLadder[0]!.keeps
  const last = firstLadder.at(-1)!.keeps
  const keeps = count === 1 ? first : Math.round(first + ((last - first) * index) / (count - 1))
  const exact = unitCost + portion(margin, keeps)
  const whole = inWholeUnits(exact, market)
  return whole >= unitCost && whole > 0 ? whole : exact
}
