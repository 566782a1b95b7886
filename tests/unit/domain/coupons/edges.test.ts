import { describe, expect, it } from 'vitest'
import { test } from '@fast-check/vitest'
import { cartSchema } from '#domain/coupons/cart.ts'
import { inCampaign } from '#domain/coupons/caseChecks.ts'
import { couponCaseSchema, expectedOf } from '#domain/coupons/cases.ts'
import { checkCoupons } from '#domain/coupons/checks.ts'
import { evaluate } from '#domain/coupons/evaluate.ts'
import { sharedMarket, sharedMoment } from '#domain/coupons/moment.ts'
import { couponRuleSchema, type CouponRule, type Effect } from '#domain/coupons/schema.ts'
import { campaign } from '../support/builders.ts'
import { draftRules } from './arbitraries.ts'
import { answer, at, cart, off, percent, rule, spend, whyNot } from './builders.ts'

const hkd = (amount: number) => ({ amount, currency: 'HKD' })

describe('what cannot be evaluated is named where it stands', () => {
  it('lines and rules that go by one name, and another market’s money', () => {
    const line = { id: 'a', product: 'x', unitPrice: 100, quantity: 1 }
    const twice = { currency: 'HKD' as const, lines: [line, line] }
    const rules = [rule(off(1), { id: 'same' }), rule(off(2), { id: 'same' })]
    expect(evaluate(twice, rules, { at, market: 'TW' }, 'priority')).toEqual({
      ok: false,
      problems: [
        { pointer: '/cart/currency', code: 'otherCurrency' },
        { pointer: '/cart/lines/1/id', code: 'duplicate' },
        { pointer: '/rules/1/id', code: 'duplicate' },
      ],
    })
  })

  it('and a cart without names or with nothing of something is none', () => {
    const line = { id: 'a', product: 'x', unitPrice: 0, quantity: 1 }
    const sound = (given: object) => cartSchema.safeParse({ currency: 'HKD', lines: [{ ...line, ...given }] }).success
    expect(sound({})).toBe(true)
    expect(sound({ id: 'line-1', product: 'phone-x', category: 'phones', minPrice: 0, discounted: true })).toBe(true)
    for (const broken of [
      { id: '' },
      { product: '' },
      { category: '' },
      { quantity: 0 },
      { unitPrice: -1 },
      { unitPrice: 0.5 },
    ])
      expect(sound(broken)).toBe(false)
    expect(cartSchema.safeParse({ currency: 'HKD', lines: [], shipping: -1 }).success).toBe(false)
  })
})

describe('a rule that takes nothing says what is missing', () => {
  const reasonOf = (effect: Effect, prices: (number | object)[], given: Parameters<typeof rule>[1] = {}) =>
    whyNot(answer(cart(prices), [rule(effect, given)]))

  it.each<[string, Effect, (number | object)[], object]>([
    [
      'up to the first of its steps',
      {
        type: 'spendSteps',
        steps: [
          { spend: { HK: 30_000 }, amount: { HK: 3_000 } },
          { spend: { HK: 60_000 }, amount: { HK: 9_000 } },
        ],
      },
      [20_000],
      { code: 'stepShort', data: { short: hkd(10_000), step: hkd(30_000) } },
    ],
    [
      'up to every so much',
      { type: 'everySpend', spend: { HK: 30_000 }, amount: { HK: 3_000 }, atMost: null },
      [29_999],
      { code: 'stepShort', data: { short: hkd(1), step: hkd(30_000) } },
    ],
    [
      'up to every so many',
      { type: 'everyQuantity', quantity: 3, amount: { HK: 3_000 }, atMost: null },
      [{ unitPrice: 10_000, quantity: 2 }],
      { code: 'stepQuantityShort', data: { short: 1, step: 3 } },
    ],
    [
      'up to the first quantity',
      {
        type: 'quantityRates',
        cap: {},
        steps: [
          { quantity: 3, rate: 500 },
          { quantity: 5, rate: 1_000 },
        ],
      },
      [10_000],
      { code: 'stepQuantityShort', data: { short: 2, step: 3 } },
    ],
    [
      'up to the second item',
      { type: 'nthItem', n: 2, rate: 5_000, which: 'cheapest', atMost: null },
      [10_000],
      { code: 'stepQuantityShort', data: { short: 1, step: 2 } },
    ],
    ['where everything is free already', off(1_000), [0], { code: 'nothingLeft' }],
  ])('%s', (_what, effect, prices, expected) => expect(reasonOf(effect, prices)).toMatchObject(expected))

  it('and is given from the very step on', () => {
    const steps: Effect = { type: 'spendSteps', steps: [{ spend: { HK: 30_000 }, amount: { HK: 3_000 } }] }
    expect(answer(cart([30_000]), [rule(steps)]).totals.payable).toBe(27_000)
    const every: Effect = { type: 'everySpend', spend: { HK: 30_000 }, amount: { HK: 3_000 }, atMost: 2 }
    expect(answer(cart([59_999]), [rule(every)]).totals.payable).toBe(56_999)
    expect(answer(cart([120_000]), [rule(every)]).totals.payable).toBe(114_000)
  })
})

