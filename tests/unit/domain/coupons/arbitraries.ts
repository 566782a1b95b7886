import fc from 'fast-check'
import { segments, type Segment } from '#domain/analytics/vocabulary.ts'
import { phaseKinds, type PhaseKind } from '#domain/campaign/phaseKinds.ts'
import type { Cart, CouponContext } from '#domain/coupons/cart.ts'
import { effectsAt } from '#domain/coupons/effects.ts'
import {
  couponLevels,
  type CombinesWith,
  type CouponLevel,
  type CouponRule,
  type Effect,
  type Purchase,
  type Scope,
} from '#domain/coupons/schema.ts'
import { markets, salesChannels, type SalesChannel } from '#domain/market.ts'
import { at, rule } from './builders.ts'

const products = ['p', 'q', 'r', 's']
const categories = ['phones', 'audio', 'toys']
const none = <T>() => fc.constant([]).map((): T[] => [])
const some = <T>(values: readonly T[]) => fc.subarray([...values])

/** Small enough that rules meet their thresholds, their limits and each other. */
const price = () => fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 5_000 }))

export const carts = (maxLines = 5): fc.Arbitrary<Cart> =>
  fc.record({
    currency: fc.constant('HKD' as const),
    lines: fc
      .array(
        fc.record(
          {
            product: fc.constantFrom(...products),
            category: fc.constantFrom(...categories),
            unitPrice: price(),
            quantity: fc.integer({ min: 1, max: 4 }),
            minPrice: price(),
            discounted: fc.boolean(),
          },
          { requiredKeys: ['product', 'unitPrice', 'quantity'] },
        ),
        { maxLength: maxLines },
      )
      .map((lines) => lines.map((line, k) => ({ id: `l${k}`, ...line }))),
    shipping: fc.integer({ min: 0, max: 100 }),
  })

const listed = () => ({ products: some(products), categories: some(categories) })

const scopes = (): fc.Arbitrary<Scope> =>
  fc.record({
    include: fc.oneof(
      { weight: 2, arbitrary: fc.constant({ type: 'all' as const }) },
      { weight: 1, arbitrary: fc.record({ type: fc.constant('listed' as const), ...listed() }) },
    ),
    exclude: fc.oneof(
      { weight: 3, arbitrary: fc.record({ products: none<string>(), categories: none<string>() }) },
      { weight: 1, arbitrary: fc.record(listed()) },
    ),
    skipDiscounted: fc.boolean(),
  })

const inHongKong = (amount: fc.Arbitrary<number>) => amount.map((HK) => ({ HK }))
const rate = () => fc.integer({ min: 1, max: 100 }).map((percent) => percent * 100)
const caps = () => fc.oneof(fc.constant({}), inHongKong(fc.integer({ min: 1, max: 2_000 })))
const amount = () => inHongKong(fc.integer({ min: 1, max: 800 }))
const threshold = () => inHongKong(fc.integer({ min: 1, max: 6_000 }))
const atMost = () => fc.option(fc.integer({ min: 1, max: 4 }))
const type = <T extends string>(name: T) => fc.constant(name)
const few = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 3 })

const effects: { [T in Effect['type']]: () => fc.Arbitrary<Effect> } = {
  amount: () => fc.record({ type: type('amount'), amount: amount() }),
  percent: () => fc.record({ type: type('percent'), rate: rate(), cap: caps() }),
  fixedPrice: () => fc.record({ type: type('fixedPrice'), price: amount() }),
  free: () => fc.constant({ type: 'free' }),
  spendSteps: () =>
    fc.record({ type: type('spendSteps'), steps: few(fc.record({ spend: threshold(), amount: amount() })) }),
  spendRates: () =>
    fc.record({ type: type('spendRates'), steps: few(fc.record({ spend: threshold(), rate: rate() })), cap: caps() }),
  quantityRates: () =>
    fc.record({
      type: type('quantityRates'),
      steps: few(fc.record({ quantity: fc.integer({ min: 1, max: 6 }), rate: rate() })),
      cap: caps(),
    }),
  everySpend: () => fc.record({ type: type('everySpend'), spend: threshold(), amount: amount(), atMost: atMost() }),
  everyQuantity: () =>
    fc.record({
      type: type('everyQuantity'),
      quantity: fc.integer({ min: 1, max: 6 }),
      amount: amount(),
      atMost: atMost(),
    }),
  nthItem: () =>
    fc.record({
      type: type('nthItem'),
      n: fc.integer({ min: 1, max: 4 }),
      rate: rate(),
      which: fc.constantFrom('cheapest' as const, 'inTurn' as const),
      atMost: atMost(),
    }),
  gift: () => fc.record({ type: type('gift'), productId: type('mug'), quantity: fc.integer({ min: 1, max: 2 }) }),
}

