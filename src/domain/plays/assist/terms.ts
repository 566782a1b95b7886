import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Sentence } from '../../speech/speech.ts'
import { amountIn } from '../shared/facts.ts'
import { productFact } from '../shared/products.ts'
import { termsHead, termsTail, unitsTerms } from '../shared/terms.ts'
import { newHelpersNeeded } from './helpers.ts'
import type { Assist } from './schema.ts'
import { sentence } from './vocabulary.ts'

/** The shopper rules of an assist in one market. */
export function assistTerms(play: Assist, campaign: CampaignDocument, market: Market): Sentence[] {
  const newHelpers = newHelpersNeeded(play)
  return [
    ...termsHead(play, market),
    whatIsWaived(play, campaign, market),
    ...(newHelpers > 0 ? [sentence('assist.newHelpers', { helpers: newHelpers })] : []),
    sentence('assist.window', { hours: { hours: play.windowHours } }),
    play.payment === 'refundAfter'
      ? sentence('assist.refundAfter', {})
      : sentence('assist.orderAfter', { hours: { hours: play.claimWithinHours } }),
    sentence('assist.notInTime', {}),
    sentence('assist.limits', { assists: play.assistsPerPerson, helpsPerDay: play.helpsPerPersonPerDay }),
    ...unitsTerms(play, campaign, market),
    ...termsTail(play, market),
  ]
}

function whatIsWaived({ waives, ...play }: Assist, campaign: CampaignDocument, market: Market): Sentence {
  const what = { product: productFact(campaign, play.productId, market), helpers: play.helpers }
  if (waives.type === 'order') return sentence('assist.order', what)
  if (waives.type === 'shipping')
    return sentence('assist.shipping', { ...what, fee: amountIn(market, waives.fee[market] ?? 0) })
  return sentence('assist.amount', { ...what, amount: amountIn(market, waives.amount[market] ?? 0) })
}
