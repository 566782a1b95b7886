import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Sentence } from '../../speech/speech.ts'
import { amountIn } from '../shared/facts.ts'
import { termsHead, termsTail } from '../shared/terms.ts'
import type { CheckIn } from './schema.ts'
import { sentence, word } from './vocabulary.ts'

/** The shopper rules of a check-in in one market. */
export function checkInTerms(play: CheckIn, _campaign: CampaignDocument, market: Market): Sentence[] {
  const threshold = play.cashOutThreshold[market] ?? 0
  return [
    ...termsHead(play, market),
    sentence('checkIn.what', { days: play.rewards.length, market: word('market', market) }),
    ...play.rewards.map((reward, k) =>
      sentence('checkIn.reward', { day: k + 1, amount: amountIn(market, reward[market] ?? 0) }),
    ),
    ...play.streakBonuses.map(({ days, amount }) =>
      sentence('checkIn.streak', { days, amount: amountIn(market, amount[market] ?? 0) }),
    ),
    play.afterMiss === 'goOn' ? sentence('checkIn.missGoOn', {}) : sentence('checkIn.missStartAgain', {}),
    makeUpTerm(play),
    sentence('checkIn.cycles', { cycles: play.cyclesPerPerson }),
    sentence('checkIn.paidAs', { pays: word('pays', play.reward.pays) }),
    threshold > 0
      ? sentence('checkIn.threshold', { amount: amountIn(market, threshold) })
      : sentence('checkIn.noThreshold', {}),
    sentence('checkIn.cashOutWithin', { days: play.cashOutWithinDays }),
    ...termsTail(play, market),
  ]
}

function makeUpTerm({ makeUps, makeUpBy }: CheckIn): Sentence {
  if (makeUps < 1) return sentence('checkIn.noMakeUp', {})
  return makeUpBy === 'free'
    ? sentence('checkIn.makeUpFree', { times: makeUps })
    : sentence('checkIn.makeUpInvite', { times: makeUps })
}
