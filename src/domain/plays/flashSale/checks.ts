import type { CampaignDocument } from '../../campaign/document.ts'
import type { Fact } from '../../fact.ts'
import { pointerTo, type FindingDraft } from '../../finding.ts'
import type { Market } from '../../market.ts'
import { epochOf, instantOf } from '../../time.ts'
import { marketsOf, nameOf } from '../shared/checks.ts'
import { amountIn } from '../shared/facts.ts'
import { checkLostZero } from '../shared/prices.ts'
import { productFact, productOf, stockOf } from '../shared/products.ts'
import type { FlashItem, FlashSale, FlashSession } from './schema.ts'
import { hasLength, offersIn, productsOf, sharedProduct, stockOfAll, stockOfProduct } from './sessions.ts'
import { finding, word } from './vocabulary.ts'

/** Everything a flash sale's own rules are checked for before review. */
export function checkFlashSale(play: FlashSale, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  if (play.sessions.length === 0)
    return [
      finding('flashSale.noSession', `${pointer}/sessions`, { play: nameOf(play) }),
      ...checkPayment(play, pointer),
    ]
  return [
    ...play.sessions.flatMap((session, k) => checkSession(play, campaign, session, k, pointer)),
    ...checkOverlaps(play, campaign, pointer),
    ...marketsOf(play, campaign).flatMap((market) => checkStock(play, campaign, market, pointer)),
    ...checkPayment(play, pointer),
    ...checkBuyers(play, campaign, pointer),
  ]
}

function checkSession(
  play: FlashSale,
  campaign: CampaignDocument,
  session: FlashSession,
  index: number,
  pointer: string,
): FindingDraft[] {
  const at = pointer + pointerTo('sessions', index)
  const naming = { play: nameOf(play), session: index + 1 }
  const found: FindingDraft[] = []
  if (!hasLength(session.window)) found.push(finding('flashSale.sessionEmpty', `${at}/window/to`, naming))
  else if (!isWithin(session.window, play.window)) {
    const whole = {
      from: earlier(play.window.from, session.window.from),
      to: later(play.window.to, session.window.to),
    }
    found.push(
      finding('flashSale.sessionOutsideWindow', `${at}/window`, naming, { pointer: `${pointer}/window`, value: whole }),
    )
  }
  if (session.limitPerPerson < 1) {
    const fix = { pointer: `${at}/limitPerPerson`, value: 1 }
    found.push(finding('flashSale.noLimit', fix.pointer, naming, fix))
  }
  if (session.items.length === 0) found.push(finding('flashSale.noItem', `${at}/items`, naming))
  session.items.forEach((item, k) => {
    const place = `${at}/items/${k}`
    const named = { ...naming, product: productFact(campaign, item.productId) }
    if (session.items.slice(0, k).some((other) => other.productId === item.productId && item.productId !== ''))
      found.push(finding('flashSale.itemTwice', `${place}/productId`, named))
    found.push(...checkItem(play, campaign, item, named, place))
  })
  return found
}

const isWithin = (inner: FlashSession['window'], outer: FlashSession['window']) =>
  epochOf(outer.from) <= epochOf(inner.from) && epochOf(inner.to) <= epochOf(outer.to)
const earlier = (a: string, b: string) => instantOf(Math.min(epochOf(a), epochOf(b)))
const later = (a: string, b: string) => instantOf(Math.max(epochOf(a), epochOf(b)))

type Named = { play: string; session: number; product: Fact }

function checkItem(
  play: FlashSale,
  campaign: CampaignDocument,
  item: FlashItem,
  named: Named,
  at: string,
): FindingDraft[] {
  if (productOf(campaign, item.productId) === undefined)
    return [finding('play.noProduct', `${at}/productId`, { play: named.play })]
  const held = marketsOf(play, campaign)
  const given = held.filter((market) => item.price[market] !== undefined || item.stock[market] !== undefined)
  if (given.length === 0 && held.length > 0) return [finding('flashSale.offeredNowhere', `${at}/price`, named)]
  return given.flatMap((market) => checkOffer(play, campaign, item, market, named, at))
}

