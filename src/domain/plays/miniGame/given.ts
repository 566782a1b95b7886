import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import { expectedOpenings } from '../shared/traffic.ts'
import { wholeWindow } from '../shared/usual.ts'
import { hasPassMark } from './chance.ts'
import { gameParticipation } from './participation.ts'
import type { MiniGame } from './schema.ts'
import { patience, rightRate } from './simulate.ts'

/** The games of a campaign that give chances in one of its lucky draws. */
export function gamesGiving(drawId: string, { plays }: CampaignDocument): MiniGame[] {
  return plays.filter(
    (play): play is MiniGame =>
      play.kind === 'miniGame' && play.reward.type === 'draw' && play.reward.playId === drawId,
  )
}

/**
 * Chances that games give in a lucky draw over their days in a market, near enough to say what its prizes will cost.
 *
 * @param usable chances that one reward is good for, at most
 */
export function chancesGiven(
  drawId: string,
  campaign: CampaignDocument,
  market: Market,
  rates: ShopperRates,
  usable = Number.POSITIVE_INFINITY,
): number {
  let given = 0
  for (const game of gamesGiving(drawId, campaign)) {
    const { reward } = game
    if (reward.type !== 'draw' || !game.markets.includes(market) || game.rewardsPerPerson < 1) continue
    const sharing = game.chancesPerShare > 0 ? rates.shareRate / 10_000 : 0
    const invitesOpened = (sharing * rates.invitesPerSharer * rates.openRate) / 10_000
    const played = { openSpans: wholeWindow, participation: gameParticipation }
    const openings = expectedOpenings(played, game, campaign, market, rates, invitesOpened)
    const rewards = Math.min(openings * passShare(game, rates), game.cap.units[market] ?? Number.POSITIVE_INFINITY)
    given += rewards * Math.min(usable, Math.max(0, reward.chances))
  }
  return given
}

/** By the rates and the game themselves: an instance after another is played with the same. */
const known = new WeakMap<ShopperRates, WeakMap<MiniGame, number>>()

/** Of those who play a game on a day, how many pass it: the mean of what `simulateMiniGame` plays. From 0 to 1. */
export function passShare(play: MiniGame, rates: ShopperRates): number {
  const ofRates = known.get(rates) ?? new WeakMap<MiniGame, number>()
  known.set(rates, ofRates)
  const share = ofRates.get(play) ?? worked(play, rates)
  ofRates.set(play, share)
  return share
}

function worked(play: MiniGame, rates: ShopperRates): number {
  if (play.chancesPerDay < 1 || play.items < 1) return 0
  const fails = 1 - passedAtOnce(play)
  // By multiplying alone: powers differ in the last place from one browser to another.
  const failed = (times: number) => Array.from({ length: times }).reduce<number>((left) => left * fails, 1)
  const ownFail = failed(Math.min(play.chancesPerDay, patience))
  if (play.chancesPerShare <= 0) return 1 - ownFail
  // Invites are counted as `drawCount` draws them: from each further one on, as likely as the one before times `goesOn`.
  const goesOn = Math.max(0, rates.invitesPerSharer) / (Math.max(0, rates.invitesPerSharer) + 1)
  const most = Math.min(play.mostByShares, patience)
  let sharedFail = 0
  let reached = 1
  let chances = 0
  for (; chances < most; chances += play.chancesPerShare, reached *= goesOn)
    sharedFail += reached * (1 - goesOn) * failed(chances)
  sharedFail += reached * failed(most)
  const sharing = rates.shareRate / 10_000
  return 1 - ownFail * (1 - sharing + sharing * sharedFail)
}

/**
 * The likelihood of one game being passed: the binomial tail at the rate at which people are right. Terms are reckoned
 * from the largest outwards, by ratios, so that none of a thousand items vanishes.
 */
function passedAtOnce(play: MiniGame): number {
  if (!hasPassMark(play)) return 1
  const { items } = play
  const mark = play.passMark ?? 1
  const odds = rightRate / (10_000 - rightRate)
  const top = Math.floor(((items + 1) * rightRate) / 10_000)
  const terms = Array.from({ length: items + 1 }, () => 0)
  terms[top] = 1
  for (let k = top; k < items; k++) terms[k + 1] = (terms[k]! * (items - k) * odds) / (k + 1)
  for (let k = top; k > 0; k--) terms[k - 1] = (terms[k]! * k) / ((items - k + 1) * odds)
  const sum = (from: number) => terms.slice(Math.max(0, from)).reduce((total, term) => total + term, 0)
  return sum(mark) / sum(0)
}
