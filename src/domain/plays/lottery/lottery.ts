import type { PlayDefinition } from '../play.ts'
import { gamesGiving } from '../miniGame/given.ts'
import { wholeWindow } from '../shared/usual.ts'
import { checkLottery } from './checks.ts'
import { createLottery } from './create.ts'
import { deliverLottery } from './deliver.ts'
import { describeLottery } from './describe.ts'
import { lotteryExposure } from './exposure.ts'
import { checkFrozenLottery } from './frozen.ts'
import { lotterySchema, type Lottery } from './schema.ts'
import { simulateLottery } from './simulate.ts'
import { lotteryStory } from './story.ts'
import { lotteryTerms } from './terms.ts'
import { lotteryParticipation } from './turnout.ts'
import { vocabulary } from './vocabulary.ts'

export const lottery: PlayDefinition<Lottery> = {
  kind: 'lottery',
  schema: lotterySchema,
  vocabulary,
  create: createLottery,
  withProduct: null,
  products: () => [],
  unitsOf: () => 0,
  openSpans: wholeWindow,
  instanceHours: (play) => Math.max(0, play.claimWithinDays) * 24,
  isOffered: (play, market) => play.prizes.some(({ stock }) => (stock[market] ?? 0) > 0),
  check: checkLottery,
  checkFrozen: checkFrozenLottery,
  exposure: lotteryExposure,
  participation: lotteryParticipation,
  simulate: simulateLottery,
  simulatedWith: (play, campaign) => gamesGiving(play.id, campaign),
  story: lotteryStory,
  describe: describeLottery,
  terms: lotteryTerms,
  deliver: deliverLottery,
  lowestPrice: () => null,
  consolations: () => 0,
}