describe('a kept case', () => {
  it('keeps what was taken, and why the rest was not', () => {
    const rules = [
      rule(off(500), { id: 'yes' }),
      rule(off(500), { id: 'no', conditions: { purchases: [spend(50_000)] } }),
    ]
    expect(expectedOf(answer(cart([10_000]), rules))).toEqual({
      payable: 9_500,
      applied: [{ rule: 'yes', amount: 500 }],
      notApplied: [{ rule: 'no', reason: 'spendShort' }],
    })
  })

  it('is played at the beginning of the main phase in its own market, unless it says otherwise', () => {
    const document = campaign(['HK', 'TW'])
    const main = document.phases.find(({ kind, markets }) => kind === 'main' && markets.includes('HK'))!
    expect(inCampaign({}, document, 'HKD')).toEqual({ at: main.window.from, phase: 'main' })
    expect(inCampaign({ phase: 'teaser' }, document, 'HKD')).toEqual({ at: main.window.from, phase: 'teaser' })
    const late = '2027-01-01T00:00:00.000Z'
    expect(inCampaign({ at: late }, document, 'HKD')).toEqual({ at: late })
    // A window excludes its end: the next phase begins there, or none.
    expect(inCampaign({ at: main.window.to }, document, 'HKD').phase).not.toBe('main')
    const [coupon] = [rule(off(1))]
    const bare = { ...document, phases: [] }
    expect(inCampaign({}, { ...bare, coupons: [coupon] }, 'HKD')).toEqual({ at: coupon.window.from })
    const other = { ...document, phases: document.phases.filter(({ kind }) => kind === 'teaser') }
    expect(inCampaign({}, other, 'HKD')).toEqual({ at: other.phases[0]!.window.from, phase: 'teaser' })
  })

  it('is in the phase of its moment in its own market, and in none before the first or in another’s', () => {
    const [from, to, later] = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z', '2026-11-03T00:00:00.000Z']
    const { phases, ...rest } = campaign(['HK', 'TW'])
    const phase = (kind: 'teaser' | 'main', markets: ('HK' | 'TW')[], window: { from: string; to: string }) => ({
      ...phases[0]!,
      id: `${kind} ${markets.join()}`,
      kind,
      markets,
      window,
    })
    const document = {
      ...rest,
      phases: [
        phase('teaser', ['TW'], { from, to }),
        phase('main', ['TW'], { from: to, to: later }),
        phase('main', ['HK'], { from, to }),
      ],
    }
    expect(inCampaign({}, document, 'HKD')).toEqual({ at: from, phase: 'main' })
    expect(inCampaign({}, document, 'TWD')).toEqual({ at: to, phase: 'main' })
    expect(inCampaign({ at: from }, document, 'TWD').phase).toBe('teaser')
    expect(inCampaign({ at: to }, document, 'HKD')).toEqual({ at: to })
    expect(inCampaign({ at: '2026-10-31T23:59:59.999Z' }, document, 'HKD')).toEqual({ at: '2026-10-31T23:59:59.999Z' })
  })

  it('names every line of a parcel once, leaves no parcel empty, and says what each pays back', () => {
    const line = { line: 'a', quantity: 1 }
    const sound = {
      id: 'k',
      name: '',
      cart: cart([100]),
      context: {},
      mode: 'best',
      expected: expectedOf(answer(cart([100]), [])),
    }
    const problems = (parcels: object[][], paidBack: number[]) => {
      const returned = { policy: 'keep', shippingBack: true, parcels, paidBack }
      const { error } = couponCaseSchema.safeParse({ ...sound, returned })
      return (error?.issues ?? []).map((issue) =>
        [...issue.path, ...(issue.code === 'custom' ? [String(issue.params?.['code'])] : [])].join('/'),
      )
    }
    expect(problems([[line], [line]], [50, 50])).toEqual([])
    expect(problems([[line, { ...line, line: 'b' }]], [100])).toEqual([])
    expect(problems([[line]], [])).toEqual(['returned/paidBack/invalid'])
    expect(problems([[]], [0])).toEqual(['returned/parcels/0/required'])
    expect(problems([[line, line]], [0])).toEqual(['returned/parcels/0/1/line/duplicate'])
    expect(problems([], [])).toEqual(['returned/parcels'])
    expect(couponCaseSchema.safeParse(sound).success).toBe(true)
  })

  it('goes by its id where it has no name', () => {
    const document = { ...campaign(['HK']), coupons: [] }
    const kept = { id: 'case-1', name: '', cart: cart([100]), context: {}, mode: 'priority' as const }
    const expected = { payable: 99, applied: [], notApplied: [] }
    expect(checkCoupons({ ...document, couponCases: [{ ...kept, expected }] })).toMatchObject([
      { code: 'coupons.casePayable', data: { case: 'case-1', payable: hkd(100), expected: hkd(99) } },
    ])
  })
})

