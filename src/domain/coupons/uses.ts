import type { CampaignDocument } from '../campaign/document.ts'
import { markets, type Market } from '../market.ts'
import type { CouponRule } from './schema.ts'

type Limited = Pick<CouponRule, 'limits' | 'obtained'>

/** On how many orders of a market a rule can be used at most: its limit, and the codes there are. Infinity without either. */
export function mostUses({ limits, obtained }: Limited, market: Market): number {
  return Math.min(limits.uses[market] ?? Number.POSITIVE_INFINITY, codesOf({ obtained }))
}

/** On how many orders its limits let a rule be used in all markets that its campaign is held in, whatever codes there are. */
export function usesAllowed(rule: CouponRule, campaign: CampaignDocument): number {
  const held = markets.filter((market) => rule.markets.includes(market) && campaign.markets[market] !== undefined)
  return held.reduce((sum, market) => sum + (rule.limits.uses[market] ?? Number.POSITIVE_INFINITY), 0)
}

/** Codes there are to use a rule with, each once; Infinity where it asks for none of its own. */
function codesOf({ obtained }: Pick<CouponRule, 'obtained'>): number {
  return obtained.type === 'uniqueCodes' ? obtained.count : Number.POSITIVE_INFINITY
}
