import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { forecastAtOnce } from '#domain/forecast/simulate.ts'
import { portion, sum } from '#domain/money.ts'
import { programmeCost, sampleMonths, type SampleMonth } from '#domain/partners/calculator.ts'
import { checkProgramme } from '#domain/partners/checks.ts'
import { defaultPartnerRates, expectedCost, expectedEarnings, type PartnerRates } from '#domain/partners/expected.ts'
import { prizesOf, programmeExposure } from '#domain/partners/exposure.ts'
import type { PartnerProgramme, Privilege } from '#domain/partners/schema.ts'
import { calculateStatements } from '#domain/partners/statements.ts'
import { categoryOf } from '#domain/partners/tiers.ts'
import { drafts, draftProgrammes } from '../support/arbitraries.ts'
import { campaign, product } from '../support/builders.ts'
import { month, order, partner, programme, rates, tier, touch } from '../support/partnerBuilders.ts'
import { partnerCases } from '../support/partnerCases.ts'

const goods = (id: string, listPrice: number, site: number, category = 'toys') =>
  product(id, { category, terms: { HK: { listPrice, unitCost: 0, stock: { site, app: 0 } } } })
const shop = (products: CampaignDocument['products'], plays: CampaignDocument['plays'] = []): CampaignDocument => ({
  ...campaign(['HK']),
  products,
  plays,
  partners: null,
})
const paying = (given: Partial<PartnerProgramme> = {}) =>
  programme({
    markets: ['HK'],
    budget: { HK: 1_000_000 },
    depth: 2,
    tiers: [
      tier(1, rates(100, 500, 50)),
      tier(2, rates(200, 1_000, 100), {
        rates: { standard: rates(200, 1_000, 100), categories: { phones: rates(0, 10, 0) } },
      }),
    ],
    ...given,
  })
const worst = (given: PartnerProgramme, document: CampaignDocument) => programmeExposure(given, document).worst.HK
const lamp: Privilege = { type: 'prize', id: 'lamp', name: 'Lamp', value: { HK: 700 }, units: { HK: 3 } }

describe('the most a programme can cost', () => {
  it('is all stock at list price, at the highest rates anybody has for its category', () => {
    // 13% of toys; of phones the first tier has the higher rates: 6.5%, its standard ones.
    const document = shop([goods('toy', 9_999, 10), goods('phone', 20_000, 5, 'phones')])
    expect(worst(paying(), document)).toBe(portion(99_990, 1_300) + portion(100_000, 650))
    expect(worst(paying({ depth: 1 }), document)).toBe(portion(99_990, 1_200) + portion(100_000, 600))
  })

  it('is the programme’s own limit, where that is less', () => {
    const document = shop([goods('toy', 10_000, 100)])
    expect(worst(paying({ budget: { HK: 5_000 } }), document)).toBe(5_000)
    expect(worst(paying({ budget: { HK: 130_001 } }), document)).toBe(130_000)
  })

  it('has every prize on top, which the limit does not hold', () => {
    const tiers = [tier(1, rates(0, 1_000), { privileges: [lamp, { ...lamp, id: 'b', units: { HK: 2 } }] })]
    const given = paying({ tiers, budget: { HK: 10 } })
    expect(prizesOf(given, 'HK')).toBe(700 * 5)
    expect(prizesOf(given, 'TW')).toBe(0)
    expect(worst(given, shop([goods('toy', 10_000, 1)]))).toBe(10 + 3_500)
  })

  it('counts a membership by its reward, at most its price', () => {
    const sold = shop([goods('member', 14_900, 10), goods('toy', 1_000, 1)])
    const rewarding = (HK: number) => paying({ membership: { productId: 'member', reward: { HK } } })
    expect(worst(rewarding(6_000), sold)).toBe(60_000 + 130)
    expect(worst(rewarding(20_000), sold)).toBe(149_000 + 130)
  })

  it('is the limit alone where rewards by head know none of their own', () => {
    expect(worst(paying({ recruitReward: { HK: 1 } }), shop([goods('toy', 1, 1)]))).toBe(1_000_000)
  })

  it('is unbounded without a limit, and nothing where the campaign is not held', () => {
    const document = shop([goods('toy', 10_000, 1)])
    expect(programmeExposure(paying({ budget: {} }), document)).toMatchObject({
      unbounded: ['HK'],
      worst: { HK: 1_300 },
    })
    expect(programmeExposure(paying({ budget: {}, recruitReward: { HK: 1 } }), document)).toMatchObject({
      unbounded: ['HK'],
      worst: { HK: 0 },
    })
    expect(programmeExposure(paying({ markets: ['TW'] }), document)).toEqual({ worst: {}, expected: {}, unbounded: [] })
    expect(programmeExposure(paying(), document).unbounded).toEqual([])
  })

  test.prop([partnerCases()])('is never less than what the statements then pay', (input) => {
    const document: CampaignDocument = {
      ...campaign(['HK', 'TW']),
      products: ['phone', 'cable', 'membership'].map((id) => {
        const stockIn = (market: 'HK' | 'TW') => {
          const lines = input.orders.filter((one) => one.market === market).flatMap(({ lines: all }) => all)
          const own = lines.filter((line) => line.product === id)
          const listPrice = Math.max(0, ...own.map(({ amount }) => amount))
          return { listPrice, unitCost: 0, stock: { site: own.length } }
        }
        const category = id === 'phone' ? 'phones' : 'none'
        return { ...product(id), category, terms: { HK: stockIn('HK'), TW: stockIn('TW') } }
      }),
    }
    const exposure = programmeExposure(input.programme, document)
    for (const { market, spent } of calculateStatements(input).ledger.markets)
      expect(spent).toBeLessThanOrEqual(exposure.worst[market]!)
  })

  test.prop([draftProgrammes(), drafts()])(
    'can be said of any draft, and what is expected is never above it',
    (given, document) => {
      const { worst: most, expected } = programmeExposure(given, document)
      for (const market of ['HK', 'TW', 'CN'] as const) {
        if (most[market] === undefined) continue
        expect(Number.isSafeInteger(most[market])).toBe(true)
        expect(expected[market]).toBeLessThanOrEqual(most[market])
        expect(expected[market]).toBeGreaterThanOrEqual(0)
      }
    },
  )
})