function checkOffer(
  play: FlashSale,
  campaign: CampaignDocument,
  item: FlashItem,
  market: Market,
  named: Named,
  at: string,
): FindingDraft[] {
  const priceAt = at + pointerTo('price', market)
  const stockAt = at + pointerTo('stock', market)
  const naming = { ...named, market: word('market', market) }
  const terms = productOf(campaign, item.productId)?.terms[market]
  const found: FindingDraft[] = []
  const stock = item.stock[market]
  if (terms === undefined) {
    const { play: name, product, market: where } = naming
    return [finding('play.productNotSoldHere', `${at}/productId`, { play: name, product, market: where })]
  }
  if (stock === undefined) found.push(finding('flashSale.stockMissing', stockAt, naming))
  else if (stock === 0) found.push(finding('flashSale.stockZero', stockAt, naming))
  const price = item.price[market]
  if (price === undefined)
    return [
      ...found,
      finding('play.priceMissing', priceAt, {
        play: named.play,
        market: word('market', market),
        price: word('price', 'flash'),
      }),
    ]
  const priced = { ...naming, price: amountIn(market, price) }
  if (price >= terms.listPrice)
    found.push(finding('flashSale.priceNotBelowList', priceAt, { ...priced, list: amountIn(market, terms.listPrice) }))
  if (price >= terms.unitCost) return found
  const lost = checkLostZero(play, { market, price, terms, at: priceAt, most: terms.listPrice - 1 })
  if (lost.length > 0) return [...found, ...lost]
  const data = {
    ...priced,
    cost: amountIn(market, terms.unitCost),
    loss: amountIn(market, terms.unitCost - price),
    units: stock ?? 0,
  }
  return [...found, finding('flashSale.priceBelowCost', priceAt, data)]
}

/** A product cannot have two prices at once. */
function checkOverlaps(play: FlashSale, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  return play.sessions.flatMap((session, k) =>
    play.sessions.slice(0, k).flatMap((other, j): FindingDraft[] => {
      const shared = sharedProduct(session, other)
      if (shared === null) return []
      const data = { play: nameOf(play), session: k + 1, other: j + 1, product: productFact(campaign, shared) }
      return [finding('flashSale.sessionsOverlap', pointer + pointerTo('sessions', k, 'window'), data)]
    }),
  )
}

function checkStock(play: FlashSale, campaign: CampaignDocument, market: Market, pointer: string): FindingDraft[] {
  const naming = { play: nameOf(play), market: word('market', market) }
  const offered = offersIn(play, market)
  const given = play.sessions.some(({ items }) =>
    items.some(({ price, stock }) => price[market] !== undefined || stock[market] !== undefined),
  )
  // What is begun is told where it is; what is not begun at all, once.
  if (offered.length === 0)
    return given || play.sessions.every(({ items }) => items.length === 0)
      ? []
      : [finding('flashSale.nothingInMarket', `${pointer}/sessions`, naming)]
  const found: FindingDraft[] = []
  for (const productId of productsOf(play)) {
    const terms = productOf(campaign, productId)?.terms[market]
    const units = stockOfProduct(play, productId, market)
    const stock = terms === undefined ? undefined : stockOf(campaign, terms)
    if (stock === undefined || units <= stock) continue
    const places = play.sessions.flatMap(({ items }, k) =>
      items.flatMap((item, j) =>
        item.productId === productId && item.stock[market] !== undefined
          ? [pointer + pointerTo('sessions', k, 'items', j, 'stock', market)]
          : [],
      ),
    )
    const at = places[0] ?? `${pointer}/sessions`
    const fix = places.length === 1 && stock > 0 ? { pointer: at, value: stock } : undefined
    const data = { ...naming, product: productFact(campaign, productId), units, stock }
    found.push(finding('flashSale.overStock', at, data, fix))
  }
  const units = play.cap.units[market]
  const stock = stockOfAll(play, market)
  if (units !== undefined && units > 0 && units < stock) {
    const at = pointer + pointerTo('cap', 'units', market)
    found.push(finding('flashSale.capBelowStock', at, { ...naming, units, stock }, { pointer: at, value: stock }))
  }
  return found
}

function checkPayment(play: FlashSale, pointer: string): FindingDraft[] {
  if (play.payWithinMinutes >= 1) return []
  const at = `${pointer}/payWithinMinutes`
  return [finding('flashSale.noTimeToPay', at, { play: nameOf(play) }, { pointer: at, value: 15 })]
}

/** The limit per person holds per account: without a cap on anything else, one buyer with many takes the whole session. */
function checkBuyers(play: FlashSale, campaign: CampaignDocument, pointer: string): FindingDraft[] {
  const { perDevice, perPhone, perAddress } = play.eligibility
  if (perDevice !== null || perPhone !== null || perAddress !== null) return []
  const units = Math.max(0, ...marketsOf(play, campaign).map((market) => stockOfAll(play, market)))
  if (units === 0) return []
  const at = `${pointer}/eligibility/perAddress`
  return [finding('flashSale.oneBuyerTakesAll', at, { play: nameOf(play), units }, { pointer: at, value: 2 })]
}
