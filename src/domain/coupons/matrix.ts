import { marketFacts, type Market } from '../market.ts'
import type { Minor } from '../money.ts'
import { epochOf, hourMs, instantOf, overlaps, type Instant } from '../time.ts'
import { wholeUnit } from '../plays/shared/products.ts'
import { linesIn } from './basket.ts'
import type { Cart, CartLine, CouponContext } from './cart.ts'
import { evaluate } from './evaluate.ts'
import { mayMeet, whyNotMeet } from './meet.ts'
import type { Reason } from './reasons.ts'
import type { CouponRule, Scope } from './schema.ts'
import { isWithin } from './standing.ts'

/** What keeps two rules from ever being in one order, whatever they allow: they share no market, no moment, no shopper … */
export const partings = ['market', 'window', 'hours', 'channel', 'phase', 'segment'] as const
export type Parting = (typeof partings)[number]

/** How two rules stand to each other. `apart` says of the first why it is not used beside the second. */
export type Pair = { a: string; b: string } & (
  | { verdict: 'together' }
  | { verdict: 'apart'; why: Reason }
  | { verdict: 'never'; because: Parting }
)

/** Every pair of rules once, in their order: may they be used in one order, and if not, why not. */
export function stackingMatrix(rules: readonly CouponRule[]): Pair[] {
  return rules.flatMap((b, k) => rules.slice(0, k).map((a) => pairOf(a, b)))
}

/** How one pair of rules stands to each other. */
export function pairOf(a: CouponRule, b: CouponRule): Pair {
  const names = { a: a.id, b: b.id }
  const because = partingOf(a, b)
  if (because !== null) return { ...names, verdict: 'never', because }
  const why = whyNotMeet(a, b)
  return why === null ? { ...names, verdict: 'together' } : { ...names, verdict: 'apart', why }
}

/** Why two rules can never be in one order, or null where they can. */
export function partingOf(a: CouponRule, b: CouponRule): Parting | null {
  const apart = <T>(ours: readonly T[], theirs: readonly T[]) =>
    ours.length > 0 && theirs.length > 0 && !ours.some((one) => theirs.includes(one))
  const [ca, cb] = [a.conditions, b.conditions]
  if (!a.markets.some((market) => b.markets.includes(market))) return 'market'
  if (!overlaps(a.window, b.window)) return 'window'
  if (ca.hours !== null && cb.hours !== null && sharedMoment(a, b) === null) return 'hours'
  if (apart(ca.channels, cb.channels)) return 'channel'
  if (apart(ca.phases, cb.phases)) return 'phase'
  if (apart(ca.segments, cb.segments)) return 'segment'
  return null
}

/** A moment at which both rules hold, or null: their windows and hours are looked at hour by hour over two days. */
function sharedMoment(a: CouponRule, b: CouponRule): Instant | null {
  const market = a.markets.find((one) => b.markets.includes(one))
  const from = a.window.from > b.window.from ? a.window.from : b.window.from
  const to = a.window.to < b.window.to ? a.window.to : b.window.to
  if (market === undefined) return null
  const hours = [a, b].flatMap(({ conditions }) => conditions.hours ?? [])
  // Both begin to hold when the later one does: at the start of the window, or at the start of somebody's hours.
  const starts = [0, ...hours.map(({ fromMinute }) => minutesUntil(fromMinute, from, market))]
  const moments = starts.flatMap((minutes) => [0, 24, 48].map((day) => epochOf(from) + minutes * 60_000 + day * hourMs))
  const found = moments
    .toSorted((x, y) => x - y)
    .map(instantOf)
    .find((at) => at < to && hours.every((one) => isWithin(one, at, market)))
  return found ?? null
}

function minutesUntil(minute: number, from: Instant, market: Market): number {
  const local = (epochOf(from) + marketFacts[market].utcOffsetHours * hourMs) / 60_000
  const now = Math.ceil(local) % 1_440
  return (minute - now + 1_440) % 1_440
}

/** Something a cart can be filled with. Minor units of the market. */
export type Good = Pick<CartLine, 'product' | 'category' | 'unitPrice'>

export type Example = { cart: Cart; context: CouponContext & { market: Market; at: Instant } }

/**
 * A cart that shows how two rules stand to each other: both applied where they may meet, only one where they may not, though
 * each would be by itself. Null where they never meet, or where no cart was found (one of them leaves nothing to the other,
 * say). Every cart given has been evaluated.
 *
 * @param goods what the market sells; without it, goods are made up from what the rules are about
 */
