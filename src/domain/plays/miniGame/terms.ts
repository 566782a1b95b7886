import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Sentence } from '../../speech/speech.ts'
import { nameOf } from '../shared/checks.ts'
import { termsHead, termsTail } from '../shared/terms.ts'
import { hasPassMark } from './chance.ts'
import { drawOf } from './reward.ts'
import type { MiniGame } from './schema.ts'
import { sentence, word } from './vocabulary.ts'

/** The shopper rules of a mini-game in one market. */
export function miniGameTerms(play: MiniGame, campaign: CampaignDocument, market: Market): Sentence[] {
  return [
    ...termsHead(play, market),
    sentence(`miniGame.${play.game}`, { items: play.items }),
    ...(hasPassMark(play) && play.passMark !== null
      ? [sentence('miniGame.passMark', { passMark: play.passMark, items: play.items })]
      : []),
    ...(play.secondsPerGame === null ? [] : [sentence('miniGame.time', { seconds: play.secondsPerGame })]),
    sentence('miniGame.chances', { chances: play.chancesPerDay }),
    ...(play.chancesPerShare > 0
      ? [sentence('miniGame.chancesByShare', { chances: play.chancesPerShare, most: play.mostByShares })]
      : []),
    sentence('miniGame.midnight', { market: word('market', market) }),
    ...rewardTerms(play, campaign, market),
    ...termsTail(play, market),
  ]
}

function rewardTerms(play: MiniGame, campaign: CampaignDocument, market: Market): Sentence[] {
  const { reward } = play
  if (reward.type === 'none') return []
  const units = play.cap.units[market]
  return [
    reward.type === 'coupon'
      ? sentence(hasPassMark(play) ? 'miniGame.couponAfterPass' : 'miniGame.couponAfterVote', {})
      : sentence(hasPassMark(play) ? 'miniGame.drawAfterPass' : 'miniGame.drawAfterVote', {
          chances: reward.chances,
          draw: nameOfDraw(play, campaign, reward.playId),
        }),
    sentence('miniGame.rewardsPerPerson', { times: play.rewardsPerPerson }),
    ...(units === undefined ? [] : [sentence('miniGame.rewards', { units })]),
  ]
}

function nameOfDraw(play: MiniGame, campaign: CampaignDocument, id: string): string {
  const draw = drawOf(play, campaign)
  return draw === undefined ? id : nameOf(draw)
}
