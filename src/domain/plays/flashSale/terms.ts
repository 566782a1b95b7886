import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Sentence } from '../../speech/speech.ts'
import { amountIn } from '../shared/facts.ts'
import { productFact } from '../shared/products.ts'
import { termsHead, termsTail } from '../shared/terms.ts'
import type { FlashSale } from './schema.ts'
import { offersIn } from './sessions.ts'
import { sentence, word } from './vocabulary.ts'

/** The shopper rules of a flash sale in one market, session by session. */
export function flashSaleTerms(play: FlashSale, campaign: CampaignDocument, market: Market): Sentence[] {
  const offered = offersIn(play, market)
  const sessions = play.sessions.flatMap((session, k) => {
    const items = offered.filter((offer) => offer.session === session)
    if (items.length === 0) return []
    return [
      sentence('flashSale.session', {
        session: k + 1,
        from: { at: session.window.from },
        to: { at: session.window.to },
        market: word('market', market),
      }),
      ...items.map(({ item, price, stock }) =>
        sentence('flashSale.item', {
          product: productFact(campaign, item.productId, market),
          price: amountIn(market, price),
          units: stock,
        }),
      ),
      sentence('flashSale.limit', { session: k + 1, times: session.limitPerPerson }),
    ]
  })
  return [
    ...termsHead(play, market),
    sentence('flashSale.what', {}),
    ...sessions,
    sentence('flashSale.serverTime', {}),
    sentence('flashSale.payWithin', { minutes: play.payWithinMinutes }),
    sentence('flashSale.paidCounts', {}),
    ...termsTail(play, market),
  ]
}
