import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Sentence } from '../../speech/speech.ts'
import { amountIn } from '../shared/facts.ts'
import { termsHead, termsTail } from '../shared/terms.ts'
import { potOf } from './pot.ts'
import type { RedPacket } from './schema.ts'
import { sentence, word } from './vocabulary.ts'

/** The shopper rules of red packets in one market. */
export function redPacketTerms(play: RedPacket, _campaign: CampaignDocument, market: Market): Sentence[] {
  const friends = play.friendsNeeded
  const pot = potOf(play, market)
  return [
    ...termsHead(play, market),
    play.unlockedBy === 'opens'
      ? sentence('redPacket.unlockByOpens', { friends })
      : sentence('redPacket.unlockByRegistrations', { friends }),
    ...(play.receivers === 'sharerAndFriends' ? [sentence('redPacket.friendsToo', {})] : []),
    ...(pot === null
      ? []
      : [
          sentence('redPacket.pot', { packets: pot.packets, budget: amountIn(market, pot.money) }),
          play.split === 'even'
            ? sentence('redPacket.even', { amount: amountIn(market, Math.floor(pot.money / Math.max(1, pot.packets))) })
            : sentence('redPacket.lucky', { smallest: amountIn(market, pot.smallest) }),
        ]),
    sentence('redPacket.paidAs', { pays: word('pays', play.reward.pays) }),
    sentence('redPacket.timeToShare', { hours: { hours: play.hoursToShare } }),
    sentence('redPacket.claimWithin', { hours: { hours: play.claimWithinHours } }),
    play.unclaimed === 'pot' ? sentence('redPacket.unclaimedPot', {}) : sentence('redPacket.unclaimedBudget', {}),
    sentence('redPacket.limit', { packets: play.packetsPerPerson }),
    ...termsTail(play, market),
  ]
}
