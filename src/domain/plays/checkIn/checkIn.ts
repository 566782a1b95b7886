import type { PlayDefinition } from '../play.ts'
import { usualParticipation, wholeWindow } from '../shared/usual.ts'
import { checkCheckIn } from './checks.ts'
import { createCheckIn } from './create.ts'
import { deliverCheckIn } from './deliver.ts'
import { describeCheckIn } from './describe.ts'
import { checkInExposure } from './exposure.ts'
import { checkInSchema, type CheckIn } from './schema.ts'
import { simulateCheckIn } from './simulate.ts'
import { checkInStory } from './story.ts'
import { checkInTerms } from './terms.ts'
import { vocabulary } from './vocabulary.ts'

export const checkIn: PlayDefinition<CheckIn> = {
  kind: 'checkIn',
  schema: checkInSchema,
  vocabulary,
  create: createCheckIn,
  withProduct: null,
  products: () => [],
  unitsOf: () => 0,
  openSpans: wholeWindow,
  instanceHours: (play) => Math.max(0, play.cashOutWithinDays) * 24,
  isOffered: (play, market) => play.rewards.length > 0 && play.rewards.every((reward) => reward[market] !== undefined),
  check: checkCheckIn,
  exposure: checkInExposure,
  startsWith: 'check_in',
  participation: usualParticipation,
  simulate: simulateCheckIn,
  story: checkInStory,
  describe: describeCheckIn,
  terms: checkInTerms,
  deliver: deliverCheckIn,
  lowestPrice: () => null,
  consolations: () => 0,
}
