import type { Market, PerMarket } from '../market.ts'
import { times, type Minor } from '../money.ts'
import { perMarketOf, wholeUnit } from '../plays/shared/products.ts'

/** So many whole units of each market's money; in Taiwan, whose dollar buys a quarter, four times as many. */
export function wholeUnits(held: readonly Market[], units: number): PerMarket {
  return perMarketOf(held, (market) => times(units * (market === 'TW' ? 4 : 1), wholeUnit(market)))
}

/** A shipping fee as shops take it, in whole units of Hong Kong money. A default, unmeasured. */
const feeUnits = 40

/** What shipping is reckoned with where nobody says, minor units. */
export function usualFee(market: Market): Minor {
  return wholeUnits([market], feeUnits)[market] ?? 0
}
