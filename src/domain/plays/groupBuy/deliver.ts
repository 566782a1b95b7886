import type { Market } from '../../market.ts'
import type { GroupBuy } from './schema.ts'

/** The ladder as the market's storefront charges it. */
export function deliverGroupBuy(play: GroupBuy, market: Market) {
  return {
    soloPrice: play.soloPrice[market] ?? null,
    ladder: play.ladder.map(({ size, price }) => ({ size, price: price[market] ?? null })),
  }
}
