import { bargain } from './bargain/bargain.ts'
import { groupBuy } from './groupBuy/groupBuy.ts'

/** Every play the console knows: the one list that everything derives from. A new play adds one line. */
export const plays = {
  groupBuy,
  bargain,
}
