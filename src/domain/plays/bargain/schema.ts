import { z } from 'zod'
import { basisPointsSchema } from '../../money.ts'
import { perMarketSchema } from '../../market.ts'
import { playBase } from '../shared/blocks.ts'

/** A point of the cumulative curve, both in basis points: after this share of the helpers, this share of the discount. */
export const curvePointSchema = z.strictObject({ x: basisPointsSchema, y: basisPointsSchema })
export type CurvePoint = z.infer<typeof curvePointSchema>

/**
 * Bargain (砍价): friends cut the price, from list down to floor.
 *
 * The schema holds what any draft may hold; what a play must satisfy before review is in `checks.ts`.
 */
export const bargainSchema = z.strictObject({
  kind: z.literal('bargain'),
  ...playBase,
  listPrice: perMarketSchema,
  floorPrice: perMarketSchema,
  /** Helpers a bargain takes when each counts once. */
  helpers: z.int().max(1000),
  /** Share of the discount that the first cut takes, in basis points. */
  firstCut: basisPointsSchema,
  /** Inner control points of the curve, left to right; (0, 0), the first cut and (10,000, 10,000) are implied. */
  shape: z.array(curvePointSchema).max(12),
  /** How far a cut may stray from the curve, 0 to 3,000 basis points. */
  jitter: z.int().min(0).max(10_000),
  /** Smallest cut, minor units, per market. */
  minCut: perMarketSchema,
  newUserWeight: z.int().max(100),
  selfFirstCut: z.boolean(),
  minNewHelpers: z.int().min(0).max(1000),
  windowHours: z.int().max(720),
  buyBelowList: z.boolean(),
  payWithinHours: z.int().max(720),
  stockHeldAt: z.enum(['open', 'complete', 'pay']),
  helpsPerPersonPerDay: z.int().max(1000),
  bargainsPerPerson: z.int().max(1000),
  couponsAllowed: z.boolean(),
  /** What those who do not reach the floor are given instead, or nothing. */
  consolation: perMarketSchema.nullable(),
})
export type Bargain = z.infer<typeof bargainSchema>
