import fc from 'fast-check'
import type { Measurement } from '#domain/forecast/assumptions.ts'
import { currentSchema, type CampaignDocument } from '#domain/campaign/document.ts'
import { phaseKinds } from '#domain/campaign/phaseKinds.ts'
import { languages, markets, salesChannels, socialChannels, type Market } from '#domain/market.ts'
import { currencies } from '#domain/money.ts'
import type { Assist } from '#domain/plays/assist/schema.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import type { FlashSale } from '#domain/plays/flashSale/schema.ts'
import type { GroupBuy } from '#domain/plays/groupBuy/schema.ts'
import type { CheckIn } from '#domain/plays/checkIn/schema.ts'
import { chanceWays, type Lottery } from '#domain/plays/lottery/schema.ts'
import type { RedPacket } from '#domain/plays/redPacket/schema.ts'
import { games, type MiniGame } from '#domain/plays/miniGame/schema.ts'
import { codeChannels, type Reservation } from '#domain/plays/reservation/schema.ts'
import type { PartnerProgramme, Privilege } from '#domain/partners/schema.ts'
import type { Play } from '#domain/plays/schema.ts'
import { shareMoments } from '#domain/plays/shared/blocks.ts'
import { dayMs, epochOf, instantOf } from '#domain/time.ts'
import { bargain } from './builders.ts'

export const seeds = () => fc.string({ maxLength: 12 })

/** Control points that rise, inside the box a first cut leaves. */
const risingShape = (left: number, bottom: number) =>
  fc
    .uniqueArray(fc.record({ x: fc.integer({ min: left, max: 9_999 }), y: fc.integer({ min: bottom, max: 10_000 }) }), {
      maxLength: 6,
      selector: ({ x }) => x,
    })
    .map((points) => {
      const heights = points.map(({ y }) => y).sort((a, b) => a - b)
      return points
        .map(({ x }) => x)
        .sort((a, b) => a - b)
        .map((x, k) => ({ x, y: heights[k]! }))
    })

/** Bargains in Hong Kong that have a plan. */
export const bargains = (): fc.Arbitrary<Bargain> =>
  fc
    .record({ helpers: fc.integer({ min: 1, max: 60 }), firstCut: fc.option(fc.integer({ min: 0, max: 10_000 })) })
    .chain(({ helpers, firstCut }) =>
      fc
        .record({
          minCut: fc.integer({ min: 1, max: 50 }),
          above: fc.integer({ min: 0, max: 500_000 }),
          floorPrice: fc.integer({ min: 0, max: 100_000 }),
          shape: risingShape(
            Math.floor(10_000 / helpers) + 1 > 9_999 ? 9_999 : Math.floor(10_000 / helpers) + 1,
            firstCut ?? 0,
          ),
          jitter: fc.integer({ min: 0, max: 3_000 }),
          newUserWeight: fc.integer({ min: 1, max: 5 }),
          selfFirstCut: fc.boolean(),
          minNewHelpers: fc.integer({ min: 0, max: helpers }),
        })
        .map(({ above, ...rest }) =>
          bargain({
            ...rest,
            helpers,
            firstCut,
            shape: helpers === 1 ? [] : rest.shape,
            listPrice: rest.floorPrice + helpers * rest.minCut + above,
          }),
        ),
    )

export const helperLists = () => fc.array(fc.record({ isNew: fc.boolean() }), { maxLength: 90 })

const amounts = () => fc.oneof(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 1_000_000_000 }))
const perMarketOf = <T>(value: fc.Arbitrary<T>) => fc.record({ HK: value, TW: value, CN: value }, { requiredKeys: [] })
const perMarket = (value: fc.Arbitrary<number>) => perMarketOf(value)
const units = () => fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 1_000_000 }))
const start = epochOf('2026-11-01T00:00:00.000Z')
const instants = () => fc.integer({ min: 0, max: 40 }).map((half) => instantOf(start + (half * dayMs) / 2))
const windows = () => fc.record({ from: instants(), to: instants() })
const some = <T>(values: readonly T[]) => fc.subarray([...values])
const ids = () => fc.constantFrom('a', 'b', 'c', 'd')
const count = () => fc.integer({ min: -2, max: 30 })
const basisPoints = () => fc.integer({ min: 0, max: 10_000 })

