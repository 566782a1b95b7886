import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { sentence, word, type Sentence } from '../../speech/speech.ts'
import type { PlayBase } from './blocks.ts'
import { amountIn } from './facts.ts'
import { productFact } from './products.ts'

/** When a play runs. */
export function termsHead(play: PlayBase, market: Market): Sentence[] {
  return [
    sentence('play.period', {
      from: { at: play.window.from },
      to: { at: play.window.to },
      market: word('market', market),
    }),
  ]
}

/** Units of the product a play is about. */
export function unitsTerms(
  play: PlayBase & { productId: string },
  campaign: CampaignDocument,
  market: Market,
): Sentence[] {
  const units = play.cap.units[market]
  return units === undefined
    ? []
    : [sentence('play.units', { product: productFact(campaign, play.productId, market), units })]
}

/** What happens at the limit, who may take part, and what an opened instance can rely on. */
export function termsTail(play: PlayBase, market: Market): Sentence[] {
  const { eligibility } = play
  const budget = play.cap.budget[market]
  return [
    ...(budget === undefined ? [] : [sentence('play.budget', { amount: amountIn(market, budget) })]),
    sentence('play.exhausted', { whenExhausted: word('whenExhausted', play.cap.whenExhausted) }),
    sentence('play.newUser', {
      newMeans: word('newMeans', eligibility.newMeans),
      days: eligibility.newByDays,
      newBy: word('newBy', eligibility.newBy),
    }),
    ...(eligibility.minAccountAgeHours > 0
      ? [sentence('play.minAccountAge', { hours: { hours: eligibility.minAccountAgeHours } })]
      : []),
    ...(eligibility.perDevice === null ? [] : [sentence('play.perDevice', { times: eligibility.perDevice })]),
    ...(eligibility.perPhone === null ? [] : [sentence('play.perPhone', { times: eligibility.perPhone })]),
    ...(eligibility.perAddress === null ? [] : [sentence('play.perAddress', { times: eligibility.perAddress })]),
    ...(eligibility.perHelperPerDay === null
      ? []
      : [sentence('play.perHelperPerDay', { times: eligibility.perHelperPerDay })]),
    ...(eligibility.blockList ? [sentence('play.fairUse', {})] : []),
    sentence('play.keepsVersion', {}),
  ]
}
