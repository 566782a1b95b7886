import fc from 'fast-check'
import { eventSchema, segments, sources, type EventType, type HaggleEvent } from '#domain/analytics/event.ts'
import { blankCampaign } from '#domain/campaign/create.ts'
import { createProgramme } from '#domain/partners/create.ts'
import { salesChannels } from '#domain/market.ts'
import { dayMs, hourMs, instantOf } from '#domain/time.ts'

/** 2026-11-01, 00:00 in Hong Kong. */
export const nov1 = Date.UTC(2026, 9, 31, 16)

/** Keys as an unkind storefront sends them. */
export const hostileTexts = [
  `a'b\\c`,
  `'; DROP TABLE events_by_user; --`,
  '{p0:String}',
  '%27\\N NULL',
  'tab\tnew\nline\r',
  '台灣 🎄',
  '\\',
  `"quoted" \`too\` /* -- */`,
]

const types = [
  'view',
  'share',
  'invite_open',
  'register',
  'order',
  'pay',
  'refund',
] as const satisfies readonly EventType[]
const couponTypes = ['coupon_claim', 'coupon_use', 'pay', 'refund', 'register', 'view'] as const
const keys = fc.oneof(
  { weight: 12, arbitrary: fc.nat(149).map((n) => `k${n}`) },
  { weight: 1, arbitrary: fc.constantFrom(...hostileTexts) },
)
const partnerTypes = ['view', 'share', 'register', 'order', 'pay', 'pay', 'refund'] as const
const partners = fc.constantFrom('ann', 'bea', 'cy', hostileTexts[1]!)
const coupons = fc.constantFrom('save-40', 'new-100', 'gift', hostileTexts[0]!)
const products = fc.constantFrom('p1', 'p2', ...hostileTexts.slice(0, 3))

/** An event among few people, few instants and few values, so that ties, repeats and shared devices are common. */
const eventsOf = (kinds: readonly EventType[]) =>
  fc
    .record(
      {
        id: fc.uuid({ version: 4 }),
        at: fc.oneof(
          { weight: 3, arbitrary: fc.nat(30).map((tick) => nov1 + tick * 500) },
          { weight: 1, arbitrary: fc.nat(24 * 60).map((hour) => nov1 - 10 * dayMs + hour * hourMs) },
        ),
        type: fc.constantFrom(...kinds),
        market: fc.constantFrom('HK' as const, 'TW' as const, 'CN' as const),
        campaignId: fc.constantFrom('c1', 'c2'),
        channel: fc.constantFrom(...salesChannels.slice(0, 3)),
        source: fc.constantFrom(...sources.slice(0, 3)),
        userKey: keys,
        visitorKey: keys,
        inviterKey: keys,
        isNewUser: fc.boolean(),
        product: products,
        couponId: coupons,
        partnerId: partners,
        orderId: fc.nat(20).map((n) => `o${n}`),
        isTest: fc.constant(true),
      },
      { requiredKeys: ['id', 'at', 'type', 'market', 'campaignId'] },
    )
    .chain((event) =>
      fc.tuple(fc.nat(9), fc.nat(9), fc.nat(50_000), keys, keys).map(([luck, test, amount, userKey, visitorKey]) => {
        const paid = ['order', 'pay', 'refund', 'coupon_use'].includes(event.type)
        return {
          ...event,
          at: instantOf(event.at),
          // One in ten belongs to no campaign, one in ten is a test.
          campaignId: luck === 0 ? undefined : event.campaignId,
          isTest: test === 0 ? true : undefined,
          userKey: event.type === 'register' ? (event.userKey ?? userKey) : event.userKey,
          visitorKey: event.visitorKey ?? (event.userKey === undefined ? visitorKey : undefined),
          ...(paid && luck > 3
            ? { amount, currency: ({ HK: 'HKD', TW: 'TWD', CN: 'CNY' } as const)[event.market] }
            : {}),
        }
      }),
    )
    .map((event): HaggleEvent => eventSchema.parse(JSON.parse(JSON.stringify(event))))

