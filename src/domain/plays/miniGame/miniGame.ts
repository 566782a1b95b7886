import type { PlayDefinition } from '../play.ts'
import { wholeWindow } from '../shared/usual.ts'
import { checkMiniGame } from './checks.ts'
import { createMiniGame } from './create.ts'
import { deliverMiniGame } from './deliver.ts'
import { describeMiniGame } from './describe.ts'
import { miniGameExposure } from './exposure.ts'
import { gameParticipation } from './participation.ts'
import { miniGameSchema, type MiniGame } from './schema.ts'
import { simulateMiniGame } from './simulate.ts'
import { miniGameStory } from './story.ts'
import { miniGameTerms } from './terms.ts'
import { vocabulary } from './vocabulary.ts'

export const miniGame: PlayDefinition<MiniGame> = {
  kind: 'miniGame',
  schema: miniGameSchema,
  vocabulary,
  create: createMiniGame,
  withProduct: null,
  products: () => [],
  unitsOf: () => 0,
  openSpans: wholeWindow,
  instanceHours: () => 0,
  isOffered: () => true,
  check: checkMiniGame,
  exposure: miniGameExposure,
  participation: gameParticipation,
  simulate: simulateMiniGame,
  story: miniGameStory,
  describe: describeMiniGame,
  terms: miniGameTerms,
  deliver: deliverMiniGame,
  lowestPrice: () => null,
  consolations: () => 0,
}
