import type { PlayDefinition } from '../play.ts'
import { oneProduct, unitsOfLimit, usualParticipation, wholeWindow } from '../shared/usual.ts'
import { checkAssist } from './checks.ts'
import { assistWithProduct, createAssist } from './create.ts'
import { deliverAssist } from './deliver.ts'
import { describeAssist } from './describe.ts'
import { assistExposure } from './exposure.ts'
import { leftToPay } from './helpers.ts'
import { assistSchema, type Assist } from './schema.ts'
import { simulateAssist } from './simulate.ts'
import { assistStory } from './story.ts'
import { assistTerms } from './terms.ts'
import { vocabulary } from './vocabulary.ts'

export const assist: PlayDefinition<Assist> = {
  kind: 'assist',
  schema: assistSchema,
  vocabulary,
  create: createAssist,
  withProduct: assistWithProduct,
  products: oneProduct,
  unitsOf: unitsOfLimit,
  openSpans: wholeWindow,
  instanceHours: (play) => play.windowHours,
  isOffered: (play, market) =>
    play.waives.type === 'order' ||
    (play.waives.type === 'shipping' ? play.waives.fee : play.waives.amount)[market] !== undefined,
  check: checkAssist,
  exposure: assistExposure,
  participation: usualParticipation,
  simulate: simulateAssist,
  story: assistStory,
  describe: describeAssist,
  terms: assistTerms,
  deliver: deliverAssist,
  lowestPrice: (play, productId, market, campaign) =>
    play.productId === productId ? leftToPay(play, campaign, market) : null,
  consolations: () => 0,
}
