import type { BasisPoints } from '../../money.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { MiniGame } from './schema.ts'

/** A minute's game asks for no order and no friend: many more play than open an instance. A default, unmeasured. */
const againstUsual = 5

/** Of those who see the game, how many play it. */
export function gameParticipation(_play: MiniGame, rates: ShopperRates): BasisPoints {
  return Math.min(10_000, rates.startRate * againstUsual)
}
