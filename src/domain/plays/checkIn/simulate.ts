import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { sum } from '../../money.ts'
import { drawsOf, type Draw, type Seed } from '../../seed.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Outcome } from '../play.ts'
import { chance, drawCount, nothingHappened } from '../shared/draws.ts'
import { calendarDays } from '../shared/days.ts'
import { earningsOf, type Mark } from './cycle.ts'
import type { CheckIn } from './schema.ts'

/** Of the days of those who go on, how many are missed, in basis points. A default, unmeasured. */
export const missedShare = 2_000

/** No play is simulated for longer: by then nobody is left who has not given up. */
const mostDays = 400

/** Plays one participant: day after day until they give up, with friends invited for the days they missed. */
export function simulateCheckIn(
  play: CheckIn,
  _campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  seed: Seed,
): Outcome {
  const open = Math.min(mostDays, calendarDays(play.window, market))
  if (open === 0 || play.rewards.length === 0 || play.cyclesPerPerson < 1) return nothingHappened
  const draw = drawsOf(seed)
  const begins = Math.floor(draw() * open)
  const farmed = chance(draw, rates.fraudShare)
  const met: Met = { sent: 0, opened: 0, registrations: 0 }
  const marks: Mark[] = ['checked']
  for (let day = begins + 1; day < open; day++) {
    if (!farmed && chance(draw, givesUp(play, rates, marks.length))) break
    if (farmed || !chance(draw, missedShare)) marks.push('checked')
    else marks.push(makesUp(play, rates, met, draw) ? 'madeUp' : 'missed')
  }
  const earned = sum(earningsOf(play, market, marks).map(({ reward, bonus }) => reward + bonus))
  const completed = earned > 0 && earned >= (play.cashOutThreshold[market] ?? 0)
  return {
    completed,
    helpersUsed: met.opened,
    registrations: met.registrations,
    invitesSent: met.sent,
    invitesOpened: met.opened,
    units: 1,
    subsidy: completed ? earned : 0,
    consolation: 0,
  }
}

type Met = { sent: number; opened: number; registrations: number }

/** The longer somebody has come, the less likely they stop: what they would lose grows with every day. */
export function givesUp(play: CheckIn, rates: ShopperRates, days: number): number {
  const done = Math.min(1, days / play.rewards.length)
  return Math.floor(rates.giveUpRate * (1 - 0.7 * done))
}

function makesUp(play: CheckIn, rates: ShopperRates, met: Met, draw: Draw): boolean {
  if (play.makeUps < 1) return false
  if (play.makeUpBy === 'free') return true
  if (!chance(draw, rates.shareRate)) return false
  const invites = drawCount(draw, rates.invitesPerSharer)
  met.sent += invites
  let opened = 0
  for (let k = 0; k < invites; k++) {
    if (!chance(draw, rates.openRate)) continue
    opened++
    if (chance(draw, rates.newShareOfOpens) && chance(draw, rates.helpRate)) met.registrations++
  }
  met.opened += opened
  return opened > 0
}
