import type { CampaignDocument } from '#domain/campaign/document.ts'
import { pathOf } from '#domain/campaign/pointer.ts'
import type { Finding } from '#domain/finding.ts'
import { markets, type Market } from '#domain/market.ts'

/**
 * The one market a finding is about by where it lies: that of its play, coupon or phase, else of the whole campaign. None
 * where that is held in several.
 */
export function marketAbout(document: CampaignDocument, { pointer }: Pick<Finding, 'pointer'>): Market | undefined {
  const [top, index] = pathOf(pointer)
  const lists = { plays: document.plays, coupons: document.coupons, phases: document.phases }
  const list = Object.entries(lists).find(([name]) => name === top)?.[1]
  const held = list?.[Number(index)]?.markets ?? markets.filter((market) => document.markets[market] !== undefined)
  return held.length === 1 ? held[0] : undefined
}
