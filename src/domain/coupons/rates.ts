import type { BasisPoints } from '../money.ts'
import type { Effect } from './schema.ts'

/** The rates of an effect, in basis points, each with its path below the effect. */
export function discountRatesOf(effect: Effect): { path: (string | number)[]; rate: BasisPoints }[] {
  if (effect.type === 'percent' || effect.type === 'nthItem') return [{ path: ['rate'], rate: effect.rate }]
  if (effect.type === 'spendRates' || effect.type === 'quantityRates')
    return effect.steps.map(({ rate }, k) => ({ path: ['steps', k, 'rate'], rate }))
  return []
}
