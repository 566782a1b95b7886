import type { CampaignDocument } from '../../campaign/document.ts'
import type { PlayContext } from '../play.ts'
import { newPlayBase, firstLimits } from '../shared/create.ts'
import { inWholeUnits, perMarketOf, termsOf, wholeUnit } from '../shared/products.ts'
import { presetShape } from './curve.ts'
import type { Bargain } from './schema.ts'
import { shareTexts } from './shareTexts.ts'

const helpers = 20
const firstCut = 3_300

/** A bargain from list price down to what the unit costs us; to let it reach zero is a decision somebody takes. */
export function createBargain(context: PlayContext): Bargain {
  const base = newPlayBase(context, 'bargain', shareTexts)
  const productId = context.productId ?? ''
  const play: Bargain = {
    kind: 'bargain',
    ...base,
    belowCostMeant: {},
    productId,
    listPrice: {},
    floorPrice: {},
    helpers,
    firstCut,
    shape: presetShape('frontLoaded', { helpers, firstCut }),
    jitter: 1_000,
    minCut: perMarketOf(base.markets, () => 1),
    newUserWeight: 2,
    selfFirstCut: false,
    minNewHelpers: 0,
    windowHours: 24,
    buyBelowList: false,
    payWithinHours: 24,
    stockHeldAt: 'complete',
    helpsPerPersonPerDay: 3,
    bargainsPerPerson: 1,
    couponsAllowed: false,
    consolation: null,
  }
  return withPrices(play, context.campaign, productId)
}

/** The bargain about another product: start and floor price from its terms, limits from its stock. */
export function bargainWithProduct(play: Bargain, campaign: CampaignDocument, productId: string): Bargain {
  return withPrices(
    { ...play, productId, cap: { ...play.cap, units: firstLimits(campaign, productId, play.markets) } },
    campaign,
    productId,
  )
}

function withPrices(play: Bargain, campaign: CampaignDocument, productId: string): Bargain {
  return {
    ...play,
    listPrice: perMarketOf(play.markets, (market) => termsOf(campaign, productId, market)?.listPrice),
    floorPrice: perMarketOf(play.markets, (market) => {
      const terms = termsOf(campaign, productId, market)
      if (terms === undefined) return undefined
      const atCost = inWholeUnits(terms.unitCost + wholeUnit(market) - 1, market)
      return atCost < terms.listPrice ? atCost : terms.unitCost
    }),
    minCut: perMarketOf(play.markets, (market) => play.minCut[market] ?? 1),
  }
}
