import type { CampaignDocument } from '../../campaign/document.ts'
import { portion } from '../../money.ts'
import { epochOf, instantOf } from '../../time.ts'
import type { PlayContext } from '../play.ts'
import { firstLimits, newPlayBase } from '../shared/create.ts'
import { inWholeUnits, perMarketOf, termsOf } from '../shared/products.ts'
import type { Reservation } from './schema.ts'
import { shareTexts } from './shareTexts.ts'

/** Reserve before the main phase, or in the first half of the play's time, then buy; as many places as units. */
export function createReservation(context: PlayContext): Reservation {
  const base = newPlayBase(context, 'reservation', shareTexts)
  const { window, purchaseWindow } = windowsOf(context.campaign, base.window)
  const play: Reservation = {
    kind: 'reservation',
    ...base,
    belowCostMeant: {},
    productId: context.productId ?? '',
    window,
    shareCard: { ...base.shareCard, moments: ['reserved', 'bought'] },
    price: {},
    quota: {},
    oversubscription: 0,
    purchaseWindow,
    limitPerPerson: 1,
    shareBonus: { type: 'none' },
    batches: [],
  }
  return withPrices(play, context.campaign)
}

/** The reservation of another product: its price, places and limits start again from its terms and stock. */
export function reservationWithProduct(play: Reservation, campaign: CampaignDocument, productId: string): Reservation {
  const units = firstLimits(campaign, productId, play.markets)
  return withPrices({ ...play, productId, cap: { ...play.cap, units } }, campaign)
}

function withPrices(play: Reservation, campaign: CampaignDocument): Reservation {
  return {
    ...play,
    price: perMarketOf(play.markets, (market) => {
      const terms = termsOf(campaign, play.productId, market)
      if (terms === undefined) return undefined
      const exact = terms.unitCost + portion(Math.max(0, terms.listPrice - terms.unitCost), 8_000)
      const whole = inWholeUnits(exact, market)
      return whole >= terms.unitCost && whole > 0 ? whole : exact
    }),
    quota: perMarketOf(play.markets, (market) => play.cap.units[market]),
  }
}

type Windows = Pick<Reservation, 'window' | 'purchaseWindow'>

/** The phase just before the main one is for reserving; without one, the main phase is cut in two. */
function windowsOf(campaign: CampaignDocument, main: Reservation['window']): Windows {
  const before = campaign.phases
    .filter(({ window }) => epochOf(window.to) === epochOf(main.from) && epochOf(window.from) < epochOf(window.to))
    .at(-1)
  if (before !== undefined) return { window: before.window, purchaseWindow: main }
  const middle = instantOf(Math.floor((epochOf(main.from) + epochOf(main.to)) / 2))
  return { window: { from: main.from, to: middle }, purchaseWindow: { from: middle, to: main.to } }
}