const base = () => ({
  id: ids(),
  name: fc.constantFrom('', 'Night', 'Friends'),
  markets: some(markets),
  window: windows(),
  mayOutlive: fc.boolean(),
  cap: fc.record({
    units: perMarket(units()),
    budget: perMarket(fc.integer({ min: 0, max: 1_000_000_000 })),
    whenExhausted: fc.constantFrom('stopNew' as const, 'fallBackToCoupon' as const, 'end' as const),
    couponId: fc.constantFrom(null, 'thanks'),
  }),
  circuitBreakers: fc.record({ burnPerHour: fc.option(basisPoints()), completionRate: fc.option(basisPoints()) }),
  eligibility: fc.record({
    newMeans: fc.constantFrom('neverRegistered' as const, 'neverPaid' as const, 'noOrderInDays' as const),
    newByDays: fc.integer({ min: 1, max: 3_650 }),
    newBy: fc.constantFrom('phone' as const, 'account' as const),
    minAccountAgeHours: fc.integer({ min: 0, max: 8_760 }),
    perDevice: fc.option(fc.integer({ min: 1, max: 30 })),
    perPhone: fc.option(fc.integer({ min: 1, max: 30 })),
    perAddress: fc.option(fc.integer({ min: 1, max: 30 })),
    perHelperPerDay: fc.option(fc.integer({ min: 1, max: 30 })),
    blockList: fc.boolean(),
  }),
  shareCard: fc.record({
    channels: some(socialChannels),
    moments: some(shareMoments),
    texts: some(languages).map((held) =>
      Object.fromEntries(held.map((language) => [language, { title: 't', text: '' }])),
    ),
  }),
})

const aboutProduct = () => ({ productId: fc.constantFrom('', 'p', 'q', 'gone') })

const draftBargains = (): fc.Arbitrary<Bargain> =>
  fc.record({
    kind: fc.constant('bargain' as const),
    ...base(),
    belowCostMeant: perMarketOf(fc.array(amounts(), { maxLength: 3 })),
    ...aboutProduct(),
    listPrice: perMarket(amounts()),
    floorPrice: perMarket(amounts()),
    helpers: fc.oneof(count(), fc.constant(1_000)),
    firstCut: fc.option(basisPoints()),
    shape: fc.array(fc.record({ x: basisPoints(), y: basisPoints() }), { maxLength: 4 }),
    jitter: basisPoints(),
    minCut: perMarket(amounts()),
    newUserWeight: count(),
    selfFirstCut: fc.boolean(),
    minNewHelpers: fc.integer({ min: 0, max: 30 }),
    windowHours: count(),
    buyBelowList: fc.boolean(),
    payWithinHours: count(),
    stockHeldAt: fc.constantFrom('open' as const, 'complete' as const, 'pay' as const),
    helpsPerPersonPerDay: count(),
    bargainsPerPerson: count(),
    couponsAllowed: fc.boolean(),
    consolation: fc.option(fc.record({ amount: perMarket(amounts()), units: perMarket(units()) })),
  })

const draftGroupBuys = (): fc.Arbitrary<GroupBuy> =>
  fc.record({
    kind: fc.constant('groupBuy' as const),
    ...base(),
    belowCostMeant: perMarketOf(fc.array(amounts(), { maxLength: 3 })),
    ...aboutProduct(),
    soloPrice: perMarket(amounts()),
    ladder: fc.array(fc.record({ size: fc.oneof(count(), fc.constant(10_000)), price: perMarket(amounts()) }), {
      maxLength: 4,
    }),
    settlement: fc.constantFrom('refundDifference' as const, 'chargeAtCompletion' as const),
    publicList: fc.boolean(),
    stockHeldAt: fc.constantFrom('open' as const, 'join' as const, 'pay' as const),
    hoursToFill: count(),
    mayStart: fc.constantFrom('anyone' as const, 'existingUsers' as const),
    mayJoin: fc.constantFrom('anyone' as const, 'newUsers' as const),
    leaderBenefit: fc.oneof(
      fc.record({ type: fc.constant('none' as const) }),
      fc.record({ type: fc.constant('free' as const) }),
      fc.record({ type: fc.constant('amount' as const), amount: perMarket(amounts()) }),
      fc.record({ type: fc.constant('percent' as const), rate: basisPoints() }),
    ),
    limitPerOrder: count(),
    limitPerPerson: count(),
    atExpiry: fc.constantFrom('refund' as const, 'completeAtHighestRung' as const, 'completeIfEnoughJoined' as const),
    minRealMembers: count(),
  })

