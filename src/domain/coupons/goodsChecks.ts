import { categories } from '../catalogue/categories.ts'
import type { CampaignDocument } from '../campaign/document.ts'
import { entryOf } from '../entryOf.ts'
import { pointerTo, type FindingDraft } from '../finding.ts'
import type { Market } from '../market.ts'
import { giftLaws } from '../marketRules.ts'
import { times } from '../money.ts'
import { nameFact } from '../named.ts'
import { amountIn } from '../plays/shared/facts.ts'
import { meantPrice } from '../plays/shared/prices.ts'
import { productFact, productOf, termsOf } from '../plays/shared/products.ts'
import { linesIn } from './basket.ts'
import { depthOf, minimumOf, type CostOf } from './depth.ts'
import { effectIn } from './effects.ts'
import { goodsOf, type Good } from './example.ts'
import { costsIn, firstLoss, marginsIn, type Margin } from './loss.ts'
import { labelOf } from './meet.ts'
import { categoryFact } from './named.ts'
import type { CouponRule, Scope } from './schema.ts'
import { finding, word } from './vocabulary.ts'

/** What is wrong with a rule in view of the goods the campaign sells: scopes that hold nothing, gifts nobody has, losses. */
export function checkGoods(
  rule: CouponRule,
  campaign: CampaignDocument,
  pointer: string,
  shelves: Shelves,
): FindingDraft[] {
  return [
    ...checkScope(rule, rule.scope, campaign, `${pointer}/scope`, shelves),
    ...rule.conditions.purchases.flatMap(({ scope }, k) =>
      scope === null ? [] : checkScope(rule, scope, campaign, `${pointer}/conditions/purchases/${k}/scope`, shelves),
    ),
    ...checkGift(rule, campaign, pointer),
    ...rule.markets
      .filter((market) => campaign.markets[market] !== undefined)
      .flatMap((market) => [
        ...checkPrices(rule, shelves, campaign, market, pointer),
        ...(checkLostZero(rule, shelves, market, pointer) ?? checkCost(rule, shelves, market, pointer)),
        ...checkGiftLaw(rule, campaign, shelves, market, pointer),
      ]),
  ]
}

/** What a campaign sells and earns by market, looked up once for all rules. */
export type Shelves = {
  goods: (market: Market) => readonly Good[]
  margins: (market: Market) => readonly Margin[]
  costs: (market: Market) => CostOf
  knows: (productId: string) => boolean
}

export function shelvesOf(campaign: CampaignDocument): Shelves {
  const ids = new Set(campaign.products.map(({ id }) => id))
  const margins = new Map<Market, readonly Margin[]>()
  const costs = new Map<Market, CostOf>()
  return {
    goods: goodsOf(campaign),
    margins: (market) => entryOf(margins, market, () => marginsIn(campaign, market)),
    costs: (market) => entryOf(costs, market, () => costsIn(campaign, market)),
    knows: (productId) => ids.has(productId),
  }
}

function checkScope(
  rule: CouponRule,
  scope: Scope,
  campaign: CampaignDocument,
  pointer: string,
  { goods, knows }: Shelves,
): FindingDraft[] {
  const named = { rule: labelOf(rule) }
  const { include, exclude } = scope
  if (include.type === 'listed' && include.products.length === 0 && include.categories.length === 0)
    return [
      finding('coupons.scopeEmpty', `${pointer}/include`, named, {
        pointer: `${pointer}/include`,
        value: { type: 'all' },
      }),
    ]
  const listed = include.type === 'listed' ? include : { products: [], categories: [] }
  const known = new Set<string>([...categories, ...campaign.products.map(({ category }) => category)])
  const unknown = [
    ...listed.products.map((product, k) => ({ product, at: pointerTo('include', 'products', k) })),
    ...exclude.products.map((product, k) => ({ product, at: pointerTo('exclude', 'products', k) })),
  ].filter(({ product }) => !knows(product))
  const strange = [
    ...listed.categories.map((category, k) => ({ category, at: pointerTo('include', 'categories', k) })),
    ...exclude.categories.map((category, k) => ({ category, at: pointerTo('exclude', 'categories', k) })),
  ].filter(({ category }) => !known.has(category))
  const nothing = rule.markets
    .filter((market) => campaign.markets[market] !== undefined)
    .filter((market) => goods(market).length > 0 && linesIn(scope, goods(market), 1).length === 0)
  return [
    ...unknown.map(({ product, at }) => finding('coupons.productUnknown', `${pointer}${at}`, { ...named, product })),
    ...strange.map(({ category, at }) =>
      finding('coupons.categoryUnknown', `${pointer}${at}`, { ...named, category: categoryFact(category) }),
    ),
    ...nothing.map((market) =>
      finding('coupons.scopeHoldsNothing', `${pointer}/include`, { ...named, market: word('market', market) }),
    ),
  ]
}

function checkGift(rule: CouponRule, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const { effect } = rule
  if (effect.type !== 'gift' || effect.productId === '') return []
  const at = `${pointer}/effect/productId`
  const named = { rule: labelOf(rule) }
  const product = productOf(campaign, effect.productId)
  if (product === undefined) return [finding('coupons.giftUnknown', at, { ...named, product: effect.productId })]
  return rule.markets
    .filter((market) => campaign.markets[market] !== undefined && product.terms[market] === undefined)
    .map((market) =>
      finding('coupons.giftNotSoldHere', at, { ...named, product: nameFact(product), market: word('market', market) }),
    )
}

