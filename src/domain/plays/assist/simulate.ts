import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { drawsOf, type Draw, type Seed } from '../../seed.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Outcome } from '../play.ts'
import { chance, drawCount, nothingHappened } from '../shared/draws.ts'
import { helpersCounted, waivedIn, type Helper } from './helpers.ts'
import type { Assist } from './schema.ts'

/** Hours an initiator lets pass between two rounds of invites. A default, unmeasured. */
const hoursPerRound = 4

/** Plays one assist: the initiator invites in rounds, some friends open and tap, the initiator goes on or gives up. */
export function simulateAssist(
  play: Assist,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  seed: Seed,
): Outcome {
  const waived = waivedIn(play, campaign, market)
  if (waived === null || play.helpers < 1) return nothingHappened
  const draw = drawsOf(seed)
  const met = chance(draw, rates.fraudShare) ? farm(play, draw) : inviteFriends(play, rates, draw)
  const { counted, complete } = helpersCounted(play, met.helpers)
  // Who paid first has taken the unit already; who is to order afterwards may think better of it.
  const taken = complete && (play.payment === 'refundAfter' || chance(draw, rates.payRate))
  return {
    completed: complete,
    helpersUsed: counted.length,
    registrations: counted.filter((helper) => met.helpers[helper]?.isNew).length,
    invitesSent: met.invitesSent,
    invitesOpened: met.invitesOpened,
    units: taken ? 1 : 0,
    subsidy: taken ? waived : 0,
    consolation: 0,
  }
}

type Met = { helpers: Helper[]; invitesSent: number; invitesOpened: number }

function inviteFriends(play: Assist, rates: ShopperRates, draw: Draw): Met {
  const met: Met = { helpers: [], invitesSent: 0, invitesOpened: 0 }
  if (!chance(draw, rates.shareRate)) return met
  const rounds = Math.max(1, Math.floor(play.windowHours / hoursPerRound))
  for (let round = 0; round < rounds; round++) {
    const invites = drawCount(draw, rates.invitesPerSharer)
    met.invitesSent += invites
    for (let k = 0; k < invites; k++) {
      if (!chance(draw, rates.openRate)) continue
      met.invitesOpened++
      const isNew = chance(draw, rates.newShareOfOpens)
      if (chance(draw, rates.helpRate)) met.helpers.push({ isNew })
    }
    const { counted, complete } = helpersCounted(play, met.helpers)
    if (complete || chance(draw, Math.floor(rates.giveUpRate * (1 - (0.7 * counted.length) / play.helpers)))) break
  }
  return met
}

/** One person with accounts of their own: as many as their devices let in, up to what they hold. */
function farm(play: Assist, draw: Draw): Met {
  const held = 2 + drawCount(draw, 8)
  const devices = 1 + (chance(draw, 3_000) ? 1 : 0)
  const perDevice = play.eligibility.perDevice ?? held
  const accounts = Math.min(held, perDevice * devices, play.helpers)
  return {
    helpers: Array.from({ length: accounts }, () => ({ isNew: true })),
    invitesSent: accounts,
    invitesOpened: accounts,
  }
}
