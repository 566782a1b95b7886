import type { BasisPoints } from '../../money.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { FlashSale } from './schema.ts'

/** Trying for a unit is one tap and asks no friend: more do it than open an instance. A default, unmeasured. */
const againstUsual = 3

/** Of those who see a session, how many try to buy. */
export function flashParticipation(_play: FlashSale, rates: ShopperRates): BasisPoints {
  return Math.min(10_000, rates.startRate * againstUsual)
}
