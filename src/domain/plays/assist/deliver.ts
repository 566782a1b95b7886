import type { Market } from '../../market.ts'
import { newHelpersNeeded } from './helpers.ts'
import type { Assist } from './schema.ts'

/** What a storefront counts by: friends needed, how many of them new, and what is spared; null is the whole price. */
export function deliverAssist(play: Assist, market: Market) {
  const { waives } = play
  return {
    helpers: play.helpers,
    newHelpers: newHelpersNeeded(play),
    waives: waives.type,
    amount:
      waives.type === 'order' ? null : ((waives.type === 'shipping' ? waives.fee : waives.amount)[market] ?? null),
  }
}
