import type { Market } from '#domain/market.ts'
import { curveSteps } from '#domain/plays/bargain/curve.ts'
import {
  cutsTaken,
  fastestFinish,
  planAlgorithm,
  planCuts,
  planProblem,
  type PlanProblem,
} from '#domain/plays/bargain/plan.ts'
import { fail } from '../http/problem.ts'
import { os } from './base.ts'

/** The field each problem is found in. */
const fields: Record<PlanProblem, (market: Market) => string> = {
  priceMissing: (market) => `/listPrice/${market}`,
  helpers: () => '/helpers',
  minCut: (market) => `/minCut/${market}`,
  discount: (market) => `/floorPrice/${market}`,
  jitter: () => '/jitter',
  shape: () => '/shape',
}

const bargainPlan = os.plays.bargainPlan.handler(({ input }) => {
  const { market, seed, friends, ...play } = input.body
  const problem = planProblem(play, market)
  if (problem !== null)
    fail('invalid', { errors: [{ pointer: fields[problem](market), code: 'noPlan', data: { problem } }] })
  const cuts = planCuts(play, market, seed)
  return {
    algorithm: planAlgorithm,
    weights: curveSteps(play),
    cuts,
    fastestFinish: fastestFinish(play),
    taken: cutsTaken(play, market, cuts, friends),
  }
})

export const plays = { bargainPlan }
