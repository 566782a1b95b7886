import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo } from '../../finding.ts'
import { marketFacts } from '../../market.ts'
import type { Statement } from '../../speech/speech.ts'
import { describeHead, describeReward, describeTail } from '../shared/describe.ts'
import { perfectCycle } from './cycle.ts'
import type { CheckIn } from './schema.ts'
import { amountRows, row, word } from './vocabulary.ts'

/** A check-in as rows of facts. */
export function describeCheckIn(play: CheckIn, campaign: CampaignDocument): Statement[] {
  const held = play.markets
  return [
    ...describeHead(play, campaign),
    ...describeReward(play.reward, campaign),
    ...play.rewards.flatMap((reward, k) =>
      amountRows('checkIn.reward', pointerTo('rewards', k), reward, held, { day: k + 1 }),
    ),
    ...play.streakBonuses.flatMap(({ days, amount }, k) => [
      row('checkIn.streakDays', pointerTo('streakBonuses', k, 'days'), days, { number: k + 1 }),
      ...amountRows('checkIn.streakAmount', pointerTo('streakBonuses', k, 'amount'), amount, held, { days }),
    ]),
    ...held
      .filter((market) => play.rewards[0]?.[market] !== undefined)
      .map((market) => {
        const value = { amount: perfectCycle(play, market), currency: marketFacts[market].currency }
        return { ...row('checkIn.perfectCycle', pointerTo('rewards', 0, market), value), market }
      }),
    row('checkIn.afterMiss', '/afterMiss', word('afterMiss', play.afterMiss)),
    row('checkIn.makeUps', '/makeUps', play.makeUps),
    row('checkIn.makeUpBy', '/makeUpBy', word('makeUpBy', play.makeUpBy)),
    row('checkIn.cyclesPerPerson', '/cyclesPerPerson', play.cyclesPerPerson),
    ...amountRows('checkIn.cashOutThreshold', '/cashOutThreshold', play.cashOutThreshold, held),
    row('checkIn.cashOutWithinDays', '/cashOutWithinDays', play.cashOutWithinDays),
    ...describeTail(play, campaign),
  ]
}
