import type { CampaignDocument } from '../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../finding.ts'
import { markets, type Market } from '../market.ts'
import { marketRules, type MarketRuleKey } from '../marketRules.ts'
import { wholeInBasisPoints } from '../money.ts'
import { nameFact } from '../named.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { productOf } from '../plays/shared/products.ts'
import { highestTotal } from './ceiling.ts'
import type { PartnerProgramme } from './schema.ts'
import { checkTiers, tierName } from './tierChecks.ts'
import { categoryOf } from './tiers.ts'
import { finding, word } from './vocabulary.ts'

/** How many days a lifelong binding is set to where the law may not bear it. */
const yearDays = 365

/** The law on selling through people who bring in people, by market. */
const recruitmentRules = {
  HK: 'hkPyramidSchemes',
  TW: 'twMultiLevel',
  CN: 'cnPyramidSelling',
} as const satisfies Record<Market, MarketRuleKey>

/**
 * What is wrong or doubtful about a programme by itself. Without an error its statements can be worked out.
 * `pointer` is its own place in the document. Never throws.
 */
export function checkProgramme(programme: PartnerProgramme, pointer: string): FindingDraft[] {
  return [
    ...(programme.name === '' ? [finding('partners.noName', `${pointer}/name`, {})] : []),
    ...(programme.markets.length === 0 ? [finding('partners.noMarket', `${pointer}/markets`, {})] : []),
    ...checkBudget(programme, pointer),
    ...checkDepth(programme, pointer),
    ...checkTiers(programme, pointer),
    ...checkDays(programme, pointer),
    ...checkRewards(programme, pointer),
  ]
}

/** What is wrong or doubtful about it in its campaign: markets, coupons, the membership product, margins. Never throws. */
export function checkInCampaign(
  programme: PartnerProgramme,
  campaign: CampaignDocument,
  pointer: string,
): FindingDraft[] {
  const held = markets.filter((market) => campaign.markets[market] !== undefined)
  const known = programme.markets.filter((market) => held.includes(market))
  return [
    ...programme.markets
      .filter((market) => !held.includes(market))
      .map((market) => {
        const at = `${pointer}/markets`
        const data = { market: word('market', market) }
        return finding('partners.marketNotInCampaign', at, data, { pointer: at, value: known })
      }),
    ...checkCoupons(programme, campaign, pointer),
    ...checkMembership(programme, campaign, known, pointer),
    ...known.flatMap((market) => checkMargin(programme, campaign, market, pointer)),
  ]
}

function checkBudget(programme: PartnerProgramme, pointer: string): FindingDraft[] {
  return programme.markets.flatMap((market): FindingDraft[] => {
    const at = pointer + pointerTo('budget', market)
    const data = { market: word('market', market) }
    if (programme.budget[market] === undefined) return [finding('partners.budgetMissing', at, data)]
    return programme.budget[market] === 0 ? [finding('partners.budgetZero', at, data)] : []
  })
}

function checkDepth(programme: PartnerProgramme, pointer: string): FindingDraft[] {
  const at = `${pointer}/depth`
  const found: FindingDraft[] = []
  if (programme.depth > 2)
    found.push(finding('partners.tooDeep', at, { depth: programme.depth }, { pointer: at, value: 2 }))
  if (programme.depth > 1 && programme.markets.includes('TW') && !programme.filingReference.TW?.trim()) {
    const data = { market: word('market', 'TW'), ...ruleOf('TW') }
    const fix = { pointer: at, value: 1 }
    found.push(finding('partners.filingMissing', pointer + pointerTo('filingReference', 'TW'), data, fix))
  }
  return found
}

function checkDays(programme: PartnerProgramme, pointer: string): FindingDraft[] {
  const { binding, attributionDays, holdDays, returnDays } = programme
  const found: FindingDraft[] = []
  if (binding.days === 0) found.push(finding('partners.noBindingTime', `${pointer}/binding/days`, {}))
  const at = `${pointer}/attributionDays`
  if (attributionDays === 0) found.push(finding('partners.noAttributionTime', at, {}))
  if (attributionDays !== null && binding.days !== null && attributionDays > binding.days) {
    const data = { attribution: attributionDays, binding: binding.days }
    found.push(finding('partners.attributionAboveBinding', at, data, { pointer: at, value: binding.days }))
  }
  if (holdDays < returnDays) {
    const field = `${pointer}/holdDays`
    const data = { hold: holdDays, returns: returnDays }
    found.push(finding('partners.holdBelowReturns', field, data, { pointer: field, value: returnDays }))
  }
  return found
}

