import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { drawsOf, type Draw, type Seed } from '../../seed.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Outcome } from '../play.ts'
import { chance, drawCount, nothingHappened } from '../shared/draws.ts'
import { hasPassMark } from './chance.ts'
import { valueOf } from './reward.ts'
import type { MiniGame } from './schema.ts'

/** Of what is asked, how much people who try get right. A default, unmeasured. Basis points. */
export const rightRate = 7_500

/** Games one person plays at most in a simulation: with thousands of chances nobody goes on. */
export const patience = 20

/** Plays one shopper's day: plays while there are chances, shares for more, and passes or gives up. */
export function simulateMiniGame(
  play: MiniGame,
  _campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  seed: Seed,
): Outcome {
  if (play.chancesPerDay < 1 || play.items < 1) return nothingHappened
  const draw = drawsOf(seed)
  let passed = false
  for (let k = 0; k < Math.min(play.chancesPerDay, patience) && !passed; k++) passed = playOnce(play, draw)
  const told = play.chancesPerShare > 0 ? shareForMore(play, rates, draw) : nobody
  for (let k = 0; k < Math.min(told.chances, patience) && !passed; k++) passed = playOnce(play, draw)
  const rewarded = passed && play.rewardsPerPerson >= 1 && play.reward.type !== 'none'
  return {
    completed: passed,
    helpersUsed: told.played,
    registrations: told.registered,
    invitesSent: told.sent,
    invitesOpened: told.opened,
    units: rewarded ? 1 : 0,
    // A coupon costs when it is used, and not all of them are.
    subsidy: rewarded && chance(draw, rates.payRate) ? valueOf(play, market) : 0,
    consolation: 0,
  }
}

/** One game. Whoever votes has passed. */
export function playOnce(play: MiniGame, draw: Draw): boolean {
  if (!hasPassMark(play)) return true
  let right = 0
  for (let k = 0; k < play.items; k++) if (chance(draw, rightRate)) right++
  return right >= (play.passMark ?? 1)
}

type Told = { sent: number; opened: number; played: number; registered: number; chances: number }
const nobody: Told = { sent: 0, opened: 0, played: 0, registered: 0, chances: 0 }

function shareForMore(play: MiniGame, rates: ShopperRates, draw: Draw): Told {
  if (!chance(draw, rates.shareRate)) return nobody
  const told = { ...nobody, sent: drawCount(draw, rates.invitesPerSharer) }
  told.chances = Math.min(told.sent * play.chancesPerShare, play.mostByShares)
  for (let k = 0; k < told.sent; k++) {
    if (!chance(draw, rates.openRate)) continue
    told.opened++
    const isNew = chance(draw, rates.newShareOfOpens)
    if (!chance(draw, rates.helpRate)) continue
    told.played++
    if (isNew) told.registered++
  }
  return told
}