/** A shop's events, some of them sent more than once. */
export function eventSets(size: number, kinds: readonly EventType[] = types): fc.Arbitrary<HaggleEvent[]> {
  return fc
    .tuple(
      fc.array(eventsOf(kinds), { minLength: size, maxLength: size }),
      fc.array(fc.nat(size - 1), { minLength: size >> 3, maxLength: size >> 3 }),
    )
    .map(([events, again]) => [...events, ...again.flatMap((k) => events[k] ?? [])])
}

const filters = fc.record(
  {
    market: fc.constantFrom('HK' as const, 'TW' as const),
    source: fc.constantFrom(...sources.slice(0, 2)),
    segment: fc.constantFrom(...segments),
    product: fc.oneof(products, fc.constant('')),
    isNewUser: fc.boolean(),
  },
  { requiredKeys: [] },
)
/** Mostly no filter: each one thins out what there is to find. */
const someFilter = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: filters.map(onlyOne) },
)

function onlyOne<T extends object>(filter: T): Partial<T> {
  return Object.fromEntries(Object.entries(filter).slice(0, 1)) as Partial<T>
}

const spans = fc
  .tuple(
    fc.constantFrom(nov1 - 20 * dayMs, nov1, nov1 + 3_000),
    fc.constantFrom(nov1 + 12_000, nov1 + 15_500, nov1 + 60 * dayMs),
    fc.constantFrom(nov1 + 10_000, nov1 + 20 * dayMs, nov1 + 90 * dayMs),
    fc.constantFrom(undefined, 'c1', 'c2'),
  )
  .map(([from, to, asOf, campaignId]) => ({ from, to, asOf, campaignId }))

const splits = fc.constantFrom(undefined, 'market', 'channel', 'source', 'segment') as fc.Arbitrary<
  'market' | 'channel' | 'source' | 'segment' | undefined
>

export const funnelQuestions = fc.integer({ min: 2, max: 4 }).chain((length) =>
  fc
    .record({
      scope: spans,
      steps: fc.array(
        fc.record({
          type: fc.constantFrom(...types.slice(0, 5)),
          where: someFilter,
          optional: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
        }),
        { minLength: length, maxLength: length },
      ),
      plain: fc.boolean(),
      exclude: fc.array(
        fc.record({
          type: fc.constantFrom(...types),
          fromStep: fc.constantFrom(0, length - 2),
          toStep: fc.constant(length - 1),
        }),
        { maxLength: 2 },
      ),
      windowSeconds: fc.constantFrom(1, 3, 8, 86_400),
      order: fc.constantFrom('ordered' as const, 'strict' as const, 'any' as const),
      where: someFilter,
      breakdown: splits,
    })
    .map(({ scope, steps, plain, exclude, order, ...rest }) => ({
      ...scope,
      ...rest,
      steps: steps.map((step, k) => ({ ...step, optional: !plain && k > 0 && step.optional })),
      exclude: plain ? [] : exclude,
      order: plain ? ('ordered' as const) : order,
    })),
)

const zones = fc.constantFrom('Asia/Hong_Kong', 'Asia/Taipei', 'Europe/London', 'America/New_York', 'UTC')

export const seriesQuestions = fc
  .record({
    scope: spans,
    type: fc.constantFrom(...types),
    measure: fc.constantFrom(
      'events' as const,
      'users' as const,
      'orders' as const,
      'amount' as const,
      'registrations' as const,
    ),
    interval: fc.constantFrom('hour' as const, 'day' as const),
    timeZone: zones,
    where: someFilter,
    split: splits,
  })
  .map(({ scope, ...rest }) => ({ ...scope, ...rest }))

export const totalsQuestions = fc
  .record({ scope: spans, where: someFilter })
  .map(({ scope, where }) => ({ ...scope, where }))

export const retentionQuestions = fc
  .record({
    scope: spans,
    cohortBy: fc.constantFrom('register' as const, 'order' as const, 'anything' as const),
    returning: fc.constantFrom('order' as const, 'anything' as const),
    interval: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    periods: fc.integer({ min: 1, max: 6 }),
    timeZone: zones,
    where: someFilter,
  })
  .map(({ scope, ...rest }) => ({ ...scope, ...rest }))

export const couponEventSets = (size: number) => eventSets(size, couponTypes)

