import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Sentence } from '../../speech/speech.ts'
import { amountIn } from '../shared/facts.ts'
import { productFact } from '../shared/products.ts'
import { termsHead, termsTail, unitsTerms } from '../shared/terms.ts'
import type { Bargain } from './schema.ts'
import { sentence, word } from './vocabulary.ts'

/** The shopper rules of a bargain in one market. */
export function bargainTerms(play: Bargain, campaign: CampaignDocument, market: Market): Sentence[] {
  const amount = play.consolation?.amount[market]
  const units = play.consolation?.units[market]
  return [
    ...termsHead(play, market),
    sentence('bargain.what', {
      product: productFact(campaign, play.productId, market),
      list: amountIn(market, play.listPrice[market] ?? 0),
      floor: amountIn(market, play.floorPrice[market] ?? 0),
    }),
    sentence('bargain.window', { hours: { hours: play.windowHours } }),
    sentence('bargain.helpers', { helpers: play.helpers }),
    ...(play.newUserWeight > 1 ? [sentence('bargain.newUserWeight', { weight: play.newUserWeight })] : []),
    ...(play.minNewHelpers > 0 ? [sentence('bargain.minNewHelpers', { helpers: play.minNewHelpers })] : []),
    ...(play.selfFirstCut ? [sentence('bargain.selfFirstCut', {})] : []),
    sentence('bargain.cutsDiffer', { least: amountIn(market, play.minCut[market] ?? 1) }),
    sentence('bargain.progress', {}),
    play.buyBelowList ? sentence('bargain.buyBelowList', {}) : sentence('bargain.floorOnly', {}),
    sentence('bargain.payWithin', { hours: { hours: play.payWithinHours } }),
    sentence('bargain.limits', { helpsPerDay: play.helpsPerPersonPerDay, bargains: play.bargainsPerPerson }),
    play.couponsAllowed ? sentence('bargain.coupons', {}) : sentence('bargain.noCoupons', {}),
    sentence('bargain.stockHeld', { stockHeldAt: word('stockHeldAt', play.stockHeldAt) }),
    ...(amount === undefined || units === undefined
      ? []
      : [sentence('bargain.consolation', { amount: amountIn(market, amount), units })]),
    ...unitsTerms(play, campaign, market),
    ...termsTail(play, market),
  ]
}
