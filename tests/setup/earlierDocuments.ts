import type { CampaignDocument } from '#domain/campaign/document.ts'

/** A document as it was stored first: units alone without a limit in money, no coupons, no partners. */
export function asSchema1(document: CampaignDocument): { schema: number } {
  const plays = document.plays.map(({ cap: { units, whenExhausted }, ...play }) => ({
    ...play,
    cap: { units, whenExhausted },
  }))
  const { coupons: _, couponCases: __, partners: ___, ...known } = document
  return { ...known, schema: 1, plays } as { schema: number }
}
