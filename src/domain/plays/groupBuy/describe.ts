import type { CampaignDocument } from '../../campaign/document.ts'
import { pointerTo } from '../../finding.ts'
import type { Statement } from '../../speech/speech.ts'
import { describeHead, describeTail } from '../shared/describe.ts'
import type { GroupBuy } from './schema.ts'
import { amountRows, row, word } from './vocabulary.ts'

/** A group buy as rows of facts. */
export function describeGroupBuy(play: GroupBuy, campaign: CampaignDocument): Statement[] {
  const held = play.markets
  return [
    ...describeHead(play, campaign),
    ...amountRows('groupBuy.soloPrice', '/soloPrice', play.soloPrice, held),
    ...play.ladder.flatMap((rung, k) => [
      row('groupBuy.size', pointerTo('ladder', k, 'size'), rung.size, { rung: k + 1 }),
      ...amountRows('groupBuy.price', pointerTo('ladder', k, 'price'), rung.price, held, { size: rung.size }),
    ]),
    row('groupBuy.settlement', '/settlement', word('settlement', play.settlement)),
    row('groupBuy.publicList', '/publicList', play.publicList),
    row('groupBuy.stockHeldAt', '/stockHeldAt', word('stockHeldAt', play.stockHeldAt)),
    row('groupBuy.hoursToFill', '/hoursToFill', { hours: play.hoursToFill }),
    row('groupBuy.mayStart', '/mayStart', word('mayStart', play.mayStart)),
    row('groupBuy.mayJoin', '/mayJoin', word('mayJoin', play.mayJoin)),
    ...describeLeader(play),
    row('groupBuy.limitPerOrder', '/limitPerOrder', play.limitPerOrder),
    row('groupBuy.limitPerPerson', '/limitPerPerson', play.limitPerPerson),
    row('groupBuy.atExpiry', '/atExpiry', word('atExpiry', play.atExpiry)),
    ...(play.atExpiry === 'completeIfEnoughJoined'
      ? [row('groupBuy.minRealMembers', '/minRealMembers', play.minRealMembers)]
      : []),
    ...describeTail(play, campaign),
  ]
}

function describeLeader({ leaderBenefit, markets }: GroupBuy): Statement[] {
  const type = row('groupBuy.leaderBenefit', '/leaderBenefit/type', word('leaderBenefit', leaderBenefit.type))
  if (leaderBenefit.type === 'percent')
    return [type, row('groupBuy.leaderRate', '/leaderBenefit/rate', { rate: leaderBenefit.rate })]
  if (leaderBenefit.type === 'amount')
    return [type, ...amountRows('groupBuy.leaderAmount', '/leaderBenefit/amount', leaderBenefit.amount, markets)]
  return [type]
}
