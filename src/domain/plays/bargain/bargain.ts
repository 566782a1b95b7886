import type { PlayDefinition } from '../play.ts'
import { checkBargain } from './checks.ts'
import { bargainWithProduct, createBargain } from './create.ts'
import { deliverBargain } from './deliver.ts'
import { describeBargain } from './describe.ts'
import { bargainExposure } from './exposure.ts'
import type { Bargain } from './schema.ts'
import { simulateBargain } from './simulate.ts'
import { bargainTerms } from './terms.ts'

export const bargain: PlayDefinition<Bargain> = {
  kind: 'bargain',
  create: createBargain,
  withProduct: bargainWithProduct,
  check: checkBargain,
  exposure: bargainExposure,
  simulate: simulateBargain,
  describe: describeBargain,
  terms: bargainTerms,
  deliver: deliverBargain,
  lowestPrice: (play, market) => play.floorPrice[market] ?? null,
  consolations: (play, market) => play.consolation?.units[market] ?? 0,
  instanceHours: (play) => play.windowHours,
}