describe('a moment at which two coupons meet', () => {
  const from = (start: string, to: string, given: Partial<CouponRule> = {}) =>
    rule(percent(1_000), { window: { from: start, to }, ...given })
  const hours = (start: string, to: string, fromMinute: number, toMinute: number) =>
    rule(percent(1_000), { window: { from: start, to }, conditions: { hours: { fromMinute, toMinute } } })
  const [one, two, three] = ['2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z', '2026-11-03T00:00:00.000Z']

  it('is when the later of them begins, whichever is named first', () => {
    expect(sharedMoment([from(one, three), from(two, three)])).toBe(two)
    expect(sharedMoment([from(two, three), from(one, three)])).toBe(two)
  })

  it('is none where one ends as the other begins', () => {
    expect(sharedMoment([from(one, two), from(two, three)])).toBeNull()
    expect(sharedMoment([from(two, three), from(one, two)])).toBeNull()
  })

  it('is none without a market that both hold in', () => {
    const elsewhere = from(one, three, { markets: ['TW'] })
    expect([sharedMarket([from(one, three), elsewhere]), sharedMoment([from(one, three), elsewhere])]).toEqual([
      undefined,
      null,
    ])
    expect(sharedMarket([from(one, three, { markets: ['CN', 'TW'] }), elsewhere])).toBe('TW')
  })

  it('is the first minute of the hours of the day they share, by their market’s clock', () => {
    // Midnight UTC is 08:00 in Hong Kong.
    expect(sharedMoment([hours(one, three, 20 * 60, 22 * 60)])).toBe('2026-11-01T12:00:00.000Z')
    expect(sharedMoment([hours(one, three, 7 * 60, 9 * 60)])).toBe(one)
    expect(sharedMoment([hours(one, three, 20 * 60, 22 * 60), hours(one, three, 21 * 60, 23 * 60)])).toBe(
      '2026-11-01T13:00:00.000Z',
    )
    expect(sharedMoment([hours(one, three, 20 * 60, 22 * 60), hours(one, three, 22 * 60, 23 * 60)])).toBeNull()
    // They would begin just as the window ends.
    expect(sharedMoment([hours(one, '2026-11-01T12:00:00.000Z', 20 * 60, 22 * 60)])).toBeNull()
  })
})

describe('a rule as it is stored', () => {
  test.prop([draftRules()])('is read as it was written, whatever it says', (drafts) => {
    for (const draft of [drafts].flat())
      expect(couponRuleSchema.parse(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
  })
})
