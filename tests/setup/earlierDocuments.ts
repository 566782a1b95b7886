import type { CampaignDocument } from '#domain/campaign/document.ts'

/**
 * A document as it was stored first: units alone without a limit in money, no word on prices below cost, no coupons, no
 * partners.
 */
export function asSchema1(document: CampaignDocument): { schema: number } {
  const plays = document.plays.map((play) => {
    const { cap, belowCostMeant: _, ...known } = { belowCostMeant: {}, ...play }
    return { ...known, cap: { units: cap.units, whenExhausted: cap.whenExhausted } }
  })
  const { coupons: _, couponCases: __, partners: ___, ...known } = document
  return { ...known, schema: 1, plays } as { schema: number }
}