const reward = () =>
  fc.record({
    pays: fc.constantFrom('cash' as const, 'coupon' as const, 'credit' as const),
    couponId: fc.option(ids()),
  })

const draftRedPackets = (): fc.Arbitrary<RedPacket> =>
  fc.record({
    kind: fc.constant('redPacket' as const),
    ...base(),
    reward: reward(),
    split: fc.constantFrom('even' as const, 'lucky' as const),
    smallest: perMarket(amounts()),
    unlockedBy: fc.constantFrom('opens' as const, 'registrations' as const),
    friendsNeeded: count(),
    receivers: fc.constantFrom('sharer' as const, 'sharerAndFriends' as const),
    packetsPerPerson: count(),
    hoursToShare: count(),
    claimWithinHours: count(),
    unclaimed: fc.constantFrom('pot' as const, 'budget' as const),
  })

const draftCheckIns = (): fc.Arbitrary<CheckIn> =>
  fc.record({
    kind: fc.constant('checkIn' as const),
    ...base(),
    reward: reward(),
    rewards: fc.array(perMarket(amounts()), { maxLength: 9 }),
    streakBonuses: fc.array(fc.record({ days: count(), amount: perMarket(amounts()) }), { maxLength: 3 }),
    afterMiss: fc.constantFrom('goOn' as const, 'startAgain' as const),
    makeUps: fc.nat({ max: 31 }),
    makeUpBy: fc.constantFrom('free' as const, 'invite' as const),
    cyclesPerPerson: count(),
    cashOutThreshold: perMarket(amounts()),
    cashOutWithinDays: count(),
  })

const draftLotteries = (): fc.Arbitrary<Lottery> =>
  fc.record({
    kind: fc.constant('lottery' as const),
    ...base(),
    prizes: fc.array(
      fc.record({
        id: ids(),
        name: fc.constantFrom('', 'Phone'),
        value: perMarket(amounts()),
        stock: perMarket(units()),
        odds: fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 500 })),
        perDay: perMarket(units()),
        couponId: fc.option(ids()),
      }),
      { maxLength: 4 },
    ),
    whenPrizeGone: fc.constantFrom('noPrize' as const, 'nextPrize' as const),
    freeDrawsPerDay: fc.integer({ min: 0, max: 9 }),
    ways: fc.array(fc.record({ by: fc.constantFrom(...chanceWays), draws: count(), timesPerDay: count() }), {
      maxLength: 3,
    }),
    drawsPerDay: count(),
    orderFrom: perMarket(amounts()),
    claimWithinDays: count(),
    reserveWinners: fc.integer({ min: 0, max: 9 }),
    licence: fc.record({ HK: fc.constantFrom('', '12345') }, { requiredKeys: [] }),
  })

const draftAssists = (): fc.Arbitrary<Assist> =>
  fc.record({
    kind: fc.constant('assist' as const),
    ...base(),
    ...aboutProduct(),
    waives: fc.oneof(
      fc.record({ type: fc.constant('order' as const) }),
      fc.record({ type: fc.constant('shipping' as const), fee: perMarket(amounts()) }),
      fc.record({ type: fc.constant('amount' as const), amount: perMarket(amounts()) }),
    ),
    helpers: fc.oneof(count(), fc.constant(1_000)),
    newShare: basisPoints(),
    windowHours: count(),
    payment: fc.constantFrom('refundAfter' as const, 'orderAfter' as const),
    claimWithinHours: count(),
    assistsPerPerson: count(),
    helpsPerPersonPerDay: count(),
  })

export const flashItems = () => fc.record({ ...aboutProduct(), price: perMarket(amounts()), stock: perMarket(units()) })

const draftFlashSales = (): fc.Arbitrary<FlashSale> =>
  fc.record({
    kind: fc.constant('flashSale' as const),
    ...base(),
    belowCostMeant: perMarketOf(fc.array(amounts(), { maxLength: 3 })),
    sessions: fc.array(
      fc.record({
        id: ids(),
        window: windows(),
        items: fc.array(flashItems(), { maxLength: 3 }),
        limitPerPerson: count(),
      }),
      { maxLength: 4 },
    ),
    countdownMinutes: fc.integer({ min: 0, max: 10_080 }),
    payWithinMinutes: count(),
  })

