import type { CouponCase } from '../coupons/cases.ts'
import { describeCoupon } from '../coupons/describe.ts'
import { labelOf } from '../coupons/meet.ts'
import { pointerTo } from '../finding.ts'
import { assumptionNames, assumptionUnits, type Measurement } from '../forecast/assumptions.ts'
import { languages, marketFacts, markets, salesChannels } from '../market.ts'
import type { Names } from '../named.ts'
import { describeProgramme, describeTier } from '../partners/describe.ts'
import type { PartnerProgramme } from '../partners/schema.ts'
import { tierName } from '../partners/tierChecks.ts'
import { definitionOf } from '../plays/registry.ts'
import { nameOf } from '../plays/shared/checks.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { row, word, type Statement } from '../speech/speech.ts'
import type { CampaignDocument, CampaignProduct, Phase } from './document.ts'

export const subjectTypes = ['campaign', 'phase', 'product', 'play', 'coupon', 'partners', 'tier'] as const

/** What a change is about. `kind` is the play's, or `coupons`, or `partners` for the programme and its tiers. */
export type Subject = {
  type: (typeof subjectTypes)[number]
  id: string
  name: string
  names?: Names | undefined
  kind: string | null
}

/** Something with an identity and the facts it states. */
export type Part = { subject: Subject; pointer: string; rows: Statement[] }

/**
 * The plays of a campaign.
 *
 * @param naming the campaign whose names what they are about goes by
 */
export function playParts(document: CampaignDocument, naming: CampaignDocument): Part[] {
  return document.plays.map((play, index) => ({
    subject: { type: 'play', id: play.id, name: nameOf(play), kind: play.kind },
    pointer: pointerTo('plays', index),
    rows: definitionOf(play).describe(play, naming),
  }))
}

/** The coupon rules of a campaign. @param naming as for `playParts` */
export function couponParts(document: CampaignDocument, naming: CampaignDocument): Part[] {
  return document.coupons.map((rule, index) => ({
    subject: { type: 'coupon', id: rule.id, name: labelOf(rule), kind: 'coupons' },
    pointer: pointerTo('coupons', index),
    rows: describeCoupon(rule, naming),
  }))
}

/** The programme, and each of its tiers by itself: a tier is known by its id, whatever its rank. */
export function partnerParts(programme: PartnerProgramme | null): Part[] {
  if (programme === null) return []
  const at = pointerTo('partners')
  const kind = 'partners'
  return [
    {
      subject: { type: 'partners', id: 'partners', name: programme.name, kind },
      pointer: at,
      rows: describeProgramme(programme),
    },
    ...programme.tiers.map((tier, k): Part => ({
      subject: { type: 'tier', id: tier.id, name: tierName(tier), kind },
      pointer: at + pointerTo('tiers', k),
      rows: describeTier(tier, programme),
    })),
  ]
}

/** What the campaign says as a whole. */
export function campaignPart(document: CampaignDocument): Part {
  const held = markets.filter((market) => document.markets[market] !== undefined)
  return {
    subject: { type: 'campaign', id: '', name: document.name, kind: null },
    pointer: '',
    rows: [
      row('campaign.name', '/name', document.name),
      row('campaign.goal', '/goal', document.goal === '' ? null : document.goal),
      row(
        'campaign.market',
        '/markets',
        held.map((market) => word('market', market)),
      ),
      ...held.map((market) => ({
        ...row(
          'campaign.budget',
          pointerTo('markets', market, 'budget'),
          amountIn(market, document.markets[market]?.budget ?? 0),
        ),
        market,
      })),
      row(
        'campaign.channels',
        '/channels',
        salesChannels
          .filter((channel) => document.channels.includes(channel))
          .map((channel) => word('salesChannel', channel)),
      ),
      row('campaign.reportingCurrency', '/exchange/into', word('currency', document.exchange.into)),
      ...held.flatMap((market) => {
        const { currency } = marketFacts[market]
        const rate = document.exchange.millionths[currency]
        if (rate === undefined) return []
        const data = { currency: word('currency', currency), into: word('currency', document.exchange.into) }
        // A rate is read as a number: millionths would say nothing to anybody.
        return [row('campaign.exchangeRate', pointerTo('exchange', 'millionths', currency), rate / 1_000_000, data)]
      }),
      ...measuredRows(document.measured),
      row('campaign.holdout', '/holdoutPercent', { rate: document.holdoutPercent * 100 }),
      ...document.couponCases.flatMap(caseRows),
      ...document.acceptedWarnings.map(({ finding, code, reason }) => ({
        // Named by its finding, so that another order is no change.
        ...row('campaign.acceptedWarning', pointerTo('acceptedWarnings', finding), reason, { code }),
      })),
    ],
  }
}

