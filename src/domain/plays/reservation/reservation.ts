import { epochOf, hourMs, movedSpan } from '../../time.ts'
import type { PlayDefinition } from '../play.ts'
import { oneProduct, unitsOfLimit, usualParticipation, wholeWindow } from '../shared/usual.ts'
import { checkReservation } from './checks.ts'
import { createReservation, reservationWithProduct } from './create.ts'
import { deliverReservation } from './deliver.ts'
import { describeReservation } from './describe.ts'
import { reservationExposure } from './exposure.ts'
import { bonusOf } from './promises.ts'
import { reservationSchema, type Reservation } from './schema.ts'
import { simulateReservation } from './simulate.ts'
import { reservationStory } from './story.ts'
import { reservationTerms } from './terms.ts'
import { vocabulary } from './vocabulary.ts'

export const reservation: PlayDefinition<Reservation> = {
  kind: 'reservation',
  schema: reservationSchema,
  vocabulary,
  create: createReservation,
  withProduct: reservationWithProduct,
  products: oneProduct,
  unitsOf: unitsOfLimit,
  moved: (play, move) => ({ ...play, purchaseWindow: movedSpan(play.purchaseWindow, move) }),
  openSpans: wholeWindow,
  // What was reserved at the last moment can be bought until the sale ends.
  instanceHours: (play) => Math.max(0, Math.ceil((epochOf(play.purchaseWindow.to) - epochOf(play.window.to)) / hourMs)),
  isOffered: (play, market) => play.price[market] !== undefined,
  check: checkReservation,
  exposure: reservationExposure,
  startsWith: 'reserve',
  participation: usualParticipation,
  simulate: simulateReservation,
  story: reservationStory,
  describe: describeReservation,
  terms: reservationTerms,
  deliver: deliverReservation,
  lowestPrice: (play, productId, market) => {
    const price = play.price[market]
    return play.productId !== productId || price === undefined ? null : price - bonusOf(play, market)
  },
  consolations: () => 0,
}
