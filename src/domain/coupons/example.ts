import type { CampaignDocument } from '../campaign/document.ts'
import { marketFacts, type Market } from '../market.ts'
import type { Minor } from '../money.ts'
import { wholeUnit } from '../plays/shared/products.ts'
import type { Instant } from '../time.ts'
import { linesIn } from './basket.ts'
import type { Cart, CartLine, CouponContext } from './cart.ts'
import { evaluate } from './evaluate.ts'
import { pairOf } from './matrix.ts'
import { sharedMarket, sharedMoment } from './moment.ts'
import type { CouponRule, Scope } from './schema.ts'

/** Something a cart can be filled with. Minor units of the market. */
export type Good = Pick<CartLine, 'product' | 'category' | 'unitPrice'>

/** What a campaign sells, by market; each is looked up once. */
export function goodsOf({ products }: Pick<CampaignDocument, 'products'>): (market: Market) => readonly Good[] {
  const known = new Map<Market, readonly Good[]>()
  const inMarket = (market: Market) =>
    products.flatMap(({ id, category, terms }) => {
      const own = terms[market]
      return own === undefined ? [] : [{ product: id, category, unitPrice: own.listPrice }]
    })
  return (market) => {
    const found = known.get(market) ?? inMarket(market)
    known.set(market, found)
    return found
  }
}

export type Example = { cart: Cart; context: CouponContext & { market: Market; at: Instant } }

/**
 * A cart that shows how two rules stand to each other: each is applied by itself, and together both where they may meet,
 * only one where they may not. Null where they never meet, or where no cart was found (one of them leaves nothing to the other,
 * say). Every cart given has been evaluated.
 *
 * @param goods what the market sells; without it, goods are made up from what the rules are about
 */
export function exampleCart(
  a: CouponRule,
  b: CouponRule,
  goods: (market: Market) => readonly Good[] = () => [],
): Example | null {
  const { verdict } = pairOf(a, b)
  if (verdict === 'never') return null
  const together = verdict === 'together' ? 2 : 1
  return firstCart(
    [a, b],
    goods,
    (example) => applied(example, a, b) === together && applied(example, a) === 1 && applied(example, b) === 1,
  )
}

/** A cart that a rule by itself takes something from, with the fewest units; null where none was found. */
export function cartOf(rule: CouponRule, goods: (market: Market) => readonly Good[]): Example | null {
  return firstCart([rule], goods, (example) => applied(example, rule) === 1)
}

function firstCart(
  rules: readonly CouponRule[],
  goods: (market: Market) => readonly Good[],
  fits: (example: Example) => boolean,
): Example | null {
  const at = sharedMoment(rules)
  const market = sharedMarket(rules)
  if (at === null || market === undefined) return null
  const context = { ...pastFor(rules), market, at }
  const shelf = goods(market)
  for (const price of shelf.length > 0 ? [0] : [100, 1_000, 20_000])
    for (const quantity of [1, 2, 3, 5, 10, 40]) {
      const example = { cart: cartFor(rules, market, { shelf, price: price * wholeUnit(market), quantity }), context }
      if (fits(example)) return example
    }
  return null
}

/** How many of the rules are applied. */
function applied({ cart, context }: Example, ...rules: CouponRule[]): number {
  const answer = evaluate(cart, rules, context, 'priority')
  return answer.ok ? answer.evaluation.explanations.filter(({ outcome }) => outcome === 'applied').length : 0
}

/** A shopper, a place and a past that all rules are for. */
export function pastFor(rules: readonly CouponRule[]): CouponContext {
  const all = rules.map(({ conditions }) => conditions)
  const shared = <T>(lists: readonly (readonly T[])[]): T | undefined => {
    const asked = lists.filter((list) => list.length > 0)
    return asked[0]?.find((one) => asked.every((list) => list.includes(one)))
  }
  const channel = shared(all.map(({ channels }) => channels))
  const phase = shared(all.map(({ phases }) => phases))
  const segment = shared(all.map(({ segments }) => segments))
  return {
    ...(channel === undefined ? {} : { channel }),
    ...(phase === undefined ? {} : { phase }),
    ...(segment === undefined ? {} : { segment }),
    firstOrder: all.some(({ firstOrder }) => firstOrder),
    outcomes: all.flatMap(({ playOutcome }) =>
      playOutcome === null ? [] : [{ play: playOutcome.plays[0] ?? 'play', outcome: playOutcome.outcome }],
    ),
    codes: rules.flatMap(({ obtained }) => (obtained.type === 'sharedCode' ? [obtained.code] : [])),
    held: rules.flatMap(({ id, obtained }) =>
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
    for (const place of linesIn(scope, offered, 2)) {
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