const levelled = (): fc.Arbitrary<{ level: CouponLevel; effect: Effect }> =>
  fc
    .constantFrom(...couponLevels)
    .chain((level) => fc.oneof(...effectsAt[level].map((name) => effects[name]())).map((effect) => ({ level, effect })))

const purchases = (): fc.Arbitrary<Purchase> =>
  fc.oneof(
    fc.record({
      type: type('spend'),
      id: type('s'),
      minimum: threshold(),
      measuredOn: fc.constantFrom('left' as const, 'full' as const),
      scope: fc.option(scopes()),
    }),
    fc.record({
      type: type('quantity'),
      id: type('q'),
      minimum: fc.integer({ min: 0, max: 6 }),
      scope: fc.option(scopes()),
    }),
  )

const combining = (ids: readonly string[]): fc.Arbitrary<CombinesWith> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant({ type: 'any' as const }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('none' as const, 'otherGroups' as const, 'otherLevels' as const)
        .map((name) => ({ type: name })),
    },
    {
      weight: 1,
      arbitrary: fc.record({ type: type('listed'), groups: some(['x', 'y']), rules: some(ids) }),
    },
  )

const idsOf = (count: number) => Array.from({ length: count }, (_, k) => `r${k}`)

/** Rules without a reason of their own against `at`: what decides is the cart and the other rules. */
export const ruleSets = (maxRules = 6): fc.Arbitrary<CouponRule[]> =>
  fc.integer({ min: 0, max: maxRules }).chain((count) => {
    const ids = idsOf(count)
    return fc.tuple(
      ...ids.map((id) =>
        fc
          .record({
            levelled: levelled(),
            priority: fc.integer({ min: 0, max: 3 }),
            group: fc.constantFrom('', 'x', 'y'),
            combinesWith: combining(ids),
            scope: scopes(),
            purchases: fc.oneof(
              none<Purchase>(),
              purchases().map((one) => [one]),
            ),
            budget: fc.oneof(
              { weight: 4, arbitrary: fc.constant({}) },
              { weight: 1, arbitrary: inHongKong(fc.integer({ min: 0, max: 500 })) },
            ),
          })
          .map(({ levelled: { level, effect }, purchases: needed, budget, ...given }) => {
            const made = rule(effect, { ...given, id, level, conditions: { purchases: needed } })
            return { ...made, limits: { ...made.limits, budget } }
          }),
      ),
    )
  })

const count = () => fc.integer({ min: 0, max: 3 })

/** Who asks, where and when: mostly as the rules want it. */
export const contexts = (): fc.Arbitrary<CouponContext & { at: string }> =>
  fc.record(
    {
      at: fc.constantFrom(at, '2026-10-01T00:00:00.000Z', '2026-11-12T18:30:00.000Z', '2027-01-01T00:00:00.000Z'),
      channel: fc.constantFrom(...salesChannels),
      phase: fc.constantFrom(...phaseKinds),
      segment: fc.constantFrom(...segments),
      firstOrder: fc.boolean(),
      outcomes: fc.array(
        fc.record({ play: fc.constantFrom('bargain', 'group'), outcome: fc.constantFrom('completed', 'missed') }),
        { maxLength: 2 },
      ),
      codes: fc.array(fc.constantFrom('save10', ' Save 10', 'nothing'), { maxLength: 2 }),
      held: fc.array(
        fc.record(
          { rule: fc.constantFrom(...idsOf(6)), since: fc.constant('2026-11-10T00:00:00.000Z') },
          { requiredKeys: ['rule'] },
        ),
        { maxLength: 4 },
      ),
      usage: fc.dictionary(
        fc.constantFrom(...idsOf(6), 'constructor'),
        fc.record(
          { used: count(), usedToday: count(), usedByPerson: count(), usedByPersonToday: count(), spent: count() },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: ['at'] },
  )

const obtained = (): fc.Arbitrary<CouponRule['obtained']> => {
  const validHours = fc.option(fc.integer({ min: 1, max: 48 }))
  return fc.oneof(
    fc.record({ type: type('automatic') }),
    fc.record({ type: type('claimed'), validHours }),
    fc.record({ type: type('given'), validHours }),
    fc.record({ type: type('sharedCode'), code: fc.constantFrom('', 'SAVE10') }),
    fc.record({ type: type('uniqueCodes'), count: fc.integer({ min: 0, max: 9 }), groups: fc.constantFrom(3, 4) }),
  )
}

const perMarket = (value: fc.Arbitrary<number>) => fc.record({ HK: value, TW: value, CN: value }, { requiredKeys: [] })
const wild = () => fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 1_000_000_000 }))
const wildRate = () => fc.integer({ min: 0, max: 100_000 })

