import type { CampaignDocument } from '../campaign/document.ts'
import { markets } from '../market.ts'
import { portion, times, type BasisPoints } from '../money.ts'
import { inWholeUnits, perMarketOf, wholeUnit } from '../plays/shared/products.ts'
import type { PartnerProgramme, RateSet, Tier } from './schema.ts'

/** What people call the programme and its three standings, in the language of whoever begins it. */
export type ProgrammeNames = { programme: string; tiers: readonly [string, string, string] }

/** Share of a market's budget that a first programme may pay. */
const firstShare: BasisPoints = 1_000

/** What the second and third standing ask, in whole units of Hong Kong and mainland money. Taiwan's are four times that. */
const firstThresholds = [
  { paid: 0, orders: 0, bound: 0 },
  { paid: 10_000, orders: 10, bound: 10 },
  { paid: 50_000, orders: 50, bound: 50 },
] as const

/** The programme's own order of magnitude: well under the ceiling, and less where margins are thin. */
const standardRates = [rates(300, 600), rates(400, 800), rates(500, 1_000)] as const
const thinRates = [rates(100, 200), rates(150, 300), rates(200, 400)] as const

/**
 * A sensible first programme: three standings, one level, a shopper bound for half a year, commission held until after
 * the return window, and a tenth of each market's budget as its limit. Free of errors in a campaign with a budget.
 */
export function createProgramme(campaign: CampaignDocument, names: ProgrammeNames): PartnerProgramme {
  const held = markets.filter((market) => campaign.markets[market] !== undefined)
  return {
    name: names.programme,
    markets: held,
    budget: perMarketOf(held, (market) => {
      const budget = campaign.markets[market]?.budget ?? 0
      const share = portion(budget, firstShare)
      return inWholeUnits(share, market) || share
    }),
    depth: 1,
    filingReference: {},
    joining: { by: 'open', invitesPerPartner: null, entryFee: {} },
    binding: { rule: 'firstTouch', days: 180, binds: 'newUsers' },
    attributionDays: 30,
    returnDays: 7,
    holdDays: 15,
    ceiling: {},
    standing: 'total',
    tiers: names.tiers.map((name, k): Tier => {
      const asked = firstThresholds[k]!
      return {
        id: `tier-${k + 1}`,
        name,
        rank: k + 1,
        thresholds: {
          ...asked,
          paid: perMarketOf(held, (market) => times(asked.paid * (market === 'TW' ? 4 : 1), wholeUnit(market))),
        },
        rates: { standard: standardRates[k]!, categories: { phones: thinRates[k]!, tablets: thinRates[k]! } },
        privileges: k === 0 ? [] : [{ type: 'identity', id: `identity-${k + 1}`, name }],
      }
    }),
    membership: null,
    recruitReward: {},
  }
}

function rates(own: BasisPoints, level1: BasisPoints): RateSet {
  return { own, level1, level2: 0 }
}