export function exampleCart(
  a: CouponRule,
  b: CouponRule,
  goods: (market: Market) => readonly Good[] = () => [],
): Example | null {
  const pair = pairOf(a, b)
  const at = sharedMoment(a, b)
  const market = a.markets.find((one) => b.markets.includes(one))
  if (pair.verdict === 'never' || at === null || market === undefined) return null
  const context = { ...circumstances(a, b), market, at }
  const shelf = goods(market)
  for (const price of [100, 1_000, 20_000])
    for (const quantity of [1, 2, 3, 5, 10, 40]) {
      const example = { cart: cartFor([a, b], market, { shelf, price: price * wholeUnit(market), quantity }), context }
      if (shows(example, a, b, pair.verdict)) return example
    }
  return null
}

/** A shopper, a place and a past that both rules are for. */
function circumstances(a: CouponRule, b: CouponRule): CouponContext {
  const shared = <T>(ours: readonly T[], theirs: readonly T[]): T | undefined =>
    ours.length === 0 ? theirs[0] : theirs.length === 0 ? ours[0] : ours.find((one) => theirs.includes(one))
  const [ca, cb] = [a.conditions, b.conditions]
  const channel = shared(ca.channels, cb.channels)
  const phase = shared(ca.phases, cb.phases)
  const segment = shared(ca.segments, cb.segments)
  return {
    ...(channel === undefined ? {} : { channel }),
    ...(phase === undefined ? {} : { phase }),
    ...(segment === undefined ? {} : { segment }),
    firstOrder: ca.firstOrder || cb.firstOrder,
    outcomes: [ca, cb].flatMap(({ playOutcome }) =>
      playOutcome === null ? [] : [{ play: playOutcome.plays[0] ?? 'play', outcome: playOutcome.outcome }],
    ),
    codes: [a, b].flatMap(({ obtained }) => (obtained.type === 'sharedCode' ? [obtained.code] : [])),
    held: [a, b].flatMap(({ id, obtained }) =>
      obtained.type === 'automatic' || obtained.type === 'sharedCode' ? [] : [{ rule: id }],
    ),
  }
}

/** Two goods of every scope the rules speak of, with a fee where one of them is about shipping. */
function cartFor(
  rules: readonly CouponRule[],
  market: Market,
  { shelf, price, quantity }: { shelf: readonly Good[]; price: Minor; quantity: number },
): Cart {
  const scopes = rules.flatMap(({ scope, conditions }) => [
    scope,
    ...conditions.purchases.flatMap((purchase) => purchase.scope ?? []),
  ])
  const lines = new Map<string, CartLine>()
  for (const scope of scopes) {
    const offered = shelf.length > 0 ? shelf : madeUp(scope, price)
    for (const place of linesIn(scope, offered.map(lineOf)).slice(0, 2)) {
      const good = offered[place]!
      lines.set(good.product, { ...lineOf(good), id: good.product, quantity })
    }
  }
  const fee = rules.some(({ level }) => level === 'shipping') ? { shipping: 50 * wholeUnit(market) } : {}
  return { currency: marketFacts[market].currency, lines: [...lines.values()], ...fee }
}

const lineOf = ({ product, category, unitPrice }: Good): CartLine => ({
  id: product,
  product,
  unitPrice,
  quantity: 1,
  ...(category === undefined ? {} : { category }),
})

function madeUp({ include }: Scope, unitPrice: Minor): Good[] {
  if (include.type === 'all') return ['item-1', 'item-2'].map((product) => ({ product, unitPrice }))
  return [
    ...include.products.map((product) => ({ product, unitPrice })),
    ...include.categories.map((category) => ({ product: `some-${category}`, category, unitPrice })),
  ]
}

function shows({ cart, context }: Example, a: CouponRule, b: CouponRule, verdict: 'together' | 'apart'): boolean {
  const applied = (...rules: CouponRule[]) => {
    const answer = evaluate(cart, rules, context, 'priority')
    return answer.ok ? answer.evaluation.explanations.filter(({ outcome }) => outcome === 'applied').length : 0
  }
  if (verdict === 'together') return applied(a, b) === 2
  return applied(a) === 1 && applied(b) === 1 && applied(a, b) === 1 && !mayMeet(a, b)
}
