import type { PlayDefinition } from '../play.ts'
import { oneProduct, unitsOfLimit, usualParticipation, wholeWindow } from '../shared/usual.ts'
import { checkGroupBuy } from './checks.ts'
import { createGroupBuy, groupBuyWithProduct } from './create.ts'
import { deliverGroupBuy } from './deliver.ts'
import { describeGroupBuy } from './describe.ts'
import { groupBuyExposure } from './exposure.ts'
import { groupBuySchema, type GroupBuy } from './schema.ts'
import { simulateGroupBuy } from './simulate.ts'
import { groupBuyStory } from './story.ts'
import { groupBuyTerms } from './terms.ts'
import { vocabulary } from './vocabulary.ts'

export const groupBuy: PlayDefinition<GroupBuy> = {
  kind: 'groupBuy',
  schema: groupBuySchema,
  vocabulary,
  create: createGroupBuy,
  withProduct: groupBuyWithProduct,
  products: oneProduct,
  unitsOf: unitsOfLimit,
  openSpans: wholeWindow,
  instanceHours: (play) => play.hoursToFill,
  isOffered: (play, market) => play.ladder.at(-1)?.price[market] !== undefined,
  check: checkGroupBuy,
  exposure: groupBuyExposure,
  startsWith: 'group_open',
  participation: usualParticipation,
  simulate: simulateGroupBuy,
  story: groupBuyStory,
  describe: describeGroupBuy,
  terms: groupBuyTerms,
  deliver: deliverGroupBuy,
  lowestPrice: (play, productId, market) =>
    play.productId === productId ? (play.ladder.at(-1)?.price[market] ?? null) : null,
  priceAlone: (play, market) => play.soloPrice[market],
  consolations: () => 0,
}
