import type { CampaignDocument } from '../campaign/document.ts'
import { saturatedSum } from '../campaign/exchange.ts'
import type { Category } from '../catalogue/categories.ts'
import type { Forecast } from '../forecast/simulate.ts'
import type { Spread } from '../forecast/spread.ts'
import { assumptionsOf, ratesOf, type Assumptions } from '../forecast/assumptions.ts'
import { marketFacts, mostPerUnit, mostUnits, type Market } from '../market.ts'
import { portion, sum, type BasisPoints, type Minor } from '../money.ts'
import { definitionOf } from '../plays/registry.ts'
import type { Play } from '../plays/schema.ts'
import { defaultPartnerRates, expectedEarnings, type PartnerRates } from './expected.ts'
import { mostEarnings, programmeExposure, prizesOf } from './exposure.ts'
import type { Order, StatementsInput } from './input.ts'
import type { PartnerProgramme } from './schema.ts'
import { calculateStatements } from './statements.ts'
import { byRank } from './tiers.ts'

/** A month of one partner, as an operator imagines it. Amounts are minor units, less coupons. */
export type SampleMonth = {
  /** Shoppers bound to the partner, the orders they place between them, and what each order pays. */
  shoppers: number
  orders: number
  averagePaid: Minor
  category: Category | null
  /** What the partner buys. */
  ownPurchases: Minor
  /** What shoppers of partners whom this one invited buy. */
  invitedSales: Minor
  /** Memberships that bound shoppers buy. */
  memberships: number
  /** Of every amount, how much comes back. */
  refundShare: BasisPoints
}

export type SampleResult = {
  tierId: string
  own: Minor
  level1: Minor
  level2: Minor
  membership: Minor
  /** Taken back for refunds. */
  reversed: Minor
  total: Minor
  /** The tier that such a month leads to. */
  nextTierId: string
}

/**
 * What a sample month earns a partner of each tier, from the lowest up: worked out by the statements themselves, as if the
 * programme's limit were far away. Nothing where the programme has no tiers, or does not run in the market.
 */
export function sampleMonths(programme: PartnerProgramme, market: Market, sample: SampleMonth): SampleResult[] {
  if (!programme.markets.includes(market)) return []
  const roomy = { ...programme, markets: [market], budget: { [market]: mostPerUnit * mostUnits } }
  const ranked = byRank(programme)
  return ranked.map(({ id: tier }, rank) => {
    const { statements } = calculateStatements(inputOf(roomy, market, tier, sample))
    const statement = statements.find(({ partner }) => partner === us)
    const { own = 0, level1 = 0, level2 = 0, membership = 0 } = statement?.earned ?? {}
    const reversed = (statement?.reversed ?? 0) + (statement?.clawedBack ?? 0)
    const total = sum([own, level1, level2, membership]) - reversed
    const reached = statement?.nextTier ?? tier
    // What counts since joining is not lost by one month: whoever stands there has what the tier asks for.
    const falls = ranked.findIndex(({ id }) => id === reached) < rank
    const next = programme.standing === 'total' && falls ? tier : reached
    return { tierId: tier, own, level1, level2, membership, reversed, total, nextTierId: next }
  })
}

const us = 'partner'
const invited = 'invited'
const month = '2026-11'
const joinedAt = '2026-01-01T00:00:00.000Z'
const paidAt = '2026-11-02T00:00:00.000Z'
const refundedAt = '2026-11-03T00:00:00.000Z'
const goods = 'sample goods'

