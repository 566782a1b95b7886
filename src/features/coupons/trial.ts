import type { CampaignDocument } from '#domain/campaign/document.ts'
import { asTried } from '#domain/coupons/caseChecks.ts'
import type { CouponCase } from '#domain/coupons/cases.ts'
import type { Cart, CartLine, CouponContext, ResolutionMode } from '#domain/coupons/cart.ts'
import { cartOf, exampleCart, goodsOf } from '#domain/coupons/example.ts'
import type { Returns } from '#domain/coupons/returns.ts'
import { usualFee } from '#domain/coupons/units.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import { instantOf, epochOf, type EpochMs, type Instant } from '#domain/time.ts'

/** A cart, a shopper and what is sent back, as the tester holds them. */
export type Trial = {
  cart: Cart
  context: CouponContext & { market: Market; at: Instant }
  /** As it is edited: parcels may be empty, or hold more than the cart has by now. */
  returns?: Returns | undefined
}

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

/** What the tester begins with to send back: nothing yet, in one parcel. */
export const nothingBack: Returns = { policy: 'keep', shippingBack: true, parcels: [[]] }

/** How many units of a line there are to send back, after the parcels before the given one. */
export function unitsLeft({ cart, returns = nothingBack }: Trial, line: string, parcel: number): number {
  const bought = cart.lines.find(({ id }) => id === line)?.quantity ?? 0
  return returns.parcels.slice(0, parcel).reduce((left, one) => left - Math.min(left, unitsOf(one, line)), bought)
}

export function unitsOf(parcel: Returns['parcels'][number], line: string): number {
  return parcel.find((one) => one.line === line)?.quantity ?? 0
}

/** What is sent back, of what is in the cart: parcels stay in their places, though nothing be in them. */
export function sentBack(trial: Trial): Returns {
  const { cart, returns = nothingBack } = trial
  const parcels = returns.parcels.map((parcel, k) =>
    cart.lines.flatMap(({ id }) => {
      const quantity = Math.min(unitsOf(parcel, id), unitsLeft(trial, id, k))
      return quantity > 0 ? [{ line: id, quantity }] : []
    }),
  )
  return { ...returns, parcels }
}

/** A trial kept as a case of the campaign, with what came of it. */
export function caseOf(
  given: { id: string; name: string; mode: ResolutionMode },
  trial: Trial,
  campaign: CampaignDocument,
): CouponCase | null {
  const { cart, context } = trial
  const back = sentBack(trial)
  const parcels = back.parcels.filter((parcel) => parcel.length > 0)
  const returned = parcels.length > 0 ? { ...back, parcels, paidBack: [] } : undefined
  const expected = { payable: 0, applied: [], notApplied: [] }
  return asTried({ ...given, cart, context, expected, ...(returned && { returned }) }, campaign)
}
