import { z } from 'zod'
import { perMarketSchema } from '../../shapes.ts'
import { playBase, rewardSchema } from '../shared/blocks.ts'

/** What so many days in a row within a cycle earn on top. */
export const streakBonusSchema = z.strictObject({ days: z.int().max(31), amount: perMarketSchema })
export type StreakBonus = z.infer<typeof streakBonusSchema>

/**
 * Check-in (签到): who comes back every day earns a little more, and is paid from a threshold on.
 *
 * A unit of its limit is a participant. The schema holds what any draft may hold; what a play must satisfy before review is
 * in `checks.ts`.
 */
export const checkInSchema = z.strictObject({
  kind: z.literal('checkIn'),
  ...playBase,
  reward: rewardSchema,
  /** What each day of a cycle earns, minor units per market. As many entries as the cycle has days. */
  rewards: z.array(perMarketSchema).max(31),
  streakBonuses: z.array(streakBonusSchema).max(10),
  /** After a day missed and not made up: the cycle goes on, or it is over and the next check-in begins another. */
  afterMiss: z.enum(['goOn', 'startAgain']),
  /** Missed days that may be made up per cycle. */
  makeUps: z.int().min(0).max(31),
  /** What a make-up takes: nothing, or a friend who opens an invite. */
  makeUpBy: z.enum(['free', 'invite']),
  cyclesPerPerson: z.int().max(60),
  /** What must have been earned before anything is paid; 0 or no entry pays at once. */
  cashOutThreshold: perMarketSchema,
  /** Days after the play's end in which what was earned can still be cashed out. */
  cashOutWithinDays: z.int().max(365),
})
export type CheckIn = z.infer<typeof checkInSchema>
