import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { BasisPoints } from '../../money.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Span } from '../../time.ts'
import type { PlayBase } from './blocks.ts'
import { stockOf, termsOf } from './products.ts'

type AboutProduct = PlayBase & { productId: string }

/** What most definitions answer, for those that have nothing else to say. */

/** The one product of a play about one. */
export function oneProduct({ productId }: AboutProduct): readonly string[] {
  return productId === '' ? [] : [productId]
}

/** A play that gives a unit of its one product for each unit of its limit; where money alone limits it, of all there are. */
export function unitsOfLimit(
  play: AboutProduct,
  productId: string,
  market: Market,
  campaign: CampaignDocument,
): number {
  return play.productId === productId ? (unitsIn(play, campaign, market) ?? 0) : 0
}

/** The units that a play about one product may take in a market: its limit, else its stock; undefined where it is not sold. */
export function unitsIn(play: AboutProduct, campaign: CampaignDocument, market: Market): number | undefined {
  const terms = termsOf(campaign, play.productId, market)
  return play.cap.units[market] ?? (terms === undefined ? undefined : stockOf(campaign, terms))
}

/** A play that can be opened as long as its window lasts. */
export function wholeWindow(play: PlayBase): readonly Span[] {
  return [play.window]
}

/** A play that takes as much deciding as any. */
export function usualParticipation(_play: PlayBase, rates: ShopperRates): BasisPoints {
  return rates.startRate
}
