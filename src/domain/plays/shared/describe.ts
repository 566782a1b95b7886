import type { CampaignDocument } from '../../campaign/document.ts'
import { ruleFact } from '../../coupons/named.ts'
import type { Fact } from '../../fact.ts'
import { languages, markets } from '../../market.ts'
import { amountRows, countRows, row, word, type Statement } from '../../speech/speech.ts'
import type { BelowCostMeant, PlayBase, Reward } from './blocks.ts'
import { amountIn } from './facts.ts'
import { productFact } from './products.ts'

/** What a play is and where it is played. */
export function describeHead(
  play: PlayBase & { productId?: string; belowCostMeant?: BelowCostMeant },
  campaign: CampaignDocument,
): Statement[] {
  return [
    row('play.name', '/name', play.name),
    ...(play.productId === undefined
      ? []
      : [row('play.product', '/productId', play.productId === '' ? null : productFact(campaign, play.productId))]),
    row(
      'play.markets',
      '/markets',
      play.markets.map((market) => word('market', market)),
    ),
    row('play.from', '/window/from', { at: play.window.from }),
    row('play.to', '/window/to', { at: play.window.to }),
    row('play.mayOutlive', '/mayOutlive', play.mayOutlive),
    ...describeMeant(play.belowCostMeant ?? {}),
  ]
}

/** The prices people said are meant, although they lose money. */
function describeMeant(meant: BelowCostMeant): Statement[] {
  return markets.flatMap((market) => {
    const prices = meant[market] ?? []
    if (prices.length === 0) return []
    const amounts = prices.map((price) => amountIn(market, price))
    return [{ ...row('play.belowCostMeant', `/belowCostMeant/${market}`, amounts), market }]
  })
}

/** Its limits, who may take part, and what is shared. */
export function describeTail(play: PlayBase, campaign: CampaignDocument): Statement[] {
  const { eligibility, circuitBreakers, shareCard } = play
  const breaker = (rate: number | null): Fact | null => (rate === null ? null : { rate })
  return [
    ...countRows('play.units', '/cap/units', play.cap.units, play.markets),
    ...amountRows('play.budget', '/cap/budget', play.cap.budget, play.markets),
    row('play.whenExhausted', '/cap/whenExhausted', word('whenExhausted', play.cap.whenExhausted)),
    ...(play.cap.whenExhausted === 'fallBackToCoupon'
      ? [row('play.coupon', '/cap/couponId', couponFact(campaign, play.cap.couponId))]
      : []),
    row('play.breakerBurn', '/circuitBreakers/burnPerHour', breaker(circuitBreakers.burnPerHour)),
    row('play.breakerCompletion', '/circuitBreakers/completionRate', breaker(circuitBreakers.completionRate)),
    row('play.newMeans', '/eligibility/newMeans', word('newMeans', eligibility.newMeans)),
    ...(eligibility.newMeans === 'noOrderInDays'
      ? [row('play.newByDays', '/eligibility/newByDays', eligibility.newByDays)]
      : []),
    row('play.newBy', '/eligibility/newBy', word('newBy', eligibility.newBy)),
    row('play.minAccountAge', '/eligibility/minAccountAgeHours', { hours: eligibility.minAccountAgeHours }),
    row('play.perDevice', '/eligibility/perDevice', eligibility.perDevice),
    row('play.perPhone', '/eligibility/perPhone', eligibility.perPhone),
    row('play.perAddress', '/eligibility/perAddress', eligibility.perAddress),
    row('play.perHelperPerDay', '/eligibility/perHelperPerDay', eligibility.perHelperPerDay),
    row('play.blockList', '/eligibility/blockList', eligibility.blockList),
    row(
      'play.shareChannels',
      '/shareCard/channels',
      shareCard.channels.map((channel) => word('socialChannel', channel)),
    ),
    row(
      'play.shareMoments',
      '/shareCard/moments',
      shareCard.moments.map((moment) => word('shareMoment', moment)),
    ),
    ...languages.flatMap((language) => {
      const text = shareCard.texts[language]
      if (text === undefined) return []
      const data = { language: word('language', language) }
      return [
        row('play.shareTitle', `/shareCard/texts/${language}/title`, text.title, data),
        row('play.shareText', `/shareCard/texts/${language}/text`, text.text, data),
      ]
    }),
  ]
}

/** A coupon rule by its name; null where none is chosen. */
function couponFact(campaign: CampaignDocument, couponId: string | null): Fact | null {
  return couponId === null ? null : ruleFact(campaign, couponId)
}

/** What a play pays out, and as which coupon. */
export function describeReward(reward: Reward, campaign: CampaignDocument, pointer = '/reward'): Statement[] {
  return [
    row('play.pays', `${pointer}/pays`, word('pays', reward.pays)),
    ...(reward.pays === 'coupon'
      ? [row('play.payCoupon', `${pointer}/couponId`, couponFact(campaign, reward.couponId))]
      : []),
  ]
}
