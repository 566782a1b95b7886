import { pathOf } from '#domain/campaign/pointer.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { markets } from '#domain/market.ts'
import { paths } from '#paths'

/** The parts of a campaign that have a page of their own. */
export type Section = 'basics' | 'products' | 'plays' | 'coupons' | 'partners' | 'budget'

/** The page on which a field is edited. */
export function sectionOf(pointer: string): Section {
  const [top, , field] = pathOf(pointer)
  if (top === 'products') return 'products'
  if (top === 'plays') return 'plays'
  if (top === 'coupons' || top === 'couponCases') return 'coupons'
  if (top === 'partners') return 'partners'
  return top === 'markets' && field === 'budget' ? 'budget' : 'basics'
}

/** The play a pointer leads into, if it does. */
export function playAt(document: CampaignDocument, pointer: string) {
  const [top, index] = pathOf(pointer)
  return top === 'plays' ? document.plays[Number(index)] : undefined
}

/** The address of a field: its page, the market it is of, where it is of one, and the field as the hash. */
export function addressOf(campaignId: string, document: CampaignDocument, pointer: string): string {
  const play = playAt(document, pointer)
  const steps = pathOf(pointer)
  // A page for one market at a time shows this one's fields.
  const view = { market: markets.find((market) => steps.includes(market)) }
  const page = {
    basics: () => paths.campaignBasics({ campaignId }),
    products: () => paths.campaignProducts({ campaignId }, view),
    coupons: () => paths.campaignCoupons({ campaignId }, { ...view, ...couponViewOf(document, pointer) }),
    partners: () => paths.campaignPartners({ campaignId }, view),
    budget: () => paths.campaignBudget({ campaignId }),
    plays: () =>
      play ? paths.campaignPlay({ campaignId, playId: play.id }, view) : paths.campaignPlays({ campaignId }),
  }[sectionOf(pointer)]()
  return `${page}#${pointer}`
}

/** Of the coupons' page, what shows the rule or the kept case that a pointer leads into. */
function couponViewOf({ coupons, couponCases }: CampaignDocument, pointer: string) {
  const [top, index] = pathOf(pointer)
  return top === 'couponCases'
    ? { view: 'tester', case: couponCases[Number(index)]?.id }
    : { rule: coupons[Number(index)]?.id }
}
