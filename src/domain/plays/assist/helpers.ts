import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import { termsOf } from '../shared/products.ts'
import type { Assist } from './schema.ts'

/** Helpers who must be new: the share of all, rounded up to whole people. */
export function newHelpersNeeded(play: Pick<Assist, 'helpers' | 'newShare'>): number {
  return Math.ceil((Math.max(0, play.helpers) * play.newShare) / 10_000)
}

/** Somebody who would help. */
export type Helper = { isNew: boolean }

export type Taken = {
  /** Positions of those who counted, in the order they came. */
  counted: number[]
  refused: { helper: number; reason: 'complete' | 'newHelpersOnly' }[]
  complete: boolean
}

/** Counts helpers in the order they come. The last places are kept for the new helpers still needed. */
export function helpersCounted(play: Pick<Assist, 'helpers' | 'newShare'>, helpers: readonly Helper[]): Taken {
  const taken: Taken = { counted: [], refused: [], complete: play.helpers <= 0 }
  let missing = newHelpersNeeded(play)
  helpers.forEach(({ isNew }, helper) => {
    const left = play.helpers - taken.counted.length
    if (left <= 0) taken.refused.push({ helper, reason: 'complete' })
    else if (!isNew && left <= missing) taken.refused.push({ helper, reason: 'newHelpersOnly' })
    else {
      if (isNew && missing > 0) missing--
      taken.counted.push(helper)
      taken.complete = left === 1
    }
  })
  return taken
}

/** What is left to pay for the product, shipping aside. Null where the market has no price or amount to say it by. */
export function leftToPay(play: Assist, campaign: CampaignDocument, market: Market): Minor | null {
  const list = termsOf(campaign, play.productId, market)?.listPrice
  const waived = play.waives.type === 'shipping' ? 0 : waivedIn(play, campaign, market)
  return list === undefined || waived === null ? null : list - waived
}

/**
 * What one success is spared, minor units: never more than the product's list price where the price is what is waived.
 * Null where the market has no price or amount to say it by.
 */
export function waivedIn(play: Assist, campaign: CampaignDocument, market: Market): Minor | null {
  const { waives } = play
  if (waives.type === 'shipping') return waives.fee[market] ?? null
  const list = termsOf(campaign, play.productId, market)?.listPrice ?? null
  if (waives.type === 'order') return list
  const amount = waives.amount[market]
  if (amount === undefined) return null
  return list === null ? amount : Math.min(amount, list)
}
