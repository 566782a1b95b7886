import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Sentence } from '../../speech/speech.ts'
import { amountIn } from '../shared/facts.ts'
import { productFact } from '../shared/products.ts'
import { termsHead, termsTail, unitsTerms } from '../shared/terms.ts'
import type { GroupBuy } from './schema.ts'
import { sentence, word } from './vocabulary.ts'

/** The shopper rules of a group buy in one market. */
export function groupBuyTerms(play: GroupBuy, campaign: CampaignDocument, market: Market): Sentence[] {
  return [
    ...termsHead(play, market),
    sentence('groupBuy.what', {
      product: productFact(campaign, play.productId, market),
      solo: amountIn(market, play.soloPrice[market] ?? 0),
    }),
    ...play.ladder.map(({ size, price }) =>
      sentence('groupBuy.rung', { size, price: amountIn(market, price[market] ?? 0) }),
    ),
    sentence('groupBuy.timeToFill', { hours: { hours: play.hoursToFill } }),
    play.mayStart === 'anyone' ? sentence('groupBuy.startAnyone', {}) : sentence('groupBuy.startExisting', {}),
    ...(play.mayJoin === 'newUsers' ? [sentence('groupBuy.joinNew', {})] : []),
    ...(play.publicList ? [sentence('groupBuy.publicList', {})] : []),
    play.settlement === 'refundDifference'
      ? sentence('groupBuy.refundDifference', {})
      : sentence('groupBuy.chargeAtCompletion', {}),
    ...leaderTerms(play, market),
    sentence('groupBuy.limits', { order: play.limitPerOrder, person: play.limitPerPerson }),
    expiryTerm(play, market),
    sentence('groupBuy.stockHeld', { stockHeldAt: word('stockHeldAt', play.stockHeldAt) }),
    ...unitsTerms(play, campaign, market),
    ...termsTail(play, market),
  ]
}

function leaderTerms({ leaderBenefit }: GroupBuy, market: Market): Sentence[] {
  if (leaderBenefit.type === 'free') return [sentence('groupBuy.leaderFree', {})]
  if (leaderBenefit.type === 'percent') return [sentence('groupBuy.leaderRate', { rate: { rate: leaderBenefit.rate } })]
  if (leaderBenefit.type === 'amount')
    return [sentence('groupBuy.leaderAmount', { amount: amountIn(market, leaderBenefit.amount[market] ?? 0) })]
  return []
}

function expiryTerm(play: GroupBuy, market: Market): Sentence {
  if (play.atExpiry === 'refund') return sentence('groupBuy.expiryRefund', {})
  if (play.atExpiry === 'completeAtHighestRung') return sentence('groupBuy.expiryHighestRung', {})
  return sentence('groupBuy.expiryEnoughJoined', {
    members: play.minRealMembers,
    price: amountIn(market, play.ladder[0]?.price[market] ?? 0),
  })
}
