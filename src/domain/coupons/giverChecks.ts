import type { CampaignDocument } from '../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../finding.ts'
import type { Market } from '../market.ts'
import { labelOf } from './meet.ts'
import { finding, word } from './vocabulary.ts'

/** A part of the campaign that hands a coupon out, and where it names it. */
type Giver = { couponId: string; where: string; markets: readonly Market[]; pointer: string }

/**
 * Plays that give a coupon, as a reward or once their limit is reached, and the partner programme. Whoever names a coupon
 * names it as `couponId`, wherever in their configuration that is.
 */
export function givers({ plays, partners }: CampaignDocument): Giver[] {
  return [
    ...plays.flatMap((play, k) =>
      named(play, pointerTo('plays', k)).map((one) => ({
        ...one,
        where: play.name === '' ? play.id : play.name,
        markets: play.markets,
      })),
    ),
    ...(partners === null
      ? []
      : named(partners, '/partners').map((one) => ({ ...one, where: partners.name, markets: partners.markets }))),
  ]
}

function named(part: unknown, pointer: string): Pick<Giver, 'couponId' | 'pointer'>[] {
  if (typeof part !== 'object' || part === null || isIdle(part)) return []
  return Object.entries(part).flatMap(([name, value]: [string, unknown]) => {
    const at = pointer + pointerTo(name)
    return name === 'couponId' && typeof value === 'string' && value !== ''
      ? [{ couponId: value, pointer: at }]
      : named(value, at)
  })
}

/** A limit that falls back to nothing, or a reward that is no coupon: the coupon it may still name is not given. */
function isIdle(part: object): boolean {
  return (
    ('whenExhausted' in part && part.whenExhausted !== 'fallBackToCoupon') || ('pays' in part && part.pays !== 'coupon')
  )
}

/**
 * Coupons that are given where they do not hold, or that can be had otherwise too. That one exists is asked by whoever
 * gives it.
 */
export function checkGivers(campaign: CampaignDocument): FindingDraft[] {
  return givers(campaign).flatMap(({ couponId, where, markets, pointer }): FindingDraft[] => {
    const rule = campaign.coupons.find(({ id }) => id === couponId)
    if (rule === undefined) return []
    const elsewhere = markets.filter(
      (market) => campaign.markets[market] !== undefined && !rule.markets.includes(market),
    )
    return [
      ...elsewhere.map((market) =>
        finding('coupons.givenElsewhere', pointer, { where, rule: labelOf(rule), market: word('market', market) }),
      ),
      ...(rule.obtained.type === 'given' ? [] : [finding('coupons.notGiven', pointer, { where, rule: labelOf(rule) })]),
    ]
  })
}
