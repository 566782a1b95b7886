import type { CampaignDocument } from '../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../finding.ts'
import { marketFacts, markets, type Market } from '../market.ts'
import { amountIn } from '../plays/shared/facts.ts'
import type { Currency, Minor } from '../money.ts'
import type { Instant } from '../time.ts'
import type { CouponContext } from './cart.ts'
import { expectedOf, type CouponCase } from './cases.ts'
import { evaluate } from './evaluate.ts'
import type { Evaluation } from './evaluation.ts'
import { ruleFact } from './named.ts'
import { refund } from './refund.ts'
import { finding } from './vocabulary.ts'

/** Kept cases whose answer is no longer what it was when they were kept. */
export function checkCases(campaign: CampaignDocument): FindingDraft[] {
  return triedCases(campaign).flatMap(({ finding: found }) => found ?? [])
}

/** A kept case, what comes of it now, and what is to be said of it; null where it comes out as it was kept. */
export type TriedCase = { kept: CouponCase; answer: Tried; finding: FindingDraft | null }

/** Every kept case of a campaign, tried again under its rules as they are now. */
export function triedCases(campaign: CampaignDocument): TriedCase[] {
  return campaign.couponCases.map((kept, k) => {
    const answer = tryCase(kept, campaign)
    return { kept, answer, finding: judged(kept, answer, pointerTo('couponCases', k), campaign) }
  })
}

function judged(kept: CouponCase, answer: Tried, at: string, campaign: CampaignDocument): FindingDraft | null {
  const named = { case: kept.name === '' ? kept.id : kept.name }
  if (!answer.ok) return finding('coupons.caseUnusable', at + answer.at, named)
  const { totals, market } = answer.evaluation
  const differs = (now: Minor, before: Minor) => ({
    ...named,
    payable: amountIn(market, now),
    expected: amountIn(market, before),
  })
  if (totals.payable !== kept.expected.payable)
    return finding('coupons.casePayable', `${at}/expected/payable`, differs(totals.payable, kept.expected.payable))
  const rule = differing(kept, answer.evaluation)
  if (rule !== null)
    return finding('coupons.caseAnswer', `${at}/expected`, { ...named, rule: ruleFact(campaign, rule) })
  const parcel = differingParcel(kept, answer.paidBack)
  if (parcel === null) return null
  const facts = differs(answer.paidBack[parcel]!, kept.returned?.paidBack[parcel] ?? 0)
  return finding('coupons.caseReturn', `${at}/returned${pointerTo('paidBack', parcel)}`, {
    ...facts,
    number: parcel + 1,
  })
}

/** The first parcel of a kept case that pays back another amount than was kept, by its place; null where none does. */
export function differingParcel({ returned }: CouponCase, paidBack: readonly Minor[]): number | null {
  const parcel = paidBack.findIndex((amount, k) => amount !== returned?.paidBack[k])
  return parcel === -1 ? null : parcel
}

/** What came of a kept case: `at` is the part of it that cannot be worked out. */
export type Tried = { ok: true; evaluation: Evaluation; paidBack: Minor[] } | { ok: false; at: '/cart' | '/returned' }

/** What comes of a kept case's cart now, and what each parcel sent back pays back, in minor units. */
function tryCase({ cart, context, mode, returned }: CouponCase, campaign: CampaignDocument): Tried {
  const order = { cart, rules: campaign.coupons, context: inCampaign(context, campaign, cart.currency), mode }
  const answer = evaluate(cart, order.rules, order.context, mode)
  if (!answer.ok) return { ok: false, at: '/cart' }
  const { evaluation } = answer
  if (returned === undefined) return { ok: true, evaluation, paidBack: [] }
  const refunded = refund(order, evaluation, returned)
  return refunded.ok
    ? { ok: true, evaluation, paidBack: refunded.refunds.map(({ amount }) => amount) }
    : { ok: false, at: '/returned' }
}

/** A case that expects what comes of it now; null where nothing can be worked out. */
export function asTried(kept: CouponCase, campaign: CampaignDocument): CouponCase | null {
  const answer = tryCase(kept, campaign)
  return answer.ok ? expecting(kept, answer) : null
}

/** The case, expecting what came of it. */
export function expecting(kept: CouponCase, { evaluation, paidBack }: Tried & { ok: true }): CouponCase {
  const { returned } = kept
  return { ...kept, expected: expectedOf(evaluation), ...(returned && { returned: { ...returned, paidBack } }) }
}

/**
 * A tester's context in a campaign: without a moment it is the beginning of the main phase, and the phase is the one of
 * that moment unless it is named.
 */
export function inCampaign(
  context: CouponContext,
  campaign: CampaignDocument,
  currency: Currency,
): CouponContext & { at: Instant } {
  const market = context.market ?? markets.find((one) => marketFacts[one].currency === currency)!
  const held = campaign.phases.filter((phase) => phase.markets.includes(market))
  const main = held.find(({ kind }) => kind === 'main') ?? held[0]
  const at = context.at ?? main?.window.from ?? campaign.coupons[0]?.window.from ?? '2026-11-10T16:00:00.000Z'
  const phase = context.phase ?? phaseAt(campaign, market, at)
  return { ...context, at, ...(phase === undefined ? {} : { phase }) }
}

function phaseAt({ phases }: CampaignDocument, market: Market, at: Instant) {
  return phases.find((phase) => phase.markets.includes(market) && phase.window.from <= at && at < phase.window.to)?.kind
}

/** The first rule whose answer is another one than was kept; null where all agree. Rules that came later may stay out. */
function differing({ expected }: CouponCase, { explanations }: Evaluation): string | null {
  const amounts = new Map(expected.applied.map(({ rule, amount }) => [rule, amount]))
  const reasons = new Map(expected.notApplied.map(({ rule, reason }) => [rule, reason]))
  const found = explanations.find((one) =>
    one.outcome === 'applied'
      ? amounts.get(one.rule) !== one.amount
      : amounts.has(one.rule) || (reasons.has(one.rule) && reasons.get(one.rule) !== one.reason.code),
  )
  const known = new Set(explanations.map(({ rule }) => rule))
  return found?.rule ?? [...amounts.keys()].find((rule) => !known.has(rule)) ?? null
}
