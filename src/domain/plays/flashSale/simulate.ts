import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { times } from '../../money.ts'
import { drawsOf, type Draw, type Seed } from '../../seed.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Outcome } from '../play.ts'
import { chance, drawCount, nothingHappened } from '../shared/draws.ts'
import { termsOf } from '../shared/products.ts'
import type { FlashSale } from './schema.ts'
import { offersIn, type Offer } from './sessions.ts'

/** Plays one shopper who tries for a unit: picks a product, pays or does not, and tells friends what they got. */
export function simulateFlashSale(
  play: FlashSale,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  seed: Seed,
): Outcome {
  const draw = drawsOf(seed)
  const offer = pick(offersIn(play, market), draw)
  if (offer === undefined || !chance(draw, rates.payRate)) return nothingHappened
  const list = termsOf(campaign, offer.item.productId, market)?.listPrice ?? offer.price
  const most = Math.min(offer.session.limitPerPerson, offer.stock)
  if (most < 1) return nothingHappened
  // A buyer for resale takes all that one account may.
  const units = chance(draw, rates.fraudShare) ? most : Math.min(most, 1 + (chance(draw, 1_000) ? 1 : 0))
  const invites = chance(draw, rates.shareRate) ? drawCount(draw, rates.invitesPerSharer) : 0
  let opened = 0
  for (let k = 0; k < invites; k++) if (chance(draw, rates.openRate)) opened++
  return {
    ...nothingHappened,
    completed: true,
    invitesSent: invites,
    invitesOpened: opened,
    units,
    subsidy: times(Math.max(0, list - offer.price), units),
  }
}

/** Products are wanted as much as there is of them: what a session has most of is what it is about. */
function pick(offers: readonly Offer[], draw: Draw): Offer | undefined {
  const all = offers.reduce((total, { stock }) => total + stock, 0)
  let at = draw() * all
  return offers.find(({ stock }) => (at -= stock) < 0)
}
