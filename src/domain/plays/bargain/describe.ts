import type { CampaignDocument } from '../../campaign/document.ts'
import type { Statement } from '../../speech/speech.ts'
import { describeHead, describeTail } from '../shared/describe.ts'
import { fitPreset } from './curve.ts'
import { fastestFinish } from './plan.ts'
import type { Bargain } from './schema.ts'
import { amountRows, countRows, row, word } from './vocabulary.ts'

/** A bargain as rows of facts. */
export function describeBargain(play: Bargain, campaign: CampaignDocument): Statement[] {
  const held = play.markets
  return [
    ...describeHead(play, campaign),
    ...amountRows('bargain.listPrice', '/listPrice', play.listPrice, held),
    ...amountRows('bargain.floorPrice', '/floorPrice', play.floorPrice, held),
    row('bargain.helpers', '/helpers', play.helpers),
    row('bargain.firstCut', '/firstCut', play.firstCut === null ? null : { rate: play.firstCut }),
    row('bargain.shape', '/shape', shapeOf(play)),
    row('bargain.jitter', '/jitter', { rate: play.jitter }),
    ...amountRows('bargain.minCut', '/minCut', play.minCut, held),
    row('bargain.newUserWeight', '/newUserWeight', play.newUserWeight),
    row('bargain.fastestFinish', '/newUserWeight', fastestFinish(play)),
    row('bargain.selfFirstCut', '/selfFirstCut', play.selfFirstCut),
    row('bargain.minNewHelpers', '/minNewHelpers', play.minNewHelpers),
    row('bargain.windowHours', '/windowHours', { hours: play.windowHours }),
    row('bargain.buyBelowList', '/buyBelowList', play.buyBelowList),
    row('bargain.payWithinHours', '/payWithinHours', { hours: play.payWithinHours }),
    row('bargain.stockHeldAt', '/stockHeldAt', word('stockHeldAt', play.stockHeldAt)),
    row('bargain.helpsPerPersonPerDay', '/helpsPerPersonPerDay', play.helpsPerPersonPerDay),
    row('bargain.bargainsPerPerson', '/bargainsPerPerson', play.bargainsPerPerson),
    row('bargain.couponsAllowed', '/couponsAllowed', play.couponsAllowed),
    ...(play.consolation === null
      ? [row('bargain.consolationAmount', '/consolation', null)]
      : [
          ...amountRows('bargain.consolationAmount', '/consolation/amount', play.consolation.amount, held),
          ...countRows('bargain.consolationUnits', '/consolation/units', play.consolation.units, held),
        ]),
    ...describeTail(play, campaign),
  ]
}

/** A preset by its name, a drawn curve by its points: helpers' share, then the discount's. */
function shapeOf(play: Bargain): Statement['value'] {
  const preset = fitPreset(play)
  return preset === null ? play.shape.flatMap(({ x, y }) => [{ rate: x }, { rate: y }]) : word('preset', preset)
}
