import { assist } from './assist/assist.ts'
import { bargain } from './bargain/bargain.ts'
import { checkIn } from './checkIn/checkIn.ts'
import { flashSale } from './flashSale/flashSale.ts'
import { groupBuy } from './groupBuy/groupBuy.ts'
import { lottery } from './lottery/lottery.ts'
import { miniGame } from './miniGame/miniGame.ts'
import { redPacket } from './redPacket/redPacket.ts'
import { reservation } from './reservation/reservation.ts'

/** Every play the console knows: the one list that everything derives from. A new play adds one line. */
export const plays = {
  groupBuy,
  bargain,
  assist,
  redPacket,
  checkIn,
  lottery,
  miniGame,
  flashSale,
  reservation,
}
