import type { CampaignDocument } from '../../campaign/document.ts'
import { portion } from '../../money.ts'
import { epochOf, hourMs, instantOf } from '../../time.ts'
import type { PlayContext } from '../play.ts'
import { newPlayBase } from '../shared/create.ts'
import { inWholeUnits, perMarketOf, stockOf, termsOf } from '../shared/products.ts'
import type { FlashItem, FlashSale } from './schema.ts'
import { stockOfAll } from './sessions.ts'
import { shareTexts } from './shareTexts.ts'

const sessionHours = 2
/** A flash sale is scarce: this many units at first, and never more than there are. */
const firstStock = 100

/** One session of two hours at the beginning of the play's window, at a fifth of the margin. */
export function createFlashSale(context: PlayContext): FlashSale {
  const base = newPlayBase(context, 'flashSale', shareTexts)
  const from = epochOf(base.window.from)
  const to = Math.min(epochOf(base.window.to), from + sessionHours * hourMs)
  const play: FlashSale = {
    kind: 'flashSale',
    ...base,
    belowCostMeant: {},
    shareCard: { ...base.shareCard, moments: ['bought'] },
    sessions: [
      {
        id: 's1',
        window: { from: instantOf(from), to: instantOf(to) },
        items: context.productId === undefined ? [] : [itemOf(context.campaign, context.productId, base.markets)],
        limitPerPerson: 1,
      },
    ],
    countdownMinutes: 60,
    payWithinMinutes: 15,
  }
  return { ...play, cap: { ...play.cap, units: perMarketOf(play.markets, (market) => stockOfAll(play, market)) } }
}

/** A product to begin with, in the markets it is sold in. */
export function itemOf(campaign: CampaignDocument, productId: string, markets: FlashSale['markets']): FlashItem {
  return {
    productId,
    price: perMarketOf(markets, (market) => {
      const terms = termsOf(campaign, productId, market)
      if (terms === undefined) return undefined
      const exact = terms.unitCost + portion(Math.max(0, terms.listPrice - terms.unitCost), 2_000)
      const whole = inWholeUnits(exact, market)
      return whole >= terms.unitCost && whole > 0 ? whole : exact
    }),
    stock: perMarketOf(markets, (market) => {
      const terms = termsOf(campaign, productId, market)
      return terms === undefined ? undefined : Math.min(firstStock, stockOf(campaign, terms))
    }),
  }
}
