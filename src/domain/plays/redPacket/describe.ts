import type { CampaignDocument } from '../../campaign/document.ts'
import { marketFacts } from '../../market.ts'
import { pointerTo } from '../../finding.ts'
import type { Statement } from '../../speech/speech.ts'
import { describeHead, describeReward, describeTail } from '../shared/describe.ts'
import { soundPot } from './pot.ts'
import type { RedPacket } from './schema.ts'
import { amountRows, row, word } from './vocabulary.ts'

/** Red packets as rows of facts. */
export function describeRedPacket(play: RedPacket, campaign: CampaignDocument): Statement[] {
  return [
    ...describeHead(play, campaign),
    ...describeReward(play.reward, campaign),
    row('redPacket.split', '/split', word('split', play.split)),
    ...amountRows('redPacket.smallest', '/smallest', play.smallest, play.markets),
    ...averages(play),
    row('redPacket.unlockedBy', '/unlockedBy', word('unlockedBy', play.unlockedBy)),
    row('redPacket.friendsNeeded', '/friendsNeeded', play.friendsNeeded),
    row('redPacket.receivers', '/receivers', word('receivers', play.receivers)),
    row('redPacket.packetsPerPerson', '/packetsPerPerson', play.packetsPerPerson),
    row('redPacket.hoursToShare', '/hoursToShare', { hours: play.hoursToShare }),
    row('redPacket.claimWithinHours', '/claimWithinHours', { hours: play.claimWithinHours }),
    row('redPacket.unclaimed', '/unclaimed', word('unclaimed', play.unclaimed)),
    ...describeTail(play, campaign),
  ]
}

/** What one packet comes to, rounded down; a pot that cannot be split has none. */
function averages(play: RedPacket): Statement[] {
  return play.markets.flatMap((market) => {
    const pot = soundPot(play, market)
    if (pot === null) return []
    const amount = Math.floor(pot.money / pot.packets)
    const value = { amount, currency: marketFacts[market].currency }
    return [{ ...row('redPacket.average', pointerTo('cap', 'budget', market), value), market }]
  })
}
