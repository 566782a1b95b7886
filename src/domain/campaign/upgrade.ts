import { currentSchema, type CampaignDocument } from './document.ts'

/** A document as it was stored, under the schema of its day. */
type Stored = { schema: number; plays: readonly Record<string, unknown>[] } & Record<string, unknown>

/** Each takes a document of its number to the next: what it says stays the same, and nothing is decided for anybody. */
const steps: Record<number, (document: Stored) => Stored> = {
  1: (document) => ({ ...document, plays: document.plays.map(withWholeCap) }),
  2: (document) => ({ ...document, coupons: [], couponCases: [], partners: null }),
  3: (document) => ({ ...document, plays: document.plays.map(withPricesMeant) }),
}

/** A play that limits money too, and names the coupon it falls back to. Before, there were units alone. */
function withWholeCap(play: Record<string, unknown>): Record<string, unknown> {
  const { units, whenExhausted } = play['cap'] as Record<string, unknown>
  return { ...play, cap: { units, budget: {}, whenExhausted, couponId: null } }
}

const priced: readonly unknown[] = ['groupBuy', 'bargain', 'flashSale', 'reservation']

/** A play with prices that names those meant to lie below cost. Before, nobody could say that they were. */
function withPricesMeant(play: Record<string, unknown>): Record<string, unknown> {
  return priced.includes(play['kind']) ? { ...play, belowCostMeant: {} } : play
}

/** Was a stored document written under an earlier schema? */
export function isOutdated(stored: { schema: number }): boolean {
  return stored.schema < currentSchema
}

/**
 * A stored document as it reads today. Every reader of a store, a browser's or a server's, passes through here; what is
 * stored stays as it was written, and so does its hash.
 *
 * @throws RangeError if a newer program wrote it
 */
export function upgraded(stored: { schema: number }): CampaignDocument {
  let document = stored as Stored
  for (let step = steps[document.schema]; step !== undefined; step = steps[document.schema])
    document = { ...step(document), schema: document.schema + 1 }
  if (document.schema !== currentSchema) throw new RangeError(`a campaign document of schema ${document.schema}`)
  return document as unknown as CampaignDocument
}
