import type { PlayDefinition } from '../play.ts'
import { checkGroupBuy } from './checks.ts'
import { createGroupBuy, groupBuyWithProduct } from './create.ts'
import { deliverGroupBuy } from './deliver.ts'
import { describeGroupBuy } from './describe.ts'
import { groupBuyExposure } from './exposure.ts'
import type { GroupBuy } from './schema.ts'
import { simulateGroupBuy } from './simulate.ts'
import { groupBuyTerms } from './terms.ts'

export const groupBuy: PlayDefinition<GroupBuy> = {
  kind: 'groupBuy',
  create: createGroupBuy,
  withProduct: groupBuyWithProduct,
  check: checkGroupBuy,
  exposure: groupBuyExposure,
  simulate: simulateGroupBuy,
  describe: describeGroupBuy,
  terms: groupBuyTerms,
  deliver: deliverGroupBuy,
  lowestPrice: (play, market) => play.ladder.at(-1)?.price[market] ?? null,
  consolations: () => 0,
  instanceHours: (play) => play.hoursToFill,
}
