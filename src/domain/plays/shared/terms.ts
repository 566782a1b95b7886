import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import { sentence, type Sentence } from '../../statementKeys.ts'
import { word } from '../../words.ts'
import type { Play } from '../schema.ts'
import { productOf } from './products.ts'

/** The product's name as shoppers read it in the rules. */
export function productName(play: Play, campaign: CampaignDocument): string {
  return productOf(campaign, play.productId)?.name ?? play.productId
}

/** When a play runs. */
export function termsHead(play: Play, market: Market): Sentence[] {
  return [
    sentence('play.period', {
      from: { at: play.window.from },
      to: { at: play.window.to },
      market: word('market', market),
    }),
  ]
}

/** How many there are, who may take part, and what an opened instance can rely on. */
export function termsTail(play: Play, campaign: CampaignDocument, market: Market): Sentence[] {
  const { eligibility } = play
  const units = play.cap.units[market]
  return [
    ...(units === undefined ? [] : [sentence('play.units', { product: productName(play, campaign), units })]),
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
