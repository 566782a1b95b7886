import { z } from 'zod'
import { basisPointsSchema, perMarketSchema } from '../../shapes.ts'
import { aboutProduct, playBase, unitsPerMarketSchema, withPrices } from '../shared/blocks.ts'

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
  ...withPrices,
  ...aboutProduct,
  listPrice: perMarketSchema,
  floorPrice: perMarketSchema,
  /** Helpers a bargain takes when each counts once. */
  helpers: z.int().max(1000),
  /** Share of the discount that the first cut takes, in basis points; `null` leaves it to the curve. */
  firstCut: basisPointsSchema.nullable(),
  /** Inner control points of the curve, left to right; (0, 0), the first cut if given, and (10,000, 10,000) are implied. */
  shape: z.array(curvePointSchema).max(12),
  /** How far a cut may stray from the curve, 0 to 3,000 basis points. */
  jitter: z.int().min(0).max(10_000),
  /** Smallest cut, minor units, per market. */
  minCut: perMarketSchema,
  /** Steps a new helper takes at once; everybody else takes one. */
  newUserWeight: z.int().max(100),
  /** Does the initiator take the first of the cuts, leaving one fewer to friends? */
  selfFirstCut: z.boolean(),
  /** Helpers who must be new; the last steps are kept for them. */
  minNewHelpers: z.int().min(0).max(1000),
  windowHours: z.int().max(720),
  buyBelowList: z.boolean(),
  payWithinHours: z.int().max(720),
  stockHeldAt: z.enum(['open', 'complete', 'pay']),
  helpsPerPersonPerDay: z.int().max(1000),
  bargainsPerPerson: z.int().max(1000),
  couponsAllowed: z.boolean(),
  /** What those who do not reach the floor are given instead, while it lasts, or nothing. */
  consolation: z.strictObject({ amount: perMarketSchema, units: unitsPerMarketSchema }).nullable(),
})
export type Bargain = z.infer<typeof bargainSchema>

/** The part of a bargain that its plan, and who takes which steps of it, follow from. */
export const bargainPlanSchema = bargainSchema.pick({
  listPrice: true,
  floorPrice: true,
  helpers: true,
  firstCut: true,
  shape: true,
  jitter: true,
  minCut: true,
  newUserWeight: true,
  selfFirstCut: true,
  minNewHelpers: true,
})
export type BargainPlan = z.infer<typeof bargainPlanSchema>
