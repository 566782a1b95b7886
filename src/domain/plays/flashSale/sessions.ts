import { markets, type Market } from '../../market.ts'
import { sum, type Minor } from '../../money.ts'
import { epochOf, overlaps, type Span } from '../../time.ts'
import type { FlashItem, FlashSale, FlashSession } from './schema.ts'

/** A product as one market meets it in a session. */
export type Offer = { session: FlashSession; item: FlashItem; price: Minor; stock: number }

/** What is offered in a market, in the order of sessions and items. */
export function offersIn(play: Pick<FlashSale, 'sessions'>, market: Market): Offer[] {
  return play.sessions.flatMap((session) =>
    session.items.flatMap((item) => {
      const price = item.price[market]
      const stock = item.stock[market]
      return price === undefined || stock === undefined ? [] : [{ session, item, price, stock }]
    }),
  )
}

/** Every product of any session, once. */
export function productsOf(play: Pick<FlashSale, 'sessions'>): string[] {
  const ids = play.sessions.flatMap(({ items }) => items.map(({ productId }) => productId))
  return [...new Set(ids)].filter((id) => id !== '')
}

/** Units of a product that all sessions together put on sale in a market. */
export function stockOfProduct(play: Pick<FlashSale, 'sessions'>, productId: string, market: Market): number {
  return sum(
    offersIn(play, market)
      .filter(({ item }) => item.productId === productId)
      .map(({ stock }) => stock),
  )
}

/** Units of every product and session together in a market. */
export function stockOfAll(play: Pick<FlashSale, 'sessions'>, market: Market): number {
  return sum(offersIn(play, market).map(({ stock }) => stock))
}

/** Sessions that have a length, as spans of time. */
export function sessionSpans(play: FlashSale): Span[] {
  return play.sessions.map(({ window }) => window).filter(hasLength)
}

export function hasLength(window: Span): boolean {
  return epochOf(window.from) < epochOf(window.to)
}

/** Do two sessions offer the same product at the same time in a market? Gives the first such product. */
export function sharedProduct(a: FlashSession, b: FlashSession): string | null {
  if (!hasLength(a.window) || !hasLength(b.window) || !overlaps(a.window, b.window)) return null
  const offered = (item: FlashItem) => markets.filter((market) => item.price[market] !== undefined)
  const shared = a.items.find(
    (item) =>
      item.productId !== '' &&
      b.items.some(
        (other) =>
          other.productId === item.productId && offered(item).some((market) => offered(other).includes(market)),
      ),
  )
  return shared?.productId ?? null
}