describe('what a programme will probably cost', () => {
  const half: PartnerRates = {
    soldInPlays: 5_000,
    soldBeside: 1_000,
    boundShare: 5_000,
    ownShare: 1_000,
    invitedShare: 4_000,
    recruitedShare: 200,
  }
  const three = [tier(1, rates(0, 0, 0)), tier(2, rates(1_000, 2_000, 500)), tier(3, rates(1_000, 2_000, 500))]

  it('is reckoned at the middle tier, on what is sold in plays at their lowest price and beside them at list price', () => {
    const [play] = campaign(['HK']).plays
    if (play?.kind !== 'groupBuy') throw new Error('the template begins with a group buy')
    const lowest = play.ladder.at(-1)!.price.HK!
    const units = play.cap.units.HK!
    const document = shop([product('x')], [play])
    const sales = units * 0.5 * lowest + (700 - units * 0.5) * 0.1 * 199_900
    // Bound shoppers' half earns 20% and two fifths of 5%; partners' own tenth saves 10%.
    const rate = 0.5 * (0.2 + 0.4 * 0.05) + 0.1 * 0.1
    expect(expectedCost(paying({ tiers: three }), document, 'HK', half)).toBe(Math.round(sales * rate))
    const shallow = paying({ tiers: three, depth: 1 })
    expect(expectedCost(shallow, document, 'HK', half)).toBe(Math.round(sales * (0.5 * 0.2 + 0.01)))
    expect(expectedCost(paying({ tiers: three.slice(0, 2) }), document, 'HK', half)).toBe(0)
  })

  it('takes the units a forecast says', () => {
    const [play] = campaign(['HK']).plays
    const document = shop([product('x')], [play!])
    const none = expectedCost(paying({ tiers: three }), document, 'HK', half, { unitsSold: () => 0 })
    expect(none).toBe(Math.round(70 * 199_900 * 0.12))
    const all = expectedCost(
      paying({ tiers: three }),
      document,
      'HK',
      { ...half, soldBeside: 0 },
      { unitsSold: () => 10 },
    )
    const lowest = play?.kind === 'groupBuy' ? play.ladder.at(-1)!.price.HK! : 0
    expect(all).toBe(Math.round(10 * lowest * 0.12))
  })

  it('rewards memberships that bound shoppers buy, at most with their price, and partners who join by a code', () => {
    const document = shop([goods('member', 5_000, 100)])
    const given = paying({ tiers: three, membership: { productId: 'member', reward: { HK: 6_000 } } })
    // A tenth of the stock is sold, half of it to bound shoppers.
    expect(expectedEarnings(given, document, 'HK', half, {})).toEqual({ commission: 0, rewards: 5 * 5_000 })
    const recruiting = { ...given, recruitReward: { HK: 300 } }
    expect(expectedEarnings(recruiting, document, 'HK', half, { registrations: 1_000 }).rewards).toBe(25_000 + 20 * 300)
    expect(expectedCost(recruiting, document, 'HK', half)).toBe(25_000)
    expect(expectedCost(recruiting, document, 'HK', half, { registrations: 1_000 })).toBe(25_000 + 20 * 300)
  })

  it('leaves out products sold elsewhere, and programmes without tiers', () => {
    const document = shop([goods('member', 10_000, 10), product('tw', { terms: { TW: product('tw').terms.TW } })])
    const given = paying({ tiers: three, membership: { productId: 'member', reward: { HK: 0 } } })
    expect(expectedCost(given, document, 'HK', half)).toBe(0)
    expect(expectedCost(paying({ tiers: [] }), document, 'HK', half)).toBe(0)
    expect(expectedCost(paying({ tiers: three }), document, 'HK', half)).toBe(1 * 10_000 * 0.12)
  })
})

