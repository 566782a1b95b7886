import type { CampaignDocument } from '../../campaign/document.ts'
import { playFact, ruleFact } from '../../coupons/named.ts'
import type { Statement } from '../../speech/speech.ts'
import { describeHead, describeTail } from '../shared/describe.ts'
import { canBeGuessed, hasPassMark, passedByGuessing } from './chance.ts'
import type { MiniGame } from './schema.ts'
import { amountRows, row, word } from './vocabulary.ts'

/** A mini-game as rows of facts. */
export function describeMiniGame(play: MiniGame, campaign: CampaignDocument): Statement[] {
  const guessed = passedByGuessing(play)
  return [
    ...describeHead(play, campaign),
    row('miniGame.game', '/game', word('game', play.game)),
    row('miniGame.items', '/items', play.items),
    ...(canBeGuessed(play) ? [row('miniGame.choices', '/choices', play.choices)] : []),
    ...(hasPassMark(play) || play.passMark !== null ? [row('miniGame.passMark', '/passMark', play.passMark)] : []),
    ...(guessed === null ? [] : [row('miniGame.passedByGuessing', '/passMark', { rate: guessed })]),
    row('miniGame.secondsPerGame', '/secondsPerGame', play.secondsPerGame),
    row('miniGame.chancesPerDay', '/chancesPerDay', play.chancesPerDay),
    row('miniGame.chancesPerShare', '/chancesPerShare', play.chancesPerShare),
    ...(play.chancesPerShare > 0 ? [row('miniGame.mostByShares', '/mostByShares', play.mostByShares)] : []),
    ...describeReward(play, campaign),
    row('miniGame.rewardsPerPerson', '/rewardsPerPerson', play.rewardsPerPerson),
    ...describeTail(play, campaign),
  ]
}

function describeReward({ reward, markets }: MiniGame, campaign: CampaignDocument): Statement[] {
  const type = row('miniGame.reward', '/reward/type', word('gameReward', reward.type))
  if (reward.type === 'none') return [type]
  if (reward.type === 'draw')
    return [
      type,
      row('miniGame.draw', '/reward/playId', reward.playId === '' ? null : playFact(campaign, reward.playId)),
      row('miniGame.drawChances', '/reward/chances', reward.chances),
    ]
  return [
    type,
    row('miniGame.coupon', '/reward/couponId', reward.couponId === '' ? null : ruleFact(campaign, reward.couponId)),
    ...amountRows('miniGame.value', '/reward/value', reward.value, markets),
  ]
}
