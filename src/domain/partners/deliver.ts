import type { CampaignDocument } from '../campaign/document.ts'
import { marketFacts, type Market } from '../market.ts'
import type { PartnerProgramme, Privilege, Tier } from './schema.ts'
import { partnerTerms } from './terms.ts'
import { byRank } from './tiers.ts'

/**
 * What a storefront of one market needs to bind shoppers, show partners where they stand and hand out privileges; null where
 * the programme does not run there. What it may cost, and what prizes cost us, stays here.
 */
export function deliverProgramme(programme: PartnerProgramme, campaign: CampaignDocument, market: Market) {
  if (!programme.markets.includes(market)) return null
  const { joining, membership } = programme
  return {
    name: programme.name,
    depth: programme.depth,
    joining: { ...joining, entryFee: joining.entryFee[market] ?? 0 },
    binding: programme.binding,
    attributionDays: programme.attributionDays,
    holdDays: programme.holdDays,
    standing: programme.standing,
    tiers: byRank(programme).map((tier) => tierIn(tier, market)),
    membership: membership && { productId: membership.productId, reward: membership.reward[market] ?? 0 },
    recruitReward: programme.recruitReward[market] ?? 0,
    /** Rules sentence by sentence; the market's languages, the first one binding. */
    terms: {
      languages: marketFacts[market].termsLanguages,
      sentences: partnerTerms(programme, campaign, market),
    },
  }
}

function tierIn({ thresholds, privileges, ...tier }: Tier, market: Market) {
  return {
    ...tier,
    thresholds: { ...thresholds, paid: thresholds.paid[market] ?? 0 },
    privileges: privileges.map((privilege) => privilegeIn(privilege, market)),
  }
}

function privilegeIn(privilege: Privilege, market: Market) {
  if (privilege.type !== 'prize') return privilege
  const { value: _cost, units, ...prize } = privilege
  return { ...prize, units: units[market] ?? 0 }
}
