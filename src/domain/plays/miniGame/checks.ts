import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../../finding.ts'
import { epochOf } from '../../time.ts'
import { checkPaidShares, marketsOf, nameOf } from '../shared/checks.ts'
import { canBeGuessed, guessedAtLeast, hasPassMark } from './chance.ts'
import { drawOf, drawsIn } from './reward.ts'
import type { MiniGame } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/** A game that this share of those who answer blindly passes is no game of skill. Basis points. */
const mostByGuessing = 2_500

/** Everything a mini-game's own rules are checked for before review. */
export function checkMiniGame(play: MiniGame, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  return [
    ...checkGame(play, pointer),
    ...checkPassMark(play, pointer),
    ...checkChances(play, pointer),
    ...(play.chancesPerShare > 0 ? checkPaidShares(play, pointer) : []),
    ...checkReward(play, campaign, pointer),
  ]
}

function checkGame(play: MiniGame, pointer: string): FindingDraft[] {
  const found: FindingDraft[] = []
  const least = play.game === 'vote' ? 2 : 1
  if (play.items < least) {
    const at = `${pointer}/items`
    const data = { play: nameOf(play), game: word('game', play.game), least }
    found.push(finding('miniGame.noItems', at, data, { pointer: at, value: play.game === 'vote' ? 3 : 10 }))
  }
  if (canBeGuessed(play) && play.choices < 2) {
    const at = `${pointer}/choices`
    found.push(finding('miniGame.noChoices', at, { play: nameOf(play) }, { pointer: at, value: 2 }))
  }
  return found
}

function checkPassMark(play: MiniGame, pointer: string): FindingDraft[] {
  const at = `${pointer}/passMark`
  const naming = { play: nameOf(play) }
  const { passMark, items } = play
  if (!hasPassMark(play))
    return passMark === null ? [] : [finding('miniGame.passMarkOnVote', at, naming, { pointer: at, value: null })]
  const sensible = Math.max(1, Math.ceil((Math.max(1, items) * 8) / 10))
  if (passMark === null) return [finding('miniGame.passMarkMissing', at, naming, { pointer: at, value: sensible })]
  if (passMark < 1 || passMark > items) {
    const data = { ...naming, passMark, items }
    return items < 1 ? [] : [finding('miniGame.passMarkOutOfRange', at, data, { pointer: at, value: sensible })]
  }
  const guessed = guessedAtLeast(play)
  const share = guessed?.[passMark] ?? 0
  if (guessed === null || share <= mostByGuessing) return []
  const higher = guessed.findIndex((one) => one <= mostByGuessing)
  const fix = higher < 0 ? undefined : { pointer: at, value: higher }
  return [finding('miniGame.passedByGuessing', at, { ...naming, share: { rate: share }, passMark, items }, fix)]
}

function checkChances(play: MiniGame, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play) }
  const found: FindingDraft[] = []
  if (play.chancesPerDay < 1) {
    const at = `${pointer}/chancesPerDay`
    found.push(finding('miniGame.noChances', at, naming, { pointer: at, value: 1 }))
  }
  if (play.chancesPerShare > 0 && play.mostByShares < play.chancesPerShare) {
    const at = `${pointer}/mostByShares`
    const data = { ...naming, chances: play.chancesPerShare, most: play.mostByShares }
    found.push(finding('miniGame.sharesAddNothing', at, data, { pointer: at, value: play.chancesPerShare }))
  }
  if (play.rewardsPerPerson < 1) {
    const at = `${pointer}/rewardsPerPerson`
    found.push(finding('miniGame.noReward', at, naming, { pointer: at, value: 1 }))
  }
  return found
}

function checkReward(play: MiniGame, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  if (play.reward.type === 'draw') return checkDraw(play, campaign, pointer)
  if (play.reward.type === 'coupon') return checkCoupon(play, campaign, pointer)
  return hasPassMark(play)
    ? [finding('miniGame.playedForNothing', `${pointer}/reward/type`, { play: nameOf(play) })]
    : []
}

/** Chances must be worth something: in a draw that is there, in the same markets, and open until the game ends. */
function checkDraw(play: MiniGame, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  if (play.reward.type !== 'draw') return []
  const at = `${pointer}/reward/playId`
  const naming = { play: nameOf(play) }
  const found: FindingDraft[] = []
  if (play.reward.chances < 1) {
    const place = `${pointer}/reward/chances`
    found.push(finding('miniGame.noDrawChances', place, naming, { pointer: place, value: 1 }))
  }
  const draw = drawOf(play, campaign)
  if (draw === undefined) {
    const [other] = drawsIn(campaign)
    const fix = other === undefined ? undefined : { pointer: at, value: other.id }
    return [...found, finding(play.reward.playId === '' ? 'miniGame.noDraw' : 'miniGame.drawGone', at, naming, fix)]
  }
  for (const market of marketsOf(play, campaign))
    if (!draw.markets.includes(market))
      found.push(
        finding('miniGame.drawNotInMarket', at, { ...naming, draw: nameOf(draw), market: word('market', market) }),
      )
  if (epochOf(draw.window.to) < epochOf(play.window.to))
    found.push(finding('miniGame.drawEndsBefore', at, { ...naming, draw: nameOf(draw) }))
  return found
}

function checkCoupon(play: MiniGame, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const { reward } = play
  if (reward.type !== 'coupon') return []
  const naming = { play: nameOf(play) }
  const missing = marketsOf(play, campaign).filter((market) => reward.value[market] === undefined)
  const known = campaign.coupons.some(({ id }) => id === reward.couponId)
  const gone = reward.couponId === '' ? 'miniGame.noCoupon' : 'miniGame.couponGone'
  return [
    ...(known ? [] : [finding(gone, `${pointer}/reward/couponId`, naming)]),
    ...missing.map((market) =>
      finding('miniGame.valueMissing', `${pointer}/reward${pointerTo('value', market)}`, {
        ...naming,
        market: word('market', market),
      }),
    ),
  ]
}
