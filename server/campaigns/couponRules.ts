import type { Validity } from '#domain/analytics/coupons.ts'
import type { CampaignRecord } from '#domain/campaign/record.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import type { Market } from '#domain/market.ts'
import { epochOf } from '#domain/time.ts'
import type { StoredCodeBatch } from '../stores/ports/codes.ts'

/** What results say of a rule beside what events tell. */
export type KnownRule = { id: string; name: string; issued: number | null; validity: Validity; current: boolean }

/**
 * The rules that shoppers can have met, of every published version, each as it was published last; of a campaign that was
 * never published, the draft's. `current` are those of the latest document, in the market asked for.
 *
 * @param codes how many codes were issued, by rule
 */
export function knownRules(
  { document, versions }: Pick<CampaignRecord, 'document' | 'versions'>,
  codes: ReadonlyMap<string, number>,
  market: Market | undefined,
): KnownRule[] {
  const documents = versions.length === 0 ? [document] : versions.map((version) => version.document)
  const latest = new Set(documents.at(-1)?.coupons.map(({ id }) => id))
  const rules = new Map(documents.flatMap(({ coupons }) => coupons.map((rule) => [rule.id, rule])))
  return [...rules.values()].map((rule) => ({
    id: rule.id,
    name: rule.name,
    issued: issuedOf(rule, codes, market),
    validity: validityOf(rule),
    current: latest.has(rule.id) && (market === undefined || rule.markets.includes(market)),
  }))
}

/** How many codes each rule has that are good for something: void ones and those still being made are not. */
export function codesIssued(batches: readonly StoredCodeBatch[]): Map<string, number> {
  const codes = new Map<string, number>()
  for (const { owner, state, made } of batches)
    if (owner.type === 'coupon' && state === 'issued')
      codes.set(owner.couponId, (codes.get(owner.couponId) ?? 0) + made)
  return codes
}

/** Codes made, or the most uses that all of the rule's markets allow together; null where one of them has no limit. */
function issuedOf(rule: CouponRule, codes: ReadonlyMap<string, number>, market: Market | undefined): number | null {
  if (rule.obtained.type === 'uniqueCodes') return codes.get(rule.id) ?? 0
  const held = market === undefined ? rule.markets : rule.markets.filter((one) => one === market)
  const limits = held.map((one) => rule.limits.uses[one])
  return limits.length === 0 || limits.includes(undefined) ? null : limits.reduce<number>((sum, n) => sum + (n ?? 0), 0)
}

function validityOf({ window, obtained }: CouponRule): Validity {
  const hours = 'validHours' in obtained ? (obtained.validHours ?? undefined) : undefined
  return { until: epochOf(window.to), hours }
}