describe('a sample month', () => {
  const sample: SampleMonth = {
    shoppers: 1,
    orders: 3,
    averagePaid: 9_999,
    category: null,
    ownPurchases: 10_000,
    invitedSales: 40_000,
    memberships: 2,
    refundShare: 0,
  }
  const given = paying({ membership: { productId: 'member', reward: { HK: 60 } } })

  it('is worked out for a partner of each tier, by the statements themselves', () => {
    expect(sampleMonths(given, 'HK', sample)).toEqual([
      {
        tierId: 'tier-1',
        own: 100,
        level1: 3 * 499,
        level2: 200,
        membership: 120,
        reversed: 0,
        total: 1_917,
        nextTierId: 'tier-1',
      },
      {
        tierId: 'tier-2',
        own: 200,
        level1: 3 * 999,
        level2: 400,
        membership: 120,
        reversed: 0,
        total: 3_717,
        // Counted since joining, its standing is not lost by one month.
        nextTierId: 'tier-2',
      },
    ])
  })

  it('is at the rates of the category, shows what refunds take, and where it leads', () => {
    const many = { ...sample, orders: 20, averagePaid: 5_000, refundShare: 1_000, memberships: 0 }
    const [first] = sampleMonths(given, 'HK', many)
    // A tenth comes back of each amount: 5,000, 10,000 and 40,000.
    expect(first).toMatchObject({
      level1: 20 * 250,
      own: 100,
      level2: 200,
      reversed: 20 * 25 + 10 + 20,
      nextTierId: 'tier-1',
    })
    expect(sampleMonths(given, 'HK', { ...many, refundShare: 0 })[0]?.nextTierId).toBe('tier-2')
    expect(sampleMonths(given, 'HK', { ...sample, category: 'phones' })[1]).toMatchObject({
      own: 0,
      level1: 27,
      level2: 0,
    })
  })

  it('leads down only where each month counts by itself', () => {
    const leadsTo = (standing: 'total' | 'month') =>
      sampleMonths({ ...given, standing }, 'HK', sample).map(({ nextTierId }) => nextTierId)
    expect(leadsTo('total')).toEqual(['tier-1', 'tier-2'])
    expect(leadsTo('month')).toEqual(['tier-1', 'tier-1'])
  })

  it('counts the shoppers a tier asks for', () => {
    const [low, high] = given.tiers
    const asking = { ...given, tiers: [low!, { ...high!, thresholds: { paid: {}, orders: 0, bound: 8 } }] }
    const leadsTo = (shoppers: number) =>
      sampleMonths(asking, 'HK', { ...sample, memberships: 0, orders: 3, shoppers })[0]?.nextTierId
    expect([leadsTo(7), leadsTo(8)]).toEqual(['tier-1', 'tier-2'])
    // Whoever they are, they earn the partner the same.
    const earned = (shoppers: number) => sampleMonths(given, 'HK', { ...sample, shoppers }).map(({ total }) => total)
    expect(earned(0)).toEqual(earned(1))
    expect(earned(5)).toEqual(earned(1))
  })

  it('does not hang on the limit, and is nothing without tiers or in another market', () => {
    expect(sampleMonths({ ...given, budget: { HK: 1 } }, 'HK', sample)).toEqual(sampleMonths(given, 'HK', sample))
    expect(sampleMonths({ ...given, tiers: [] }, 'HK', sample)).toEqual([])
    expect(sampleMonths(given, 'TW', sample)).toEqual([])
    const nothing = { ...sample, orders: 0, ownPurchases: 0, invitedSales: 0, memberships: 0 }
    expect(sampleMonths(given, 'HK', nothing).map(({ total }) => total)).toEqual([0, 0])
    expect(sampleMonths({ ...given, membership: null }, 'HK', sample)[0]?.membership).toBe(0)
  })

  test.prop([draftProgrammes(), fc.nat(3), fc.nat(10_000)])(
    'can be asked of any draft',
    (draft, orders, refundShare) => {
      for (const market of draft.markets)
        for (const result of sampleMonths(draft, market, { ...sample, orders, refundShare }))
          expect(result.total).toBe(
            sum([result.own, result.level1, result.level2, result.membership]) - result.reversed,
          )
    },
  )
})

