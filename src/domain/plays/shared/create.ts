import type { CampaignDocument } from '../../campaign/document.ts'
import { marketFacts, markets, type Market, type PerMarket, type SocialChannel } from '../../market.ts'
import { marketRules, type MarketRule } from '../../marketRules.ts'
import type { PlayContext } from '../play.ts'
import type { Cap, Eligibility, ShareCard } from './blocks.ts'
import { perMarketOf, stockOf, termsOf } from './products.ts'

/** A first limit: small enough to try, and never more than there is. */
const firstUnits = 500

/** The blocks every play begins with: where and when the campaign's main phase is, capped, and closed to farmers. */
export function newPlayBase(context: PlayContext, kind: string, shareTexts: ShareCard['texts']) {
  const { id, campaign, productId = '' } = context
  const held = markets.filter((market) => campaign.markets[market] !== undefined)
  const main = campaign.phases.find((phase) => phase.kind === 'main') ?? campaign.phases[0]
  const cap: Cap = {
    units: firstLimits(campaign, productId, held),
    budget: {},
    whenExhausted: 'stopNew',
    couponId: null,
  }
  return {
    id,
    name: '',
    markets: main === undefined ? held : held.filter((market) => main.markets.includes(market)),
    window: main?.window ?? { from: '2026-11-10T16:00:00.000Z', to: '2026-11-11T16:00:00.000Z' },
    mayOutlive: true,
    cap,
    circuitBreakers: { burnPerHour: 2_000, completionRate: null },
    eligibility: defaultEligibility,
    shareCard: newShareCard(kind, held, shareTexts),
  }
}

/** As many units as a first limit allows and the product's stock holds. */
export function firstLimits(campaign: CampaignDocument, productId: string, held: readonly Market[]): PerMarket {
  return perMarketOf(held, (market) => {
    const terms = termsOf(campaign, productId, market)
    return terms === undefined ? undefined : Math.min(firstUnits, stockOf(campaign, terms))
  })
}

const defaultEligibility: Eligibility = {
  newMeans: 'neverRegistered',
  newByDays: 365,
  newBy: 'phone',
  minAccountAgeHours: 0,
  perDevice: 3,
  perPhone: 1,
  perAddress: 5,
  perHelperPerDay: 3,
  blockList: true,
}

/** A share card for the channels of the markets that no platform rule speaks against for this kind of play. */
function newShareCard(kind: string, held: readonly Market[], texts: ShareCard['texts']): ShareCard {
  const rules: MarketRule[] = Object.values(marketRules)
  const named = new Set(rules.filter((rule) => rule.plays.includes(kind)).map((rule) => rule.channel))
  const channels: SocialChannel[] = []
  for (const market of held)
    for (const channel of marketFacts[market].socialChannels)
      if (!channels.includes(channel) && !named.has(channel)) channels.push(channel)
  return { channels, moments: ['opened', 'progressed', 'completed'], texts }
}