/** Paid to become a partner: a fee, or the membership product whose buyers the programme rewards. */
function hasEntryFee({ joining, membership }: PartnerProgramme, market: Market): boolean {
  return (joining.entryFee[market] ?? 0) > 0 || membership !== null
}

/** Rewards for bringing in people rather than for selling, and what the law of each market says of it. */
function checkRewards(programme: PartnerProgramme, pointer: string): FindingDraft[] {
  return programme.markets.flatMap((market): FindingDraft[] => {
    const found: FindingDraft[] = []
    const naming = { market: word('market', market), ...ruleOf(market) }
    if (market === 'CN' && programme.binding.days === null && hasEntryFee(programme, market)) {
      const at = `${pointer}/binding/days`
      found.push(finding('partners.lifelongWithEntryFee', at, naming, { pointer: at, value: yearDays }))
    }
    const recruit = programme.recruitReward[market] ?? 0
    if (recruit > 0) {
      const at = pointer + pointerTo('recruitReward', market)
      const data = { ...naming, reward: amountIn(market, recruit) }
      const code =
        market === 'CN'
          ? 'partners.headCountForbidden'
          : hasEntryFee(programme, market)
            ? 'partners.headCountWithEntryFee'
            : 'partners.headCountReward'
      found.push(finding(code, at, data, { pointer: at, value: 0 }))
    }
    if (programme.membership === null) return found
    const at = pointer + pointerTo('membership', 'reward', market)
    const reward = programme.membership.reward[market]
    if (reward === undefined)
      found.push(finding('partners.membershipRewardMissing', at, { market: word('market', market) }))
    else if (reward > 0)
      found.push(finding('partners.entryFeeReward', at, { ...naming, reward: amountIn(market, reward) }))
    return found
  })
}

function ruleOf(market: Market) {
  const key = recruitmentRules[market]
  return { rule: word('rule', key), source: marketRules[key].source.title }
}

function checkCoupons(programme: PartnerProgramme, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  return programme.tiers.flatMap((tier, k) =>
    tier.privileges.flatMap((privilege, n): FindingDraft[] => {
      if (privilege.type !== 'coupon' || campaign.coupons.some(({ id }) => id === privilege.couponId)) return []
      const at = pointer + pointerTo('tiers', k, 'privileges', n, 'couponId')
      return [finding('partners.couponUnknown', at, { tier: tierName(tier), coupon: privilege.couponId })]
    }),
  )
}

function checkMembership(
  { membership }: PartnerProgramme,
  campaign: CampaignDocument,
  known: readonly Market[],
  pointer: string,
): FindingDraft[] {
  if (membership === null) return []
  const at = `${pointer}/membership/productId`
  const product = productOf(campaign, membership.productId)
  if (product === undefined) return [finding('partners.membershipNoProduct', at, {})]
  return known.flatMap((market): FindingDraft[] => {
    const naming = { product: nameFact(product), market: word('market', market) }
    const price = product.terms[market]?.listPrice
    if (price === undefined) return [finding('partners.membershipNotSoldHere', at, naming)]
    const reward = membership.reward[market] ?? 0
    if (reward <= price) return []
    const data = { ...naming, reward: amountIn(market, reward), price: amountIn(market, price) }
    const field = pointer + pointerTo('membership', 'reward', market)
    return [finding('partners.rewardAbovePrice', field, data)]
  })
}

/** Products that, at list price, pay out more than they bring in; one finding per market names the worst. */
function checkMargin(
  programme: PartnerProgramme,
  campaign: CampaignDocument,
  market: Market,
  pointer: string,
): FindingDraft[] {
  const losing = campaign.products.flatMap(({ id, name, names, category, terms }) => {
    const sold = terms[market]
    if (sold === undefined || sold.listPrice === 0 || id === programme.membership?.productId) return []
    const margin = Math.floor(((sold.listPrice - sold.unitCost) * wholeInBasisPoints) / sold.listPrice)
    const total = highestTotal(programme, categoryOf({ category }))
    return total > margin ? [{ product: nameFact({ name, names }), margin, total }] : []
  })
  const worst = losing.toSorted((a, b) => a.margin - a.total - (b.margin - b.total))[0]
  if (worst === undefined) return []
  const data = {
    market: word('market', market),
    product: worst.product,
    total: { rate: worst.total },
    margin: { rate: worst.margin },
    products: losing.length,
  }
  return [finding('partners.aboveMargin', `${pointer}/tiers`, data)]
}
