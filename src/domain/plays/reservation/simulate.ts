import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { times } from '../../money.ts'
import { drawsOf, type Seed } from '../../seed.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Outcome } from '../play.ts'
import { chance, drawCount, nothingHappened } from '../shared/draws.ts'
import { termsOf } from '../shared/products.ts'
import { bonusOf } from './promises.ts'
import type { Reservation } from './schema.ts'

/** Plays one shopper who reserves, tells friends or not, and comes back to buy or not. */
export function simulateReservation(
  play: Reservation,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  seed: Seed,
): Outcome {
  const price = play.price[market]
  if (price === undefined || play.limitPerPerson < 1) return nothingHappened
  const draw = drawsOf(seed)
  const list = termsOf(campaign, play.productId, market)?.listPrice ?? price
  const outcome = { ...nothingHappened, completed: true }
  if (chance(draw, rates.shareRate)) {
    outcome.invitesSent = drawCount(draw, rates.invitesPerSharer)
    for (let k = 0; k < outcome.invitesSent; k++) {
      if (!chance(draw, rates.openRate)) continue
      outcome.invitesOpened++
      const isNew = chance(draw, rates.newShareOfOpens)
      if (!chance(draw, rates.helpRate)) continue
      outcome.helpersUsed++
      if (isNew) outcome.registrations++
    }
  }
  if (!chance(draw, rates.payRate)) return outcome
  const units = Math.min(play.limitPerPerson, 1 + (chance(draw, 500) ? 1 : 0))
  const earned = play.shareBonus.type !== 'none' && outcome.helpersUsed >= Math.max(1, play.shareBonus.friends)
  return {
    ...outcome,
    units,
    subsidy: times(Math.max(0, list - price), units) + (earned ? bonusOf(play, market) : 0),
  }
}
