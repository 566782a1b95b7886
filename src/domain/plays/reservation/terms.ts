import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Sentence } from '../../speech/speech.ts'
import { amountIn } from '../shared/facts.ts'
import { productFact } from '../shared/products.ts'
import { termsHead, termsTail, unitsTerms } from '../shared/terms.ts'
import { isOversubscribed } from './promises.ts'
import type { Reservation } from './schema.ts'
import { sentence, word } from './vocabulary.ts'

/** The shopper rules of a reservation in one market. What is promised to more people than there are units is said so. */
export function reservationTerms(play: Reservation, campaign: CampaignDocument, market: Market): Sentence[] {
  const quota = play.quota[market] ?? 0
  const units = play.cap.units[market] ?? 0
  return [
    ...termsHead(play, market),
    sentence('reservation.what', {
      product: productFact(campaign, play.productId, market),
      price: amountIn(market, play.price[market] ?? 0),
    }),
    sentence('reservation.reserve', { quota }),
    sentence('reservation.purchase', {
      from: { at: play.purchaseWindow.from },
      to: { at: play.purchaseWindow.to },
      market: word('market', market),
    }),
    isOversubscribed(play, market)
      ? sentence('reservation.notAssured', { quota, units })
      : sentence('reservation.assured', {}),
    sentence('reservation.lapses', {}),
    sentence('reservation.limit', { times: play.limitPerPerson }),
    ...bonusTerms(play, market),
    ...(play.batches.length === 0 ? [] : [sentence('reservation.codes', {})]),
    ...play.batches.map(({ name, perPerson }) =>
      sentence('reservation.codesPerPerson', { batch: name, times: perPerson }),
    ),
    ...unitsTerms(play, campaign, market),
    ...termsTail(play, market),
  ]
}

function bonusTerms({ shareBonus }: Reservation, market: Market): Sentence[] {
  if (shareBonus.type === 'none') return []
  const { friends } = shareBonus
  return shareBonus.type === 'amount'
    ? [sentence('reservation.bonusAmount', { friends, amount: amountIn(market, shareBonus.amount[market] ?? 0) })]
    : [sentence('reservation.bonusEarlier', { friends, minutes: shareBonus.minutes })]
}
