import type { CampaignDocument } from '../../campaign/document.ts'
import type { PlayContext } from '../play.ts'
import { firstLimits, newPlayBase } from '../shared/create.ts'
import { inWholeUnits, perMarketOf, termsOf } from '../shared/products.ts'
import type { Assist } from './schema.ts'
import { shareTexts } from './shareTexts.ts'

/** Ten friends, half of them new, for half of the margin; to give the whole order away is a decision somebody takes. */
export function createAssist(context: PlayContext): Assist {
  const base = newPlayBase(context, 'assist', shareTexts)
  const play: Assist = {
    kind: 'assist',
    ...base,
    productId: context.productId ?? '',
    waives: { type: 'amount', amount: {} },
    helpers: 10,
    newShare: 5_000,
    windowHours: 24,
    payment: 'orderAfter',
    claimWithinHours: 24,
    assistsPerPerson: 1,
    helpsPerPersonPerDay: 3,
  }
  return withAmounts(play, context.campaign)
}

/** The assist about another product: what is waived from its terms, limits from its stock. */
export function assistWithProduct(play: Assist, campaign: CampaignDocument, productId: string): Assist {
  const units = firstLimits(campaign, productId, play.markets)
  return withAmounts({ ...play, productId, cap: { ...play.cap, units } }, campaign)
}

function withAmounts(play: Assist, campaign: CampaignDocument): Assist {
  if (play.waives.type !== 'amount') return play
  const amount = perMarketOf(play.markets, (market) => {
    const terms = termsOf(campaign, play.productId, market)
    if (terms === undefined) return undefined
    const half = Math.floor(Math.max(0, terms.listPrice - terms.unitCost) / 2)
    const whole = inWholeUnits(half, market)
    return Math.max(1, whole > 0 ? whole : half)
  })
  return { ...play, waives: { type: 'amount', amount } }
}
