import { bargain } from './bargain/bargain.ts'
import { checkIn } from './checkIn/checkIn.ts'
import { groupBuy } from './groupBuy/groupBuy.ts'
import { lottery } from './lottery/lottery.ts'
import { redPacket } from './redPacket/redPacket.ts'

/** Every play the console knows: the one list that everything derives from. A new play adds one line. */
export const plays = {
  groupBuy,
  bargain,
  redPacket,
  checkIn,
  lottery,
}