/** Of some rules the end is known, of some the hours, of one both, and of others nothing. */
const validities = fc
  .record(
    {
      'save-40': fc.record({ until: fc.constantFrom(nov1 + 9_000, nov1 + 15 * dayMs, nov1 + 100 * dayMs) }),
      'new-100': fc.record({ hours: fc.constantFrom(1, 72, 456) }),
      gift: fc.record({ until: fc.constant(nov1 + 20 * dayMs), hours: fc.constantFrom(48, 960) }),
    },
    { requiredKeys: [] },
  )
  .map((rules) => new Map(Object.entries(rules)))

export const couponQuestions = fc
  .record({
    scope: spans,
    campaignId: fc.constantFrom('c1', 'c2'),
    where: someFilter,
    split: splits,
    timeZone: zones,
    validity: validities,
  })
  .map(({ scope, ...rest }) => ({ ...scope, ...rest }))

export const partnerEventSets = (size: number) => eventSets(size, partnerTypes)

const programme = createProgramme(blankCampaign({ name: 'Double 11', markets: ['HK', 'TW'] }), {
  programme: 'Partners',
  tiers: ['One', 'Two', 'Three'],
})

/** Programmes that bind by the first or the last touch, for days or for life, and whose budget is or is not spent. */
const programmes = fc
  .record({
    rule: fc.constantFrom('firstTouch' as const, 'lastTouch' as const),
    days: fc.constantFrom(1, 3, 30, null),
    binds: fc.constantFrom('newUsers' as const, 'anyone' as const),
    attributionDays: fc.constantFrom(1, 30, null),
    budget: fc.constantFrom(10_000, 100_000_000),
    bound: fc.constantFrom(1, 10),
  })
  .map(({ rule, days, binds, attributionDays, budget, bound }) => ({
    ...programme,
    attributionDays,
    binding: { rule, days, binds },
    budget: { HK: budget, TW: budget },
    tiers: programme.tiers.map((tier, k) => ({
      ...tier,
      thresholds: { paid: {}, orders: 0, bound: bound * k },
    })),
  }))

export const partnerQuestions = fc
  .record({
    scope: spans,
    campaignId: fc.constantFrom('c1', 'c2'),
    market: fc.constantFrom(undefined, 'HK' as const, 'CN' as const),
    timeZone: zones,
    programme: programmes,
    categories: fc.constant(new Map([['p1', 'phones' as const]])),
  })
  .map(({ scope, ...rest }) => ({ ...scope, ...rest }))

const shopperTypes = [
  'view',
  'view',
  'share',
  'invite_open',
  'help',
  'help_refused',
  'group_open',
  'bargain_open',
  'bargain_complete',
  'pay',
] as const

/** What shoppers do with groups and bargains: some of it without saying of which, some of it of no play. */
export const shopperEventSets = (size: number) =>
  eventSets(size, shopperTypes).map((events) =>
    events.map((event): HaggleEvent => {
      // From its id, so that an event sent again says the same.
      const drawn = parseInt(event.id.slice(0, 8), 16)
      const playId = ['tea', 'lamp', hostileTexts[0]!, undefined][drawn % 4]
      const instanceId = drawn % 7 === 0 ? undefined : `i${drawn % 41}`
      return {
        ...event,
        ...(playId === undefined ? {} : { playId }),
        ...(instanceId === undefined ? {} : { instanceId }),
        ...(event.type === 'share' && drawn % 3 > 0 ? { quantity: 1 + (drawn % 11) } : {}),
      }
    }),
  )

export const shopperQuestions = fc.record({
  starts: fc.constantFrom(
    [],
    [
      { playId: 'tea', type: 'group_open' as const },
      { playId: 'lamp', type: 'help' as const },
    ],
    [{ playId: hostileTexts[0]!, type: 'bargain_open' as const }],
  ),
  campaignId: fc.constantFrom('c1', 'c2', 'c3'),
  main: fc.constantFrom(
    [],
    [{ market: 'HK' as const, from: instantOf(nov1), to: instantOf(nov1 + 8_000) }],
    [
      { market: 'HK' as const, from: instantOf(nov1 - 5 * dayMs), to: instantOf(nov1 + 5 * dayMs) },
      { market: 'CN' as const, from: instantOf(nov1 + 1_000), to: instantOf(nov1 + 20 * dayMs) },
      { market: 'CN' as const, from: instantOf(nov1), to: instantOf(nov1 + 5_000) },
    ],
  ),
})
