import { z } from 'zod'
import { perMarketSchema } from '../../shapes.ts'
import { playBase, rewardSchema } from '../shared/blocks.ts'
import { splits } from './split.ts'

/**
 * Red packets for sharing (分享领红包): who brings friends takes a packet out of a pot.
 *
 * The pot is the play's limit: `cap.units` packets share `cap.budget`. The schema holds what any draft may hold; what a
 * play must satisfy before review is in `checks.ts`.
 */
export const redPacketSchema = z.strictObject({
  kind: z.literal('redPacket'),
  ...playBase,
  reward: rewardSchema,
  split: z.enum(splits),
  /** The smallest packet, minor units per market. */
  smallest: perMarketSchema,
  /** What a friend must do to count, and how many it takes. */
  unlockedBy: z.enum(['opens', 'registrations']),
  friendsNeeded: z.int().max(1_000),
  receivers: z.enum(['sharer', 'sharerAndFriends']),
  packetsPerPerson: z.int().max(1_000),
  hoursToShare: z.int().max(720),
  claimWithinHours: z.int().max(8_760),
  /** Where the money of packets goes that nobody claims in time. */
  unclaimed: z.enum(['pot', 'budget']),
})
export type RedPacket = z.infer<typeof redPacketSchema>
