import type { CampaignDocument } from '../../campaign/document.ts'
import type { Statement } from '../../speech/speech.ts'
import { describeHead, describeTail } from '../shared/describe.ts'
import type { Reservation } from './schema.ts'
import { amountRows, countRows, row, word } from './vocabulary.ts'

/** A reservation as rows of facts. */
export function describeReservation(play: Reservation, campaign: CampaignDocument): Statement[] {
  const held = play.markets
  return [
    ...describeHead(play, campaign),
    ...amountRows('reservation.price', '/price', play.price, held),
    ...countRows('reservation.quota', '/quota', play.quota, held),
    row('reservation.oversubscription', '/oversubscription', { rate: play.oversubscription }),
    row('reservation.purchaseFrom', '/purchaseWindow/from', { at: play.purchaseWindow.from }),
    row('reservation.purchaseTo', '/purchaseWindow/to', { at: play.purchaseWindow.to }),
    row('reservation.limitPerPerson', '/limitPerPerson', play.limitPerPerson),
    ...describeBonus(play),
    ...play.batches.flatMap((batch, k) => {
      const at = `/batches/${k}`
      const naming = { batch: batch.name === '' ? batch.id : batch.name }
      return [
        row('reservation.batch', `${at}/name`, batch.name, { batch: k + 1 }),
        row('reservation.batchCount', `${at}/count`, batch.count, naming),
        row('reservation.batchPerPerson', `${at}/perPerson`, batch.perPerson, naming),
        row('reservation.batchChannel', `${at}/channel`, word('codeChannel', batch.channel), naming),
        row('reservation.batchLetters', `${at}/groups`, batch.groups * 4, naming),
      ]
    }),
    ...describeTail(play, campaign),
  ]
}

function describeBonus({ shareBonus, markets }: Reservation): Statement[] {
  const type = row('reservation.shareBonus', '/shareBonus/type', word('shareBonus', shareBonus.type))
  if (shareBonus.type === 'none') return [type]
  const friends = row('reservation.bonusFriends', '/shareBonus/friends', shareBonus.friends)
  return shareBonus.type === 'amount'
    ? [type, friends, ...amountRows('reservation.bonusAmount', '/shareBonus/amount', shareBonus.amount, markets)]
    : [type, friends, row('reservation.bonusMinutes', '/shareBonus/minutes', shareBonus.minutes)]
}