/** What a kept case must come to, what each of its returns must pay back, and by which policy. */
function caseRows({ id, name, cart: { currency }, expected, returned }: CouponCase): Statement[] {
  const at = pointerTo('couponCases', id)
  const data = { case: name === '' ? id : name }
  return [
    row('campaign.couponCase', at, { amount: expected.payable, currency }, data),
    ...(returned === undefined
      ? []
      : [
          row('campaign.couponCasePolicy', `${at}/returned/policy`, word('refundPolicy', returned.policy), data),
          ...returned.paidBack.map((amount, k) =>
            row(
              'campaign.couponCaseReturn',
              `${at}/returned${pointerTo('paidBack', k)}`,
              { amount, currency },
              { ...data, number: k + 1 },
            ),
          ),
        ]),
  ]
}

/** The rates taken over from a past event, each with the event it was measured at. */
function measuredRows(measured: Measurement | undefined): Statement[] {
  if (measured === undefined) return []
  return assumptionNames.flatMap((name) => {
    const value = measured.rates[name]
    if (value === undefined) return []
    const data = { assumption: word('assumption', name), event: measured.event }
    const fact = assumptionUnits[name] === 'rate' ? { rate: value } : value
    return [row('campaign.assumption', pointerTo('measured', 'rates', name), fact, data)]
  })
}

/** A phase by its id. */
export function phasePart(phase: Phase, index: number): Part {
  const held = markets.filter((market) => phase.markets.includes(market))
  return {
    subject: { type: 'phase', id: phase.id, name: phase.kind, kind: null },
    pointer: pointerTo('phases', index),
    rows: [
      row('phase.kind', '/kind', word('phase', phase.kind)),
      row(
        'phase.markets',
        '/markets',
        held.map((market) => word('market', market)),
      ),
      row('phase.from', '/window/from', { at: phase.window.from }),
      row('phase.to', '/window/to', { at: phase.window.to }),
    ],
  }
}

/** A product by the catalogue's id. */
export function productPart(product: CampaignProduct, index: number): Part {
  return {
    subject: { type: 'product', id: product.id, name: product.name, names: product.names, kind: null },
    pointer: pointerTo('products', index),
    rows: [
      row('product.name', '/name', product.name),
      ...languages.flatMap((language) => {
        const name = product.names?.[language]
        const data = { language: word('language', language) }
        return name === undefined ? [] : [row('product.nameIn', pointerTo('names', language), name, data)]
      }),
      row('product.category', '/category', product.category),
      ...markets.flatMap((market) => {
        const terms = product.terms[market]
        if (terms === undefined) return []
        const at = (...path: string[]) => pointerTo('terms', market, ...path)
        return [
          { ...row('product.listPrice', at('listPrice'), amountIn(market, terms.listPrice)), market },
          { ...row('product.unitCost', at('unitCost'), amountIn(market, terms.unitCost)), market },
          ...salesChannels.flatMap((channel) => {
            const units = terms.stock[channel]
            if (units === undefined) return []
            const data = { channel: word('salesChannel', channel) }
            return [{ ...row('product.stock', at('stock', channel), units, data), market }]
          }),
        ]
      }),
    ],
  }
}
