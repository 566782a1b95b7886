import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { sum } from '../../money.ts'
import { drawsOf, type Draw, type Seed } from '../../seed.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Outcome } from '../play.ts'
import { chance, drawCount, nothingHappened } from '../shared/draws.ts'
import { packetsAtOnce, soundPot } from './pot.ts'
import type { RedPacket } from './schema.ts'
import { nextPacket } from './split.ts'

/** Hours a sharer lets pass between two rounds of invites. A default, unmeasured. */
const hoursPerRound = 4

/** Of packets unlocked, how many are claimed in time, in basis points. A default, unmeasured. */
export const claimShare = 9_000

/** Plays one sharer: invites in rounds until enough friends have come, or they give up; then the packets are claimed. */
export function simulateRedPacket(
  play: RedPacket,
  _campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  seed: Seed,
): Outcome {
  const pot = soundPot(play, market)
  if (pot === null || play.friendsNeeded < 1) return nothingHappened
  const draw = drawsOf(seed)
  const met = chance(draw, rates.fraudShare) ? farm(play, draw) : inviteFriends(play, rates, draw)
  const completed = met.counted >= play.friendsNeeded
  // Packets out of a whole pot: over many sharers every position of it has the same mean.
  let left = pot
  const claimed: number[] = []
  for (let k = completed ? Math.min(packetsAtOnce(play), pot.packets) : 0; k > 0; k--) {
    const packet = nextPacket(left, play.split, seed, k)
    left = { ...left, money: left.money - packet, packets: left.packets - 1 }
    if (chance(draw, claimShare)) claimed.push(packet)
  }
  return {
    completed,
    helpersUsed: met.opened,
    registrations: met.registrations,
    invitesSent: met.sent,
    invitesOpened: met.opened,
    units: claimed.length,
    subsidy: sum(claimed),
    consolation: 0,
  }
}

/** Friends met: invites sent and opened, who registered, and how many of them count towards the packet. */
type Met = { sent: number; opened: number; registrations: number; counted: number }

function inviteFriends(play: RedPacket, rates: ShopperRates, draw: Draw): Met {
  const met: Met = { sent: 0, opened: 0, registrations: 0, counted: 0 }
  if (!chance(draw, rates.shareRate)) return met
  const rounds = Math.max(1, Math.floor(play.hoursToShare / hoursPerRound))
  for (let round = 0; round < rounds && met.counted < play.friendsNeeded; round++) {
    const invites = drawCount(draw, rates.invitesPerSharer)
    met.sent += invites
    for (let k = 0; k < invites; k++) {
      if (!chance(draw, rates.openRate)) continue
      met.opened++
      const registers = chance(draw, rates.newShareOfOpens) && chance(draw, rates.helpRate)
      if (registers) met.registrations++
      if (registers || play.unlockedBy === 'opens') met.counted++
    }
    const done = Math.min(1, met.counted / play.friendsNeeded)
    if (chance(draw, Math.floor(rates.giveUpRate * (1 - 0.7 * done)))) break
  }
  return met
}

/** One person with accounts of their own: as many as their devices let in, up to what they hold. */
function farm(play: RedPacket, draw: Draw): Met {
  const held = 2 + drawCount(draw, 8)
  const perDevice = play.eligibility.perDevice ?? held
  // Links are opened without an account; accounts are registered one by one.
  const accounts = Math.min(held, play.unlockedBy === 'opens' ? play.friendsNeeded : perDevice - 1, play.friendsNeeded)
  const counted = Math.max(0, accounts)
  return { sent: counted, opened: counted, registrations: play.unlockedBy === 'opens' ? 0 : counted, counted }
}
