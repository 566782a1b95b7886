import type { Market } from '../../market.ts'
import { curveSteps } from './curve.ts'
import { basePlan, fastestFinish, planAlgorithm } from './plan.ts'
import type { Bargain } from './schema.ts'

/**
 * What a storefront needs to cut the same as we plan: the base plan, and the curve's steps as integers, so that it
 * need not draw the curve itself. `docs/bargain-vectors.json` holds vectors to prove it by.
 *
 * @throws RangeError if the play has errors.
 */
export function deliverBargain(play: Bargain, market: Market) {
  return {
    algorithm: planAlgorithm,
    basePlan: basePlan(play, market),
    weights: curveSteps(play),
    fastestFinish: fastestFinish(play),
  }
}
