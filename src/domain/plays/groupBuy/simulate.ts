import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { times } from '../../money.ts'
import { drawPoisson } from '../../forecast/chance.ts'
import { drawsOf, type Draw, type Seed } from '../../seed.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Outcome } from '../play.ts'
import { chance, drawCount, nothingHappened } from '../shared/draws.ts'
import { termsOf } from '../shared/products.ts'
import { atExpiry, fullSize, leaderBenefitOf } from './ladder.ts'
import type { GroupBuy } from './schema.ts'

const hoursPerRound = 4

/** Strangers who join a publicly listed group in its time, on average: each comes by themselves. A default, unmeasured. */
export const strangersPerGroup = 1.2

/** Plays one group: the leader invites in rounds, friends join, strangers too where groups are listed; time runs out. */
export function simulateGroupBuy(
  play: GroupBuy,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  seed: Seed,
): Outcome {
  const full = fullSize(play)
  const list = termsOf(campaign, play.productId, market)?.listPrice ?? play.soloPrice[market]
  if (full < 1 || list === undefined) return nothingHappened
  const draw = drawsOf(seed)
  const group = chance(draw, rates.fraudShare) ? farm(play, draw) : gather(play, rates, draw)
  const members = Math.min(full, 1 + group.joined)
  const { completed, price } = atExpiry(play, market, members)
  const joiners = members - 1
  const registrations = Math.min(group.newJoined, joiners)
  const outcome = {
    completed,
    helpersUsed: joiners,
    registrations,
    invitesSent: group.invitesSent,
    invitesOpened: group.invitesOpened,
    consolation: 0,
  }
  if (!completed || price === null) return { ...outcome, units: 0, subsidy: 0 }
  const units = members * unitsPerMember(play, draw)
  const subsidy = times(Math.max(0, list - price), units) + leaderBenefitOf(play, market, price)
  return { ...outcome, units, subsidy }
}

type Gathered = { joined: number; newJoined: number; invitesSent: number; invitesOpened: number }

function gather(play: GroupBuy, rates: ShopperRates, draw: Draw): Gathered {
  const group: Gathered = { joined: 0, newJoined: 0, invitesSent: 0, invitesOpened: 0 }
  const wanted = fullSize(play) - 1
  if (play.publicList && play.mayJoin === 'anyone') group.joined += drawPoisson(draw, strangersPerGroup)
  if (!chance(draw, rates.shareRate)) return group
  const rounds = Math.max(1, Math.floor(play.hoursToFill / hoursPerRound))
  for (let round = 0; round < rounds && group.joined < wanted; round++) {
    const invites = drawCount(draw, rates.invitesPerSharer)
    group.invitesSent += invites
    for (let k = 0; k < invites; k++) {
      if (!chance(draw, rates.openRate)) continue
      group.invitesOpened++
      const isNew = chance(draw, rates.newShareOfOpens)
      // Joining is buying: of those who would help for nothing, only those who would pay.
      if (!chance(draw, rates.helpRate) || !chance(draw, rates.payRate)) continue
      if (play.mayJoin === 'newUsers' && !isNew) continue
      group.joined++
      if (isNew) group.newJoined++
    }
    if (chance(draw, Math.floor(rates.giveUpRate * (1 - (0.7 * Math.min(group.joined, wanted)) / Math.max(1, wanted)))))
      break
  }
  return group
}

/** One person who joins their own group with accounts of their own, to take the leader's benefit. */
function farm(play: GroupBuy, draw: Draw): Gathered {
  const held = 2 + drawCount(draw, 8)
  const accounts = Math.min(held, (play.eligibility.perDevice ?? held) - 1, fullSize(play) - 1)
  const joined = Math.max(0, accounts)
  return { joined, newJoined: joined, invitesSent: joined, invitesOpened: joined }
}

function unitsPerMember(play: GroupBuy, draw: Draw): number {
  return play.limitPerOrder > 1 && chance(draw, 1_000) ? 2 : 1
}
