import type { PlayDefinition } from '../play.ts'
import { oneProduct, unitsOfLimit, usualParticipation, wholeWindow } from '../shared/usual.ts'
import { checkBargain } from './checks.ts'
import { bargainWithProduct, createBargain } from './create.ts'
import { deliverBargain } from './deliver.ts'
import { describeBargain } from './describe.ts'
import { bargainExposure } from './exposure.ts'
import { bargainSchema, type Bargain } from './schema.ts'
import { simulateBargain } from './simulate.ts'
import { bargainStory } from './story.ts'
import { bargainTerms } from './terms.ts'
import { vocabulary } from './vocabulary.ts'

export const bargain: PlayDefinition<Bargain> = {
  kind: 'bargain',
  schema: bargainSchema,
  vocabulary,
  create: createBargain,
  withProduct: bargainWithProduct,
  products: oneProduct,
  unitsOf: unitsOfLimit,
  openSpans: wholeWindow,
  instanceHours: (play) => play.windowHours,
  isOffered: (play, market) => play.floorPrice[market] !== undefined,
  check: checkBargain,
  exposure: bargainExposure,
  startsWith: 'bargain_open',
  participation: usualParticipation,
  simulate: simulateBargain,
  story: bargainStory,
  describe: describeBargain,
  terms: bargainTerms,
  deliver: deliverBargain,
  lowestPrice: (play, productId, market) => (play.productId === productId ? (play.floorPrice[market] ?? null) : null),
  consolations: (play, market) => play.consolation?.units[market] ?? 0,
}
