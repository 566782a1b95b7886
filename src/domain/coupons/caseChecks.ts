import type { CampaignDocument } from '../campaign/document.ts'
import { pointerTo, type FindingDraft } from '../finding.ts'
import { marketFacts, markets, type Market } from '../market.ts'
import { amountIn } from '../plays/shared/facts.ts'
import type { Currency } from '../money.ts'
import type { Instant } from '../time.ts'
import type { CouponContext } from './cart.ts'
import type { CouponCase } from './cases.ts'
import { evaluate } from './evaluate.ts'
import type { Evaluation } from './evaluation.ts'
import { ruleFact } from './named.ts'
import { finding } from './vocabulary.ts'

/** Kept cases whose answer is no longer what it was when they were kept. */
export function checkCases(campaign: CampaignDocument): FindingDraft[] {
  return campaign.couponCases.flatMap((kept, k): FindingDraft[] => {
    const at = pointerTo('couponCases', k)
    const named = { case: kept.name === '' ? kept.id : kept.name }
    const context = inCampaign(kept.context, campaign, kept.cart.currency)
    const answer = evaluate(kept.cart, campaign.coupons, context, kept.mode)
    if (!answer.ok) return [finding('coupons.caseUnusable', `${at}/cart`, named)]
    const { totals, market } = answer.evaluation
    if (totals.payable !== kept.expected.payable) {
      const payable = amountIn(market, totals.payable)
      const expected = amountIn(market, kept.expected.payable)
      return [finding('coupons.casePayable', `${at}/expected/payable`, { ...named, payable, expected })]
    }
    const rule = differing(kept, answer.evaluation)
    return rule === null
      ? []
      : [finding('coupons.caseAnswer', `${at}/expected`, { ...named, rule: ruleFact(campaign, rule) })]
  })
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
