import { movedSpan, overlaps } from '../../time.ts'
import type { PlayDefinition } from '../play.ts'
import { checkFlashSale } from './checks.ts'
import { createFlashSale } from './create.ts'
import { deliverFlashSale } from './deliver.ts'
import { describeFlashSale } from './describe.ts'
import { flashSaleExposure } from './exposure.ts'
import { flashParticipation } from './participation.ts'
import { flashSaleSchema, type FlashSale } from './schema.ts'
import { offersIn, productsOf, sessionSpans, stockOfProduct } from './sessions.ts'
import { simulateFlashSale } from './simulate.ts'
import { flashSaleStory } from './story.ts'
import { flashSaleTerms } from './terms.ts'
import { vocabulary } from './vocabulary.ts'

export const flashSale: PlayDefinition<FlashSale> = {
  kind: 'flashSale',
  schema: flashSaleSchema,
  vocabulary,
  create: createFlashSale,
  withProduct: null,
  products: productsOf,
  unitsOf: stockOfProduct,
  moved: (play, move) => ({
    ...play,
    sessions: play.sessions.map((session) => ({ ...session, window: movedSpan(session.window, move) })),
  }),
  openSpans: sessionSpans,
  instanceHours: (play) => Math.ceil(Math.max(0, play.payWithinMinutes) / 60),
  isOffered: (play, market) => offersIn(play, market).length > 0,
  check: checkFlashSale,
  exposure: flashSaleExposure,
  participation: flashParticipation,
  simulate: simulateFlashSale,
  story: flashSaleStory,
  describe: describeFlashSale,
  terms: flashSaleTerms,
  deliver: deliverFlashSale,
  lowestPrice: (play, productId, market, _campaign, during) => {
    const prices = offersIn(play, market)
      .filter(
        ({ item, session }) =>
          item.productId === productId && (during?.some((span) => overlaps(span, session.window)) ?? true),
      )
      .map(({ price }) => price)
    return prices.length === 0 ? null : Math.min(...prices)
  },
  consolations: () => 0,
}