describe('the cost over a forecast', () => {
  const document = { ...campaign(['HK', 'TW']), partners: null }
  const forecast = forecastAtOnce(document, { seed: 'partners', runs: 20 })
  const given = programme({ markets: ['HK', 'TW'], budget: { HK: 100_000_000, TW: 4_000_000 } })

  it('rises with the completions, from P10 to P90, and stays below the worst case', () => {
    const costs = programmeCost(given, document, forecast)
    expect(Object.keys(costs)).toEqual(['HK', 'TW'])
    for (const { p10, p50, p90, worst: most, budget } of Object.values(costs)) {
      expect(p10.total).toBeGreaterThan(0)
      expect(p10.total).toBeLessThanOrEqual(p50.total)
      expect(p50.total).toBeLessThanOrEqual(p90.total)
      expect(p90.total).toBeLessThanOrEqual(most.total)
      expect(most.total).toBeLessThanOrEqual(budget!)
    }
    expect(costs.HK!.p90.total).toBeGreaterThan(costs.HK!.p10.total)
  })

  it('counts the people who register in it, for rewards by head', () => {
    const recruiting = { ...given, recruitReward: { HK: 1_000 } }
    const { p50, p90 } = programmeCost(recruiting, document, forecast).HK!
    const { registrations } = forecast.perMarket.HK!
    expect(p50.rewards).toBe(Math.round((registrations.p50 * 50 * 1_000) / 10_000))
    expect(p90.rewards).toBeGreaterThan(p50.rewards!)
    expect(p50.total).toBe(p50.commission + p50.rewards!)
  })

  it('is that of the units its completions sell', () => {
    const oneEach = {
      ...forecast,
      perPlay: forecast.perPlay.map((one) => ({
        ...one,
        perMarket: { HK: { ...one.perMarket.HK!, completions: { p10: 0, p50: 1, p90: 1_000_000 } } },
      })),
    }
    const noneBeside = { ...defaultPartnerRates, soldBeside: 0 }
    const { HK, TW } = programmeCost(given, document, oneEach, { rates: noneBeside })
    expect([HK!.p10.total, TW!.p50.total]).toEqual([0, 0])
    expect(HK!.p50.total).toBeGreaterThan(0)
    // Never more units than a play is limited to.
    const limits = expectedCost(given, document, 'HK', { ...noneBeside, soldInPlays: 10_000 })
    expect(HK!.p90.total).toBe(limits)
  })

  it('is at most the limit, with the prizes, and nothing where the campaign is not held', () => {
    const tight = { ...given, markets: ['HK' as const, 'CN' as const], budget: { HK: 5, CN: 5 } }
    const costs = programmeCost(tight, document, forecast)
    expect(Object.keys(costs)).toEqual(['HK'])
    const { budget, worst: most, ...expected } = costs.HK!
    expect([budget, most.total, ...Object.values(expected).map(({ total }) => total)]).toEqual([5, 5, 5, 5, 5])
    // What partners would earn without the limit stays in sight.
    expect(most.commission).toBeGreaterThan(5)
    const withPrizes = {
      ...tight,
      tiers: tight.tiers.map((one, k) => (k === 0 ? { ...one, privileges: [lamp] } : one)),
    }
    expect(programmeCost(withPrizes, document, forecast).HK).toMatchObject({
      worst: { prizes: 2_100, total: 2_105 },
      p10: { prizes: 2_100, total: 2_105 },
    })
    const byHead = programmeCost({ ...tight, recruitReward: { HK: 1 } }, document, forecast).HK
    expect(byHead).toMatchObject({ worst: { rewards: null, total: 5 } })
    expect(programmeCost({ ...tight, budget: {} }, document, forecast).HK?.budget).toBeNull()
  })
})

describe('a product', () => {
  it('is of a category of the catalogue, or of none', () => {
    expect(categoryOf({ category: 'phones' })).toBe('phones')
    expect(categoryOf({ category: 'Phones, new' })).toBeNull()
  })

  it('earns at the rates of its category for the first partner as for the best', () => {
    const given = paying()
    expect(checkProgramme(given, '').filter(({ code }) => code !== 'partners.rateFalls')).toEqual([])
    const { statements } = calculateStatements(
      month({
        programme: given,
        partners: [partner('ann')],
        touches: [touch('bo', 'ann', '11-01')],
        orders: [order('o', 'bo', '11-02', { phone: 10_000 })],
      }),
    )
    expect(statements[0]?.earned.level1).toBe(500)
  })
})