/** A price that goods cost anyway, and an amount that makes the cheapest of them free. */
function checkPrices(
  rule: CouponRule,
  { goods }: Shelves,
  campaign: CampaignDocument,
  market: Market,
  pointer: string,
): FindingDraft[] {
  const effect = effectIn(rule.effect, market)
  let [cheapest, dearest]: (Good | undefined)[] = []
  for (const place of linesIn(rule.scope, goods(market))) {
    const good = goods(market)[place]!
    if (cheapest === undefined || good.unitPrice < cheapest.unitPrice) cheapest = good
    if (dearest === undefined || good.unitPrice > dearest.unitPrice) dearest = good
  }
  if (effect === null || cheapest === undefined || dearest === undefined) return []
  const named = { rule: labelOf(rule), market: word('market', market) }
  if (effect.type === 'fixedPrice' && rule.level === 'item') {
    const at = `${pointer}${pointerTo('effect', 'price', market)}`
    const price = amountIn(market, effect.price)
    const said = (good: { product: string; unitPrice: number }) => ({
      ...named,
      price,
      product: productFact(campaign, good.product),
      list: amountIn(market, good.unitPrice),
    })
    if (effect.price >= dearest.unitPrice) return [finding('coupons.priceNeverLower', at, said(dearest))]
    return effect.price >= cheapest.unitPrice ? [finding('coupons.priceNotLower', at, said(cheapest))] : []
  }
  if (effect.type === 'amount' && rule.level !== 'shipping') {
    const least = rule.level === 'order' ? Math.max(cheapest.unitPrice, minimumOf(rule, market)) : cheapest.unitPrice
    if (effect.amount < least || cheapest.unitPrice < minimumOf(rule, market)) return []
    return [
      finding('coupons.freeItem', `${pointer}${pointerTo('effect', 'amount', market)}`, {
        ...named,
        amount: amountIn(market, effect.amount),
        product: productFact(campaign, cheapest.product),
        list: amountIn(market, cheapest.unitPrice),
      }),
    ]
  }
  return []
}

/** A fixed price that lost a zero, as plays stop it: shown on the product that loses most by it. Null where there is none. */
function checkLostZero(rule: CouponRule, { margins }: Shelves, market: Market, pointer: string): FindingDraft[] | null {
  const { effect, level, scope, belowCostMeant = {} } = rule
  if (effect.type !== 'fixedPrice' || level !== 'item') return null
  const price = effect.price[market]
  if (price === undefined || (belowCostMeant[market] ?? []).includes(price)) return null
  const own = margins(market)
  const lines = own.map((one) => ({ product: one.product, category: one.category, unitPrice: one.price }))
  const found = linesIn(scope, lines)
    .map((place) => own[place]!)
    .toSorted((a, b) => b.cost - a.cost)
    .map((one) => ({ ...one, meant: meantPrice(price, one.cost, one.price - 1) }))
    .find(({ meant }) => meant !== null)
  if (found === undefined || found.meant === null) return null
  const at = `${pointer}${pointerTo('effect', 'price', market)}`
  const data = {
    rule: labelOf(rule),
    market: word('market', market),
    product: found.name,
    price: amountIn(market, price),
    meant: amountIn(market, found.meant),
    cost: amountIn(market, found.cost),
    loss: amountIn(market, found.cost - price),
  }
  const prices = [...(belowCostMeant[market] ?? []), price].toSorted((a, b) => a - b)
  const insist = { pointer: `${pointer}/belowCostMeant`, value: { ...belowCostMeant, [market]: prices } }
  return [{ ...finding('coupons.lostZero', at, data, { pointer: at, value: found.meant }), insist }]
}

/** A gift that comes with the smallest order that earns it, and is worth more than the law of the place lets it be. */
function checkGiftLaw(
  rule: CouponRule,
  campaign: CampaignDocument,
  { goods }: Shelves,
  market: Market,
  pointer: string,
): FindingDraft[] {
  const { effect } = rule
  if (effect.type !== 'gift') return []
  const worth = termsOf(campaign, effect.productId, market)?.listPrice
  if (worth === undefined) return []
  const cheapest = Math.min(...linesIn(rule.scope, goods(market)).map((place) => goods(market)[place]!.unitPrice))
  const pieces = Math.max(1, ...rule.conditions.purchases.map((one) => (one.type === 'quantity' ? one.minimum : 1)))
  const order = Math.max(minimumOf(rule, market), Number.isFinite(cheapest) ? cheapest * pieces : 0)
  const value = times(worth, effect.quantity)
  return giftLaws(market, order).flatMap(({ key, source, most }) =>
    value <= most
      ? []
      : [
          finding('coupons.giftAboveLaw', `${pointer}/effect/productId`, {
            rule: labelOf(rule),
            market: word('market', market),
            product: productFact(campaign, effect.productId),
            value: amountIn(market, value),
            most: amountIn(market, most),
            order: amountIn(market, order),
            law: word('rule', key),
            source,
          }),
        ],
  )
}

/** A product that a rule by itself takes below what it costs us, on the smallest order that shows it. */
function checkCost(rule: CouponRule, { margins, costs }: Shelves, market: Market, pointer: string): FindingDraft[] {
  const costOf = costs(market)
  const suspects = margins(market).filter(
    ({ price, cost }) => price * (1 - depthOf(rule, market, price, costOf)) < cost,
  )
  const loss = firstLoss([rule], suspects, market, costOf)
  if (loss === null) return []
  const code = rule.effect.type === 'gift' ? 'coupons.giftBelowCost' : 'coupons.belowCost'
  return [finding(code, `${pointer}/effect`, { rule: labelOf(rule), ...loss })]
}
