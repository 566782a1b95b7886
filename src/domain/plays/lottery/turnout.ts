import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { BasisPoints } from '../../money.ts'
import type { Draw } from '../../seed.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import { chancesGiven } from '../miniGame/given.ts'
import { chance, drawCount } from '../shared/draws.ts'
import { calendarDays } from '../shared/days.ts'
import { expectedOpenings } from '../shared/traffic.ts'
import { wholeWindow } from '../shared/usual.ts'
import type { ChanceWay, Lottery } from './schema.ts'

/** Days on which somebody who has drawn comes back to draw, on average. A default, unmeasured. */
export const daysBack = 1.5

/** A draw is one tap: of those who see it, how many times more take part than open a group. A default, unmeasured. */
const easier = 3

/** Of those who draw on a day, how many earn draws that way, in basis points. Sharing is assumed for itself; others unmeasured. */
const wayShare: Record<Exclude<ChanceWay, 'share'>, BasisPoints> = { follow: 3_000, tag: 1_500, order: 500 }

export function lotteryParticipation(_play: Lottery, rates: ShopperRates): BasisPoints {
  return Math.min(10_000, rates.startRate * easier)
}

/** Who draws, for how many days, and how many chances games give each on a day. */
export type Turnout = { participants: number; days: number; given: number }

/** How many will take part in a market, and what the campaign's games give them. */
export function turnoutOf(play: Lottery, campaign: CampaignDocument, market: Market, rates: ShopperRates): Turnout {
  const open = calendarDays(play.window, market)
  if (open === 0) return { participants: 0, days: 0, given: 0 }
  const days = daysDrawn(open)
  const shares = play.ways.some(({ by }) => by === 'share') ? shareOfWay('share', true, rates) / 10_000 : 0
  const invitesOpened = (days * shares * rates.invitesPerSharer * rates.openRate) / 10_000
  const played = { openSpans: wholeWindow, participation: lotteryParticipation }
  const participants = expectedOpenings(played, play, campaign, market, rates, invitesOpened)
  // One winner's chances beyond what the daily limit lets them draw are lost, however few win.
  const usable = Math.max(0, play.drawsPerDay - play.freeDrawsPerDay) * days
  const given = chancesGiven(play.id, campaign, market, rates, usable)
  return { participants, days, given: participants === 0 ? 0 : given / (participants * days) }
}

/** Days on which a participant draws, on average: the mean of what `takePart` plays, while so many are open. */
function daysDrawn(open: number): number {
  const returns = daysBack / (1 + daysBack)
  let days = 0
  let reached = 1
  for (let day = 0; day < open && reached > 1e-9; day++, reached *= returns) days += reached
  return days
}

/** What one participant does over the days of a play. */
export type TakingPart = { draws: number; sent: number; opened: number; registrations: number }

/**
 * One participant's days: draws that are free, earned, and given by games (so many on a day, on average), up to the daily
 * limit, and the friends shared with.
 */
export function takePart(play: Lottery, rates: ShopperRates, open: number, given: number, draw: Draw): TakingPart {
  const part: TakingPart = { draws: 0, sent: 0, opened: 0, registrations: 0 }
  const days = Math.min(open, 1 + drawCount(draw, daysBack))
  for (let day = 0; day < days; day++) {
    let draws = play.freeDrawsPerDay + (given > 0 ? Math.floor(given + draw()) : 0)
    for (const { by, draws: earned, timesPerDay } of play.ways) {
      if (!chance(draw, shareOfWay(by, day === 0, rates))) continue
      draws += Math.max(0, earned) * Math.max(0, by === 'share' ? timesPerDay : Math.min(1, timesPerDay))
      if (by === 'share') invite(rates, part, draw)
    }
    part.draws += Math.max(0, Math.min(play.drawsPerDay, draws))
  }
  return part
}

function invite(rates: ShopperRates, part: TakingPart, draw: Draw): void {
  const invites = drawCount(draw, rates.invitesPerSharer)
  part.sent += invites
  for (let k = 0; k < invites; k++) {
    if (!chance(draw, rates.openRate)) continue
    part.opened++
    if (chance(draw, rates.newShareOfOpens) && chance(draw, rates.helpRate)) part.registrations++
  }
}

/** Of participants on a day, how many earn draws in a way. A page is followed once, on the first day. */
export function shareOfWay(by: ChanceWay, isFirstDay: boolean, rates: ShopperRates): BasisPoints {
  if (by === 'share') return rates.shareRate
  return by === 'follow' && !isFirstDay ? 0 : wayShare[by]
}

/** How many draws a market will see, near enough to say which prizes will run out. */
export function expectedDraws(play: Lottery, { participants, days, given }: Turnout, rates: ShopperRates): number {
  if (days === 0) return 0
  let perDay = play.freeDrawsPerDay + given
  for (const { by, draws, timesPerDay } of play.ways) {
    const share = shareOfWay(by, true, rates) / 10_000 / (by === 'follow' ? days : 1)
    perDay += share * Math.max(0, draws) * Math.max(0, by === 'share' ? timesPerDay : Math.min(1, timesPerDay))
  }
  return participants * days * Math.max(0, Math.min(play.drawsPerDay, perDay))
}