const wildEffects = (): fc.Arbitrary<Effect> =>
  fc.oneof(
    fc.record({ type: type('amount'), amount: perMarket(wild()) }),
    fc.record({ type: type('percent'), rate: wildRate(), cap: perMarket(wild()) }),
    fc.record({ type: type('fixedPrice'), price: perMarket(wild()) }),
    fc.record({ type: type('free') }),
    fc.record({
      type: type('spendSteps'),
      steps: fc.array(fc.record({ spend: perMarket(wild()), amount: perMarket(wild()) }), { maxLength: 3 }),
    }),
    fc.record({
      type: type('spendRates'),
      steps: fc.array(fc.record({ spend: perMarket(wild()), rate: wildRate() }), { maxLength: 3 }),
      cap: perMarket(wild()),
    }),
    fc.record({
      type: type('quantityRates'),
      steps: fc.array(fc.record({ quantity: count(), rate: wildRate() }), { maxLength: 3 }),
      cap: perMarket(wild()),
    }),
    fc.record({ type: type('everySpend'), spend: perMarket(wild()), amount: perMarket(wild()), atMost: atMost() }),
    fc.record({ type: type('everyQuantity'), quantity: count(), amount: perMarket(wild()), atMost: atMost() }),
    fc.record({
      type: type('nthItem'),
      n: fc.integer({ min: 1, max: 4 }),
      rate: wildRate(),
      which: fc.constantFrom('cheapest' as const, 'inTurn' as const),
      atMost: atMost(),
    }),
    fc.record({ type: type('gift'), productId: fc.constantFrom('', 'p', 'gone'), quantity: count() }),
  )

const instants = () =>
  fc.constantFrom('2026-10-31T16:00:00.000Z', '2026-11-10T16:00:00.000Z', '2026-11-30T16:00:00.000Z')
const times = () => fc.option(fc.integer({ min: 1, max: 3 }))

/** Any rule a draft may hold, sensible or not. */
export const draftRules = (id: fc.Arbitrary<string> = fc.constantFrom(...idsOf(6))): fc.Arbitrary<CouponRule> =>
  fc.record({
    id,
    name: fc.constantFrom('', 'Night'),
    markets: some(markets),
    window: fc.record({ from: instants(), to: instants() }),
    level: fc.constantFrom(...couponLevels),
    priority: fc.integer({ min: 0, max: 3 }),
    group: fc.constantFrom('', 'x', 'y'),
    combinesWith: combining(idsOf(6)),
    obtained: obtained(),
    scope: scopes(),
    conditions: fc.record({
      purchases: fc.array(
        fc.oneof(
          fc.record({
            type: type('spend'),
            id: fc.constantFrom('s', 't'),
            minimum: perMarket(wild()),
            measuredOn: fc.constantFrom('left' as const, 'full' as const),
            scope: fc.option(scopes()),
          }),
          fc.record({
            type: type('quantity'),
            id: fc.constantFrom('u', 'v'),
            minimum: count(),
            scope: fc.option(scopes()),
          }),
        ),
        { maxLength: 2 },
      ),
      segments: fc.oneof(none<Segment>(), some(segments)),
      firstOrder: fc.boolean(),
      channels: fc.oneof(none<SalesChannel>(), some(salesChannels)),
      phases: fc.oneof(none<PhaseKind>(), some(phaseKinds)),
      hours: fc.option(
        fc.record({ fromMinute: fc.integer({ min: 0, max: 1_439 }), toMinute: fc.integer({ min: 0, max: 1_440 }) }),
      ),
      playOutcome: fc.option(
        fc.record({ plays: some(['bargain', 'group']), outcome: fc.constantFrom('completed', 'missed') }),
      ),
    }),
    effect: wildEffects(),
    limits: fc.record({
      uses: perMarket(count()),
      budget: perMarket(wild()),
      perPerson: times(),
      perDay: times(),
      perPersonPerDay: times(),
    }),
  })

/** Carts up to the limits of what the schema takes. */
export const wildCarts = (): fc.Arbitrary<Cart> =>
  fc.record({
    currency: fc.constant('HKD' as const),
    lines: fc
      .array(
        fc.record(
          {
            product: fc.constantFrom(...products),
            category: fc.constantFrom(...categories),
            unitPrice: wild(),
            quantity: fc.oneof(fc.integer({ min: 1, max: 3 }), fc.constant(10_000)),
            minPrice: wild(),
            discounted: fc.boolean(),
          },
          { requiredKeys: ['product', 'unitPrice', 'quantity'] },
        ),
        { maxLength: 6 },
      )
      .map((lines) => lines.map((line, k) => ({ id: `l${k}`, ...line }))),
    shipping: wild(),
  })