const draftMiniGames = (): fc.Arbitrary<MiniGame> =>
  fc.record({
    kind: fc.constant('miniGame' as const),
    ...base(),
    game: fc.constantFrom(...games),
    items: count(),
    choices: fc.integer({ min: -1, max: 6 }),
    passMark: fc.option(count()),
    secondsPerGame: fc.option(fc.integer({ min: 1, max: 3_600 })),
    chancesPerDay: count(),
    chancesPerShare: fc.integer({ min: 0, max: 9 }),
    mostByShares: fc.integer({ min: 0, max: 9 }),
    reward: fc.oneof(
      fc.record({ type: fc.constant('none' as const) }),
      fc.record({ type: fc.constant('draw' as const), playId: fc.constantFrom('', 'a', 'b'), chances: count() }),
      fc.record({
        type: fc.constant('coupon' as const),
        couponId: fc.constantFrom('', 'thanks'),
        value: perMarket(amounts()),
      }),
    ),
    rewardsPerPerson: count(),
  })

const draftReservations = (): fc.Arbitrary<Reservation> =>
  fc.record({
    kind: fc.constant('reservation' as const),
    ...base(),
    belowCostMeant: perMarketOf(fc.array(amounts(), { maxLength: 3 })),
    ...aboutProduct(),
    price: perMarket(amounts()),
    quota: perMarket(units()),
    oversubscription: fc.integer({ min: 0, max: 100_000 }),
    purchaseWindow: windows(),
    limitPerPerson: count(),
    shareBonus: fc.oneof(
      fc.record({ type: fc.constant('none' as const) }),
      fc.record({ type: fc.constant('amount' as const), friends: count(), amount: perMarket(amounts()) }),
      fc.record({ type: fc.constant('earlier' as const), friends: count(), minutes: count() }),
    ),
    batches: fc.array(
      fc.record({
        id: ids(),
        name: fc.constantFrom('', 'Fans'),
        count: units(),
        perPerson: count(),
        channel: fc.constantFrom(...codeChannels),
        groups: fc.integer({ min: 2, max: 4 }),
      }),
      { maxLength: 3 },
    ),
  })

/** Any play a draft may hold, sensible or not. */
export const draftPlays = (): fc.Arbitrary<Play> =>
  fc.oneof(
    draftBargains(),
    draftGroupBuys(),
    draftAssists(),
    draftRedPackets(),
    draftCheckIns(),
    draftLotteries(),
    draftMiniGames(),
    draftFlashSales(),
    draftReservations(),
  )

/** Any campaign a draft may be, sensible or not. */
export const drafts = (): fc.Arbitrary<CampaignDocument> =>
  fc
    .tuple(documents(), fc.option(measurements()))
    .map(([document, measured]) => (measured === null ? document : { ...document, measured }))

/** Rates of a past event: some of them, or none. */
const measurements = (): fc.Arbitrary<Measurement> =>
  fc.record({
    campaignId: fc.constant('past'),
    event: fc.constantFrom('Double 11 2025', 'Christmas 2025'),
    rates: fc.record(
      {
        visitorsPerDay: fc.integer({ min: 0, max: 5_000 }),
        openRate: fc.integer({ min: 0, max: 10_000 }),
        payRate: fc.constantFrom(0, 10_000),
        invitesPerSharer: fc.constantFrom(0, 1.25, 20),
      },
      { requiredKeys: [] },
    ),
    cases: fc.record({ openRate: fc.integer({ min: 30, max: 9_000 }) }, { requiredKeys: [] }),
  })

