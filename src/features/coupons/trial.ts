import type { CampaignDocument } from '#domain/campaign/document.ts'
import { expectedOf } from '#domain/coupons/cases.ts'
import type { CouponCase } from '#domain/coupons/cases.ts'
import type { Cart, CartLine, CouponContext, ResolutionMode } from '#domain/coupons/cart.ts'
import type { Evaluation } from '#domain/coupons/evaluation.ts'
import { cartOf, exampleCart, goodsOf } from '#domain/coupons/example.ts'
import { usualFee } from '#domain/coupons/units.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import { instantOf, epochOf, type EpochMs, type Instant } from '#domain/time.ts'

/** A cart and a shopper as the tester holds them. */
export type Trial = { cart: Cart; context: CouponContext & { market: Market; at: Instant } }

/** The shopper has whatever can be had: every coupon collected, every code typed. Then only the rules themselves decide. */
function everything(rules: readonly CouponRule[]): Pick<CouponContext, 'codes' | 'held'> {
  return {
    codes: rules.flatMap(({ obtained }) =>
      obtained.type === 'sharedCode' && obtained.code !== '' ? [obtained.code] : [],
    ),
    held: rules.filter((rule) => isHeld(rule)).map(({ id }) => ({ rule: id })),
  }
}

/** Is it something a shopper has, rather than a code they type or nothing at all? */
export function isHeld({ obtained }: CouponRule): boolean {
  return obtained.type === 'claimed' || obtained.type === 'given' || obtained.type === 'uniqueCodes'
}

/** A cart to begin with: two of the campaign's first product, at a moment when its rules hold. */
export function firstTrial(campaign: CampaignDocument, market: Market, now: EpochMs): Trial {
  const [good] = goodsOf(campaign)(market)
  return {
    cart: {
      currency: marketFacts[market].currency,
      lines: good ? [lineOf(good, 2, [])] : [],
      shipping: usualFee(market),
    },
    context: { market, at: momentOf(campaign.coupons, now), channel: 'app', ...everything(campaign.coupons) },
  }
}

/**
 * A cart that shows how two rules stand to each other, or null where none was found: in the market in view where both hold
 * there, else in one where both do.
 */
export function pairTrial(campaign: CampaignDocument, market: Market, a: CouponRule, b: CouponRule): Trial | null {
  const [first, second] = heldIn(market, [a, b])
  const example = exampleCart(first ?? a, second ?? b, goodsOf(campaign))
  return example === null ? null : { cart: example.cart, context: example.context }
}

/** A cart that just earns one rule, or null where the campaign's goods cannot; the market as for a pair. */
export function ruleTrial(campaign: CampaignDocument, market: Market, rule: CouponRule): Trial | null {
  const [held] = heldIn(market, [rule])
  const example = cartOf(held ?? rule, goodsOf(campaign))
  if (example === null) return null
  return { cart: { shipping: usualFee(example.context.market), ...example.cart }, context: example.context }
}

/** The rules as they are in one market, where all of them hold there. */
function heldIn(market: Market, rules: readonly CouponRule[]): readonly CouponRule[] {
  return rules.every(({ markets }) => markets.includes(market))
    ? rules.map((rule) => ({ ...rule, markets: [market] }))
    : rules
}

/** One more line of a cart, named so that no other is. */
export function lineOf(
  good: Pick<CartLine, 'product' | 'category' | 'unitPrice'>,
  quantity: number,
  lines: readonly CartLine[],
): CartLine {
  let number = lines.length + 1
  while (lines.some(({ id }) => id === `line-${number}`)) number += 1
  return { id: `line-${number}`, ...good, quantity }
}

function momentOf(rules: readonly CouponRule[], now: EpochMs): Instant {
  const at = instantOf(now)
  if (rules.length === 0 || rules.some(({ window }) => window.from <= at && at < window.to)) return at
  const [first] = rules.map(({ window }) => window).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return first === undefined ? at : instantOf(Math.min(epochOf(first.from) + 3_600_000, epochOf(first.to) - 1))
}

/** A trial kept as a case of the campaign, with what came of it. */
export function caseOf(
  given: { id: string; name: string; mode: ResolutionMode },
  { cart, context }: Trial,
  evaluation: Evaluation,
): CouponCase {
  return { ...given, cart, context, expected: expectedOf(evaluation) }
}
