import { z } from 'zod'
import { marketSchema, perMarketSchema } from '../../shapes.ts'
import { documentIdSchema, playBase, unitsPerMarketSchema } from '../shared/blocks.ts'

/** The whole, in parts per million: odds are finer than basis points, for one phone among a hundred thousand draws. */
export const certain = 1_000_000

export const prizeSchema = z.strictObject({
  /** Stays while the prize is renamed or moved: what shoppers were promised is compared by it. */
  id: documentIdSchema,
  name: z.string().max(80),
  /** What one is worth, minor units per market: its cost to us, and what the law measures. */
  value: perMarketSchema,
  stock: unitsPerMarketSchema,
  /** Likelihood that one draw wins it, in parts per million. */
  odds: z.int().min(0).max(certain),
  /** The most that come free on a day of the market's calendar; what is left over adds to the next. No entry: all at once. */
  perDay: unitsPerMarketSchema,
  /** The coupon it is, if it is one. */
  couponId: z.string().max(40).nullable(),
})
export type Prize = z.infer<typeof prizeSchema>

export const chanceWays = ['share', 'follow', 'tag', 'order'] as const
export type ChanceWay = (typeof chanceWays)[number]

/** A way to earn draws. */
export const waySchema = z.strictObject({
  by: z.enum(chanceWays),
  /** Draws each time, and how many times on a day count. */
  draws: z.int().max(100),
  timesPerDay: z.int().max(100),
})
export type Way = z.infer<typeof waySchema>

/**
 * Lucky draw (抽奖): draws that are free or earned, and prizes with odds that are told beforehand.
 *
 * The schema holds what any draft may hold; what a play must satisfy before review is in `checks.ts`.
 */
export const lotterySchema = z.strictObject({
  kind: z.literal('lottery'),
  ...playBase,
  /** From the greatest to the least. What their odds leave wins nothing. */
  prizes: z.array(prizeSchema).max(20),
  /** A draw that falls on a prize that is gone wins nothing, or the next prize of the list that is there. */
  whenPrizeGone: z.enum(['noPrize', 'nextPrize']),
  /** Draws everybody has on a day. */
  freeDrawsPerDay: z.int().min(0).max(100),
  ways: z.array(waySchema).max(8),
  drawsPerDay: z.int().max(1_000),
  /** The least an order must come to for its draws, minor units per market. */
  orderFrom: perMarketSchema,
  claimWithinDays: z.int().max(365),
  /** Reserve winners (備取) drawn for each prize that must be claimed, to follow those who do not. */
  reserveWinners: z.int().min(0).max(1_000),
  /** The licence the draw is held under, where a market asks for one. */
  licence: z.partialRecord(marketSchema, z.string().max(60)),
})
export type Lottery = z.infer<typeof lotterySchema>
