import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { CampaignExposure } from '#domain/campaign/exposure.ts'
import { marketFacts, markets, type Market } from '#domain/market.ts'
import type { Currency, Minor } from '#domain/money.ts'

export type Cost = {
  market: Market
  currency: Currency
  budget: Minor
  worst: Minor
  expected: Minor
  /** Of what is expected, what no forecast draws: coupons and partners. */
  estimated: Minor
  /** Is there a play, a coupon or a partner programme without a limit, so that no worst case can be said? */
  unbounded: boolean
  /** What it is made up of; `kind` is the play's, `coupons` or `partners`. */
  parts: { id: string; name: string; kind: string; worst: Minor; expected: Minor }[]
}

/** What the campaign, or one play of it, costs in the market in view, or in its first market. Null without markets. */
export function costOf(
  document: CampaignDocument,
  exposure: CampaignExposure,
  inView: Market,
  playId?: string,
): Cost | null {
  const play = document.plays.find(({ id }) => id === playId)
  const held = markets.filter(
    (market) => document.markets[market] && (play === undefined || play.markets.includes(market)),
  )
  const market = held.includes(inView) ? inView : held[0]
  if (market === undefined) return null
  const parts = [
    ...exposure.perPlay
      .filter((one) => playId === undefined || one.playId === playId)
      .map(({ playId: id, ...one }) => ({ id, ...one })),
    ...(playId === undefined
      ? exposure.perCoupon.map(({ ruleId: id, ...one }) => ({ id, kind: 'coupons', ...one }))
      : []),
    ...(playId === undefined && exposure.partners !== null
      ? [{ id: 'partners', kind: 'partners', ...exposure.partners }]
      : []),
  ].map(({ worst, expected, ...one }) => ({ ...one, worst: worst[market] ?? 0, expected: expected[market] ?? 0 }))
  const whole = exposure.perMarket[market]
  return {
    market,
    currency: marketFacts[market].currency,
    budget: whole?.budget ?? 0,
    worst: playId === undefined ? (whole?.worst ?? 0) : (parts[0]?.worst ?? 0),
    expected: playId === undefined ? (whole?.expected ?? 0) : (parts[0]?.expected ?? 0),
    estimated: parts
      .filter(({ kind }) => kind === 'coupons' || kind === 'partners')
      .reduce((sum, part) => sum + part.expected, 0),
    unbounded: exposure.unbounded.some(
      (one) => one.market === market && (playId === undefined || (one.part === 'play' && one.id === playId)),
    ),
    parts,
  }
}
