import type { CampaignDocument } from '../../campaign/document.ts'
import type { Statement } from '../../speech/speech.ts'
import { describeHead, describeTail } from '../shared/describe.ts'
import { newHelpersNeeded } from './helpers.ts'
import type { Assist } from './schema.ts'
import { amountRows, row, word } from './vocabulary.ts'

/** An assist as rows of facts. */
export function describeAssist(play: Assist, campaign: CampaignDocument): Statement[] {
  return [
    ...describeHead(play, campaign),
    ...describeWaiver(play),
    row('assist.helpers', '/helpers', play.helpers),
    row('assist.newShare', '/newShare', { rate: play.newShare }),
    row('assist.newHelpers', '/newShare', newHelpersNeeded(play)),
    row('assist.windowHours', '/windowHours', { hours: play.windowHours }),
    row('assist.payment', '/payment', word('assistPayment', play.payment)),
    ...(play.payment === 'orderAfter'
      ? [row('assist.claimWithinHours', '/claimWithinHours', { hours: play.claimWithinHours })]
      : []),
    row('assist.assistsPerPerson', '/assistsPerPerson', play.assistsPerPerson),
    row('assist.helpsPerPersonPerDay', '/helpsPerPersonPerDay', play.helpsPerPersonPerDay),
    ...describeTail(play, campaign),
  ]
}

function describeWaiver({ waives, markets }: Assist): Statement[] {
  const type = row('assist.waives', '/waives/type', word('waives', waives.type))
  if (waives.type === 'shipping') return [type, ...amountRows('assist.fee', '/waives/fee', waives.fee, markets)]
  if (waives.type === 'amount') return [type, ...amountRows('assist.amount', '/waives/amount', waives.amount, markets)]
  return [type]
}
