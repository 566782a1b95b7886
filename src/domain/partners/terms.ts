import type { CampaignDocument } from '../campaign/document.ts'
import type { Market } from '../market.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { productFact } from '../plays/shared/products.ts'
import type { Sentence } from '../speech/speech.ts'
import { ratedCategories } from './ceiling.ts'
import type { PartnerProgramme, Privilege, Tier } from './schema.ts'
import { tierName } from './tierChecks.ts'
import { byRank, ratesFor } from './tiers.ts'
import { sentence, word } from './vocabulary.ts'

/** The rules of the programme in one market, as partners and the shoppers they bring read them. */
export function partnerTerms(programme: PartnerProgramme, campaign: CampaignDocument, market: Market): Sentence[] {
  const { joining, binding, attributionDays } = programme
  const fee = joining.entryFee[market] ?? 0
  const reference = programme.filingReference[market]?.trim() ?? ''
  return [
    joining.by === 'open' ? sentence('partners.joinOpen', {}) : sentence('partners.joinByCode', {}),
    fee > 0 ? sentence('partners.entryFee', { fee: amountIn(market, fee) }) : sentence('partners.joinFree', {}),
    ...(joining.invitesPerPartner === null
      ? []
      : [sentence('partners.invites', { invites: joining.invitesPerPartner })]),
    ...(binding.binds === 'newUsers' ? [sentence('partners.bindsNew', {})] : []),
    binding.rule === 'firstTouch' ? sentence('partners.firstTouch', {}) : sentence('partners.lastTouch', {}),
    binding.days === null
      ? sentence('partners.bindingForLife', {})
      : sentence('partners.bindingDays', { days: binding.days }),
    ...(attributionDays === null ? [] : [sentence('partners.attribution', { days: attributionDays })]),
    sentence('partners.base', {}),
    ...byRank(programme).flatMap((tier, k) => tierTerms(tier, programme, campaign, market, k === 0)),
    programme.standing === 'total' ? sentence('partners.standingTotal', {}) : sentence('partners.standingMonth', {}),
    sentence('partners.tierFromNextMonth', {}),
    sentence('partners.ownPurchase', {}),
    ...rewardTerms(programme, campaign, market),
    sentence('partners.hold', { days: programme.holdDays }),
    sentence('partners.refunds', {}),
    sentence('partners.limited', {}),
    ...(reference === '' ? [] : [sentence('partners.filing', { reference })]),
  ]
}

function tierTerms(
  tier: Tier,
  programme: PartnerProgramme,
  campaign: CampaignDocument,
  market: Market,
  isFirst: boolean,
): Sentence[] {
  const name = tierName(tier)
  const { paid, orders, bound } = tier.thresholds
  return [
    isFirst
      ? sentence('partners.firstTier', { tier: name })
      : sentence('partners.tier', { tier: name, paid: amountIn(market, paid[market] ?? 0), orders, bound }),
    ...ratedCategories(programme).flatMap((key) => {
      const rates = ratesFor(tier, key)
      const category = word('category', key ?? 'other')
      const own = { rate: rates.own }
      const level1 = { rate: rates.level1 }
      return [
        sentence('partners.rates', { tier: name, category, own, level1 }),
        ...(programme.depth >= 2 && rates.level2 > 0
          ? [sentence('partners.rateOfLevel2', { tier: name, category, level2: { rate: rates.level2 } })]
          : []),
      ]
    }),
    ...tier.privileges.flatMap((privilege) => privilegeTerms(privilege, name, campaign, market)),
  ]
}

/** What people call a coupon, or its id where the campaign has none by it. */
function couponName(id: string, campaign: CampaignDocument): string {
  const name = campaign.coupons.find((rule) => rule.id === id)?.name ?? ''
  return name === '' ? id : name
}

function privilegeTerms(privilege: Privilege, tier: string, campaign: CampaignDocument, market: Market): Sentence[] {
  switch (privilege.type) {
    case 'coupon':
      return [sentence('partners.coupon', { tier, coupon: couponName(privilege.couponId, campaign) })]
    case 'identity':
      return [sentence('partners.identity', { tier, name: privilege.name })]
    case 'prize': {
      const units = privilege.units[market] ?? 0
      return units === 0 ? [] : [sentence('partners.prize', { tier, name: privilege.name, units })]
    }
  }
}

function rewardTerms(programme: PartnerProgramme, campaign: CampaignDocument, market: Market): Sentence[] {
  const membership = programme.membership?.reward[market] ?? 0
  const recruit = programme.recruitReward[market] ?? 0
  return [
    ...(membership === 0
      ? []
      : [
          sentence('partners.membership', {
            product: productFact(campaign, programme.membership?.productId ?? '', market),
            reward: amountIn(market, membership),
          }),
        ]),
    ...(recruit === 0 ? [] : [sentence('partners.recruit', { reward: amountIn(market, recruit) })]),
  ]
}