function inputOf(programme: PartnerProgramme, market: Market, tier: string, sample: SampleMonth): StatementsInput {
  const order = (id: string, buyer: string, product: string, amount: Minor): Order => ({
    id,
    market,
    currency: marketFacts[market].currency,
    buyer,
    paidAt,
    lines: [{ id: 'line', product, amount, coupons: 0 }],
  })
  const membership = programme.membership
  const reward = membership?.reward[market] ?? 0
  const members = Array.from({ length: membership === null ? 0 : sample.memberships }, (_, k) => `member-${k}`)
  // Somebody has to buy: orders without shoppers are of one.
  const shoppers = Array.from(
    { length: Math.max(sample.shoppers, Math.min(sample.orders, 1)) },
    (_, k) => `shopper-${k}`,
  )
  const buyerOf = (k: number) => shoppers[k % shoppers.length]!
  const orders = [
    ...Array.from({ length: sample.orders }, (_, k) => order(`order-${k}`, buyerOf(k), goods, sample.averagePaid)),
    order('own', 'us', goods, sample.ownPurchases),
    order('of-invited', 'their-shopper', goods, sample.invitedSales),
  ]
  const bound = (user: string, partner: string) => ({ user, partner, since: joinedAt, until: null, lastTouch: paidAt })
  const standing = (partner: string) => ({ partner, tier, paid: 0, orders: 0, carried: 0 })
  return {
    programme,
    period: { from: month, to: month },
    products: [
      { id: goods, category: sample.category },
      ...(membership === null ? [] : [{ id: membership.productId, category: null }]),
    ],
    partners: [
      { id: us, user: 'us', market, joinedAt, invitedBy: null },
      { id: invited, user: 'them', market, joinedAt, invitedBy: us },
    ],
    touches: [],
    // A membership is rewarded at most with what was paid for it: here with the whole reward.
    orders: [...orders, ...members.map((user) => order(`order-${user}`, user, membership?.productId ?? goods, reward))],
    refunds: orders.flatMap(({ id, lines }) => {
      const amount = portion(sum(lines.map((line) => line.amount)), sample.refundShare)
      return amount === 0 ? [] : [{ id, order: id, at: refundedAt, lines: [{ line: 'line', amount }] }]
    }),
    opening: {
      through: '2026-10',
      markets: [
        {
          market,
          spent: 0,
          bindings: [...[...shoppers, ...members].map((user) => bound(user, us)), bound('their-shopper', invited)],
          standings: [standing(us), standing(invited)],
          orders: [],
          heldRewards: [],
        },
      ],
    },
  }
}

/**
 * What a programme costs, by what it is paid for. `total` is what the limit leaves of savings, commissions and rewards, and all
 * prizes, which the limit does not hold. `rewards` is null where nothing but the limit bounds them.
 */
export type CostParts = { commission: Minor; rewards: Minor | null; prizes: Minor; total: Minor }
export type ProgrammeCost = { budget: Minor | null; worst: CostParts } & Record<keyof Spread, CostParts>

/** Instances played to see how many units one that completes sells. */
const sampleSize = 60

/**
 * What a programme costs over a forecast of its campaign, per market in minor units: units sold and people registered as the
 * forecast has them, the rest as assumed, never above the worst case. Never throws.
 */
export function programmeCost(
  programme: PartnerProgramme,
  campaign: CampaignDocument,
  forecast: Forecast,
  {
    rates = defaultPartnerRates,
    assumptions = assumptionsOf(campaign),
  }: { rates?: PartnerRates; assumptions?: Assumptions } = {},
): Partial<Record<Market, ProgrammeCost>> {
  const { worst } = programmeExposure(programme, campaign, rates)
  const costs: Partial<Record<Market, ProgrammeCost>> = {}
  for (const market of programme.markets) {
    const most = worst[market]
    if (most === undefined) continue
    const prizes = prizesOf(programme, market)
    const perCompletion = new Map(
      campaign.plays.map((play) => [play.id, unitsPerCompletion(play, campaign, market, assumptions)]),
    )
    const at = (quantile: keyof Spread): CostParts => {
      const earned = expectedEarnings(programme, campaign, market, rates, {
        registrations: forecast.perMarket[market]?.registrations[quantile] ?? 0,
        unitsSold: (play, productId) => {
          const limit = definitionOf(play).unitsOf(play, productId, market, campaign)
          const completions = forecast.perPlay.find(({ playId }) => playId === play.id)?.perMarket[market]?.completions
          return Math.min(limit, (completions?.[quantile] ?? 0) * (perCompletion.get(play.id) ?? 0))
        },
      })
      return { ...earned, prizes, total: Math.min(most, saturatedSum([earned.commission, earned.rewards, prizes])) }
    }
    costs[market] = {
      budget: programme.budget[market] ?? null,
      worst: { ...mostEarnings(programme, campaign, market), prizes, total: most },
      p10: at('p10'),
      p50: at('p50'),
      p90: at('p90'),
    }
  }
  return costs
}

function unitsPerCompletion(play: Play, campaign: CampaignDocument, market: Market, assumptions: Assumptions): number {
  const definition = definitionOf(play)
  const rates = ratesOf(assumptions)
  let units = 0
  let completed = 0
  for (let k = 0; k < sampleSize; k++) {
    const outcome = definition.simulate(play, campaign, market, rates, `partners:${play.id}:${market}:${k}`)
    units += outcome.units
    if (outcome.completed) completed++
  }
  return completed === 0 ? 0 : units / completed
}
