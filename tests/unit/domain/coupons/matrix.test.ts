import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { exampleCart, type Example } from '#domain/coupons/example.ts'
import { pairOf, stackingMatrix } from '#domain/coupons/matrix.ts'
import { readBack } from '#domain/coupons/readBack.ts'
import { couponTerms } from '#domain/coupons/terms.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { campaign } from '../support/builders.ts'
import { draftRules, ruleSets } from './arbitraries.ts'
import { answer, off, only, percent, rule, spend } from './builders.ts'

const two = (rules: fc.Arbitrary<CouponRule[]>) =>
  rules.filter((list) => list.length >= 2).map((list): [CouponRule, CouponRule] => [list[0]!, list[1]!])

const appliedIn = ({ cart, context }: Example, ...rules: CouponRule[]) =>
  answer(cart, rules, context).explanations.flatMap((one) => (one.outcome === 'applied' ? [one.rule] : []))

describe('the stacking matrix', () => {
  it('holds every pair once, in the order of the rules', () => {
    const rules = ['a', 'b', 'c'].map((id) => rule(off(1), { id }))
    expect(stackingMatrix(rules).map(({ a, b }) => a + b)).toEqual(['ab', 'ac', 'bc'])
  })

  it('says why two do not meet', () => {
    const a = rule(off(1), { id: 'a', name: 'Alone', combinesWith: { type: 'none' } })
    const b = rule(off(1), { id: 'b' })
    expect(pairOf(a, b)).toEqual({
      a: 'a',
      b: 'b',
      verdict: 'apart',
      why: { code: 'standsAlone', data: { other: 'b' } },
    })
    expect(pairOf(b, a)).toMatchObject({ why: { code: 'othersStandAlone', data: { other: 'Alone' } } })
  })

  it.each([
    ['market', { markets: ['HK'] }, { markets: ['TW', 'CN'] }],
    [
      'window',
      { window: { from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T00:00:00.000Z' } },
      { window: { from: '2026-11-02T00:00:00.000Z', to: '2026-11-03T00:00:00.000Z' } },
    ],
    [
      'hours',
      { conditions: { hours: { fromMinute: 600, toMinute: 720 } } },
      { conditions: { hours: { fromMinute: 720, toMinute: 60 } } },
    ],
    ['channel', { conditions: { channels: ['app'] } }, { conditions: { channels: ['site', 'store'] } }],
    ['phase', { conditions: { phases: ['main'] } }, { conditions: { phases: ['encore'] } }],
    ['segment', { conditions: { segments: ['sharer'] } }, { conditions: { segments: ['sharedToNew'] } }],
  ] as [string, Parameters<typeof rule>[1], Parameters<typeof rule>[1]][])(
    'knows that two rules which share no %s never meet, though they would allow it',
    (because, ours, theirs) => {
      const [a, b] = [rule(off(1), { id: 'a', ...ours }), rule(off(1), { id: 'b', ...theirs })]
      expect(pairOf(a, b)).toEqual({ a: 'a', b: 'b', verdict: 'never', because })
      expect(pairOf(b, a)).toMatchObject({ verdict: 'never', because })
      expect(exampleCart(a, b)).toBeNull()
      expect(pairOf(a, rule(off(1), { id: 'c' })).verdict).toBe('together')
      expect(pairOf(a, { ...b, ...ours, id: 'b', conditions: a.conditions }).verdict).toBe('together')
    },
  )
})

describe('an example of two rules', () => {
  test.prop([two(fc.oneof(ruleSets(3), fc.uniqueArray(draftRules(), { maxLength: 3, selector: ({ id }) => id })))])(
    'shows what the matrix says',
    ([a, b]) => {
      const example = exampleCart(a, b)
      const { verdict } = pairOf(a, b)
      if (example === null) return
      expect(appliedIn(example, a)).toEqual([a.id])
      expect(appliedIn(example, b)).toEqual([b.id])
      expect(appliedIn(example, a, b)).toHaveLength(verdict === 'together' ? 2 : 1)
    },
  )

  it('shows each rule by itself too, and not an order that only the other brings within its budget', () => {
    const a = rule(percent(2_200), { id: 'a', level: 'item' })
    const limits = { uses: {}, budget: { HK: 312 }, perPerson: null, perDay: null, perPersonPerDay: null }
    const b = rule({ type: 'nthItem', n: 1, rate: 400, which: 'cheapest', atMost: null }, { id: 'b', limits })
    // 4% of HK$100 is above its budget; of the HK$78 that the other leaves, it is just within.
    expect(exampleCart(a, b, () => [{ product: 'x', unitPrice: 10_000 }])).toBeNull()
    expect(exampleCart(a, b, () => [{ product: 'x', unitPrice: 5_000 }])).not.toBeNull()
  })

  const sensible = fc
    .tuple(
      fc.integer({ min: 1, max: 400_000 }),
      fc.boolean(),
      fc.constantFrom('any', 'none', 'otherGroups', 'otherLevels'),
    )
    .map(([minimum, isPercent, type]) => ({ minimum, isPercent, type }))

  test.prop([sensible, sensible, fc.boolean()])('is found for rules as people write them', (one, other, phones) => {
    const made = (given: typeof one, id: string, scoped: boolean) =>
      rule(given.isPercent ? percent(1_500) : off(Math.ceil(given.minimum / 10)), {
        id,
        group: 'g',
        combinesWith: { type: given.type as 'any' },
        conditions: { purchases: [spend(given.minimum)], segments: ['sharer'] },
        obtained: { type: 'claimed', validHours: 24 },
        ...(scoped ? { scope: only({ categories: ['phones'] }) } : {}),
      })
    const [a, b] = [made(one, 'a', phones), made(other, 'b', false)]
    const example = exampleCart(a, b)
    expect(example).not.toBeNull()
    expect(appliedIn(example!, a, b)).toHaveLength(pairOf(a, b).verdict === 'together' ? 2 : 1)
  })

  it('is filled from what the market sells', () => {
    const goods = [
      { product: 'x', category: 'phones', unitPrice: 199_900 },
      { product: 'y', category: 'bags', unitPrice: 9_900 },
    ]
    const a = rule(off(500), { id: 'a', scope: only({ categories: ['bags'] }) })
    const b = rule(
      { type: 'free' },
      { id: 'b', level: 'shipping', conditions: { hours: { fromMinute: 1_200, toMinute: 1_320 } } },
    )
    const example = exampleCart(a, b, () => goods)
    expect(example!.cart).toEqual({
      currency: 'HKD',
      lines: [
        { id: 'y', ...goods[1], quantity: 1 },
        { id: 'x', ...goods[0], quantity: 1 },
      ],
      shipping: 5_000,
    })
    expect(example!.context.at).toBe('2026-11-01T12:00:00.000Z')
  })

  it('is of a shopper both are for, with what each asks to have been shown, held or played', () => {
    const a = rule(off(1), {
      id: 'a',
      obtained: { type: 'sharedCode', code: 'NIGHT' },
      conditions: {
        channels: ['app', 'site'],
        segments: ['sharer'],
        phases: ['warmUp', 'main'],
        playOutcome: { plays: ['group'], outcome: 'completed' },
      },
    })
    const b = rule(off(1), {
      id: 'b',
      obtained: { type: 'claimed', validHours: 5 },
      conditions: { channels: ['site'], phases: ['main'], firstOrder: true },
    })
    expect(exampleCart(a, b)!.context).toEqual({
      market: 'HK',
      at: a.window.from,
      channel: 'site',
      phase: 'main',
      segment: 'sharer',
      firstOrder: true,
      outcomes: [{ play: 'group', outcome: 'completed' }],
      codes: ['NIGHT'],
      held: [{ rule: 'b' }],
    })
    expect(exampleCart(rule(off(1), { id: 'a' }), rule(off(1), { id: 'b' }))!.context).toEqual({
      market: 'HK',
      at: a.window.from,
      firstOrder: false,
      outcomes: [],
      codes: [],
      held: [],
    })
  })

  it('is not made up where one rule leaves nothing to the other', () => {
    const free = rule({ type: 'free' }, { id: 'free', level: 'item' })
    expect(exampleCart(free, rule(off(1), { id: 'b' }))).toBeNull()
  })
})

describe('what shoppers and writers are told of stacking', () => {
  const shop = campaign(['HK', 'TW', 'CN'])

  test.prop([ruleSets()])('promises no pair that the matrix keeps apart', (rules) => {
    const document = { ...shop, coupons: rules.map((one, k) => ({ ...one, id: `r${k}`, name: `Rule ${k}` })) }
    for (const rule of document.coupons) {
      for (const market of rule.markets) {
        const terms = couponTerms(rule, document, market)
        if (!terms.some(({ key }) => key === 'coupons.combinesAny')) continue
        const apart = document.coupons.filter(
          (other) => other !== rule && other.markets.includes(market) && pairOf(rule, other).verdict === 'apart',
        )
        const said = terms.flatMap(({ key, data }) => (key === 'coupons.notWith' ? [data['other']] : []))
        expect(said).toEqual(apart.map(({ name }) => name))
        const sentence = readBack(rule, document, market).flat()
        expect(sentence.find(({ key }) => key === 'notWith')?.data['others'] ?? []).toEqual(said)
      }
    }
  })

  it('promises no more uses than there are codes, nor than the money is there for', () => {
    const limits = { uses: { HK: 1_000 }, budget: {}, perPerson: 1, perDay: null, perPersonPerDay: null }
    const withCodes = (count: number) =>
      rule(off(4_000), { id: 'codes', limits, obtained: { type: 'uniqueCodes', count, groups: 4 } })
    const said = (one: CouponRule) =>
      couponTerms(one, { ...shop, coupons: [one] }, 'HK').flatMap(({ key, data }) =>
        key === 'coupons.uses' ? [data['uses']] : key === 'coupons.whileBudgetLasts' ? ['budget'] : [],
      )
    const read = (one: CouponRule) =>
      readBack(one, { ...shop, coupons: [one] }, 'HK')
        .flat()
        .map(({ key }) => key)
    expect([said(withCodes(500)), said(withCodes(1_000))]).toEqual([[500], [1_000]])
    expect(read(withCodes(500))).not.toContain('uses')
    expect(read(withCodes(1_001))).toContain('uses')
    const within = (budget: number) => rule(off(4_000), { limits: { ...limits, budget: { HK: budget } } })
    expect([said(within(4_000_000)), said(within(3_999_999))]).toEqual([[1_000], [1_000, 'budget']])
  })

  it('names those that keep apart, and leaves many of them to the shop', () => {
    const alone = (k: number) => rule(off(1), { id: `a${k}`, name: `Alone ${k}`, combinesWith: { type: 'none' } })
    const open = rule(off(1), { id: 'open' })
    const keys = (coupons: CouponRule[]) =>
      couponTerms(open, { ...shop, coupons }, 'HK').flatMap(({ key }) =>
        /[wW]ith|Alone|combines/.test(key) ? [key] : [],
      )
    expect(keys([open])).toEqual(['coupons.combinesAny'])
    expect(keys([open, alone(1), alone(2)])).toEqual(['coupons.combinesAny', 'coupons.notWith', 'coupons.notWith'])
    expect(keys([open, ...[1, 2, 3, 4, 5, 6].map(alone)])).toEqual(['coupons.combinesSome'])
  })
})
