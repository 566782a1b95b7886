import type { PlayDefinition } from '../play.ts'
import { usualParticipation, wholeWindow } from '../shared/usual.ts'
import { checkRedPacket } from './checks.ts'
import { createRedPacket } from './create.ts'
import { deliverRedPacket } from './deliver.ts'
import { describeRedPacket } from './describe.ts'
import { redPacketExposure } from './exposure.ts'
import { soundPot } from './pot.ts'
import { redPacketSchema, type RedPacket } from './schema.ts'
import { simulateRedPacket } from './simulate.ts'
import { redPacketStory } from './story.ts'
import { redPacketTerms } from './terms.ts'
import { vocabulary } from './vocabulary.ts'

export const redPacket: PlayDefinition<RedPacket> = {
  kind: 'redPacket',
  schema: redPacketSchema,
  vocabulary,
  create: createRedPacket,
  withProduct: null,
  products: () => [],
  unitsOf: () => 0,
  openSpans: wholeWindow,
  instanceHours: (play) => Math.max(0, play.hoursToShare) + Math.max(0, play.claimWithinHours),
  isOffered: (play, market) => soundPot(play, market) !== null,
  check: checkRedPacket,
  exposure: redPacketExposure,
  participation: usualParticipation,
  simulate: simulateRedPacket,
  story: redPacketStory,
  describe: describeRedPacket,
  terms: redPacketTerms,
  deliver: deliverRedPacket,
  lowestPrice: () => null,
  consolations: () => 0,
}