const documents = (): fc.Arbitrary<CampaignDocument> =>
  fc.record({
    schema: fc.constant(currentSchema),
    name: fc.constantFrom('Double 11', 'Christmas'),
    goal: fc.constantFrom('', 'More friends'),
    markets: fc.record(
      {
        HK: fc.record({ budget: amounts() }),
        TW: fc.record({ budget: amounts() }),
        CN: fc.record({ budget: amounts() }),
      },
      { requiredKeys: [] },
    ),
    channels: some(salesChannels),
    phases: fc.array(
      fc.record({ id: ids(), kind: fc.constantFrom(...phaseKinds), markets: some(markets), window: windows() }),
      { maxLength: 4 },
    ),
    exchange: fc.record({
      into: fc.constantFrom(...currencies),
      millionths: fc.record(
        {
          HKD: fc.integer({ min: 1, max: 9_000_000 }),
          TWD: fc.integer({ min: 1, max: 9_000_000 }),
          CNY: fc.integer({ min: 1, max: 9_000_000 }),
        },
        { requiredKeys: [] },
      ),
    }),
    holdoutPercent: fc.integer({ min: 0, max: 50 }),
    products: fc.array(
      fc.record({
        id: fc.constantFrom('p', 'q'),
        name: fc.constantFrom('Phone', 'Band'),
        category: fc.constant('phones'),
        terms: fc.record({ HK: terms(), TW: terms(), CN: terms() }, { requiredKeys: [] }),
      }),
      { maxLength: 2 },
    ),
    plays: fc.array(draftPlays(), { maxLength: 4 }),
    coupons: fc.constant([]),
    couponCases: fc.constant([]),
    partners: fc.option(draftProgrammes()),
    acceptedWarnings: fc.constant([]),
  })

const rateSets = () => {
  const rate = fc.constantFrom(0, 500, 1_500, 10_000)
  return fc.record({ own: rate, level1: rate, level2: rate })
}

const privileges = (): fc.Arbitrary<Privilege> =>
  fc.oneof(
    fc.record({ type: fc.constant('coupon' as const), id: fc.constantFrom('a', 'b'), couponId: fc.constant('save') }),
    fc.record({
      type: fc.constant('identity' as const),
      id: fc.constantFrom('a', 'b'),
      name: fc.constantFrom('', 'Expert'),
    }),
    fc.record({
      type: fc.constant('prize' as const),
      id: fc.constantFrom('a', 'b'),
      name: fc.constantFrom('', 'Lamp'),
      value: perMarket(amounts()),
      units: perMarket(units()),
    }),
  )

/** A partner programme in any state somebody may leave it in. */
export const draftProgrammes = (): fc.Arbitrary<PartnerProgramme> =>
  fc.record({
    name: fc.constantFrom('', 'Partners'),
    markets: fc.subarray([...markets]),
    budget: perMarket(amounts()),
    depth: fc.integer({ min: 1, max: 9 }),
    filingReference: fc.constantFrom({}, { TW: ' ' }, { TW: 'filed' }),
    joining: fc.record({
      by: fc.constantFrom('open' as const, 'inviteCode' as const),
      invitesPerPartner: fc.option(fc.integer({ min: 1, max: 9 })),
      entryFee: perMarket(amounts()),
    }),
    binding: fc.record({
      rule: fc.constantFrom('firstTouch' as const, 'lastTouch' as const),
      days: fc.option(fc.integer({ min: 0, max: 400 })),
      binds: fc.constantFrom('newUsers' as const, 'anyone' as const),
    }),
    attributionDays: fc.option(fc.integer({ min: 0, max: 400 })),
    returnDays: fc.integer({ min: 0, max: 30 }),
    holdDays: fc.integer({ min: 0, max: 30 }),
    ceiling: perMarket(fc.constantFrom(0, 2_000, 4_000)),
    standing: fc.constantFrom('total' as const, 'month' as const),
    tiers: fc.array(
      fc.record({
        id: fc.constantFrom('t1', 't2', 't3'),
        name: fc.constantFrom('', 'Bronze', 'Gold'),
        rank: fc.integer({ min: 1, max: 3 }),
        thresholds: fc.record({ paid: perMarket(amounts()), orders: units(), bound: units() }),
        rates: fc.record({
          standard: rateSets(),
          categories: fc.record({ phones: rateSets(), toys: rateSets() }, { requiredKeys: [] }),
        }),
        privileges: fc.array(privileges(), { maxLength: 2 }),
      }),
      { maxLength: 3 },
    ),
    membership: fc.option(fc.record({ productId: fc.constantFrom('', 'p', 'gone'), reward: perMarket(amounts()) })),
    recruitReward: perMarket(amounts()),
  })

const terms = () =>
  fc.record({
    listPrice: amounts(),
    unitCost: amounts(),
    stock: fc.record(Object.fromEntries(salesChannels.map((channel) => [channel, units()])), { requiredKeys: [] }),
  })

export const anyMarket = (): fc.Arbitrary<Market> => fc.constantFrom(...markets)
