import type { CampaignDocument } from '#domain/campaign/document.ts'

/** A document as it was stored before money could be limited: units alone, and no coupon to fall back to. */
export function asSchema1(document: CampaignDocument): { schema: number } {
  const plays = document.plays.map(({ cap: { units, whenExhausted }, ...play }) => ({
    ...play,
    cap: { units, whenExhausted },
  }))
  return { ...document, schema: 1, plays } as { schema: number }
}
