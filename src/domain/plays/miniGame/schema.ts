import { z } from 'zod'
import { perMarketSchema } from '../../shapes.ts'
import { playBase } from '../shared/blocks.ts'

/** Tell real from fake (圣诞树真伪), find what is hidden, answer questions, or say what you like best. */
export const games = ['recognise', 'hiddenObject', 'quiz', 'vote'] as const

/**
 * What somebody who passes is given: chances in a lucky draw of the same campaign, which has its own prizes, odds and
 * cost; a coupon; or nothing, as for a vote that is only to learn what people like.
 */
export const gameRewardSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('none') }),
  z.strictObject({ type: z.literal('draw'), playId: z.string().max(40), chances: z.int().max(100) }),
  /** `value`: what one costs when it is used, minor units. */
  z.strictObject({ type: z.literal('coupon'), couponId: z.string().max(40), value: perMarketSchema }),
])
export type GameReward = z.infer<typeof gameRewardSchema>

/**
 * Mini-game (互动游戏): the game of an event. The game itself is the storefront's; here is how often it may be played, what
 * counts as passed and what that is worth.
 *
 * The schema holds what any draft may hold; what a play must satisfy before review is in `checks.ts`.
 */
export const miniGameSchema = z.strictObject({
  kind: z.literal('miniGame'),
  ...playBase,
  game: z.enum(games),
  /** Pictures to judge, objects to find, questions, or options to vote for. */
  items: z.int().max(1000),
  /** Answers to choose among for each picture or question; two is yes or no. Not asked of other games. */
  choices: z.int().max(20),
  /** How many must be right. A vote has no right answer, and none. */
  passMark: z.int().max(1000).nullable(),
  secondsPerGame: z.int().min(1).max(3_600).nullable(),
  chancesPerDay: z.int().max(1000),
  /** Chances a share adds; 0 adds none. */
  chancesPerShare: z.int().min(0).max(1000),
  /** The most that shares add in a day. */
  mostByShares: z.int().min(0).max(1000),
  reward: gameRewardSchema,
  rewardsPerPerson: z.int().max(1000),
})
export type MiniGame = z.infer<typeof miniGameSchema>
