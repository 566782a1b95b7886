import { describe, expect, it } from 'vitest'
import type { CouponContext } from '#domain/coupons/cart.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { answer, at, cart, off, rule, whyNot } from './builders.ts'

type Given = Parameters<typeof rule>[1]
const why = (given: Given, context: CouponContext = {}) => whyNot(answer(cart([1_000]), [rule(off(1), given)], context))
const code = (given: Given, context?: CouponContext) => why(given, context)?.code ?? null

describe('where and when', () => {
  it('a rule holds in its markets, from its first moment until just before its last', () => {
    expect(why({ markets: ['TW'] })).toEqual({ code: 'otherMarket', data: { market: { word: 'market.HK' } } })
    const window = { from: at, to: '2026-11-12T00:00:00.000Z' }
    expect(why({ window })).toBeNull()
    expect(why({ window }, { at: '2026-11-11T03:59:59.999Z' })).toEqual({ code: 'notYet', data: { from: { at } } })
    expect(why({ window }, { at: window.to })).toEqual({ code: 'over', data: { to: { at: window.to } } })
  })

  it('a rule for channels and phases asks which it is', () => {
    const channels = { conditions: { channels: ['app' as const] } }
    expect([code(channels), code(channels, { channel: 'site' }), code(channels, { channel: 'app' })]).toEqual([
      'otherChannel',
      'otherChannel',
      null,
    ])
    const phases = { conditions: { phases: ['main' as const] } }
    expect([code(phases), code(phases, { phase: 'teaser' }), code(phases, { phase: 'main' })]).toEqual([
      'otherPhase',
      'otherPhase',
      null,
    ])
  })

  it('happy hours are read on the market’s clock, also past midnight', () => {
    const hours = (fromMinute: number, toMinute: number, time: string) =>
      code({ conditions: { hours: { fromMinute, toMinute } } }, { at: `2026-11-11T${time}:00.000Z` })
    // 20:00 to 22:00 in Hong Kong is 12:00 to 14:00 UTC.
    expect(['11:59', '12:00', '13:59', '14:00'].map((time) => hours(1_200, 1_320, time))).toEqual([
      'otherHours',
      null,
      null,
      'otherHours',
    ])
    // 22:00 to 02:00.
    expect(['13:59', '14:00', '17:59', '18:00'].map((time) => hours(1_320, 120, time))).toEqual([
      'otherHours',
      null,
      null,
      'otherHours',
    ])
    expect(why({ conditions: { hours: { fromMinute: 61, toMinute: 605 } } })?.data).toEqual({
      from: '01:01',
      to: '10:05',
    })
  })
})

describe('how it is come by', () => {
  it('a collected or given coupon must be held, and not have run out', () => {
    for (const [type, missing] of [
      ['claimed', 'notClaimed'],
      ['given', 'notGiven'],
    ] as const) {
      const obtained: CouponRule['obtained'] = { type, validHours: 24 }
      expect(code({ obtained })).toBe(missing)
      expect(code({ obtained }, { held: [{ rule: 'other' }] })).toBe(missing)
      expect(code({ obtained }, { held: [{ rule: 'rule' }] })).toBeNull()
      expect(code({ obtained }, { held: [{ rule: 'rule', since: '2026-11-10T04:00:00.001Z' }] })).toBeNull()
      expect(why({ obtained }, { held: [{ rule: 'rule', since: '2026-11-10T04:00:00.000Z' }] })).toEqual({
        code: 'expired',
        data: { to: { at } },
      })
      const forever = { obtained: { type, validHours: null } }
      expect(code(forever, { held: [{ rule: 'rule', since: '2020-01-01T00:00:00.000Z' }] })).toBeNull()
    }
  })

  it('a shared code is read as people type it; an empty one opens nothing', () => {
    const obtained = { type: 'sharedCode' as const, code: 'Double11' }
    expect(code({ obtained })).toBe('codeMissing')
    expect(code({ obtained }, { codes: ['DOUBLE'] })).toBe('codeMissing')
    expect(code({ obtained }, { codes: ['x', ' ｄｏｕｂｌｅ 11 '] })).toBeNull()
    expect(code({ obtained: { ...obtained, code: '' } }, { codes: [''] })).toBe('codeMissing')
  })

  it('a code of one’s own is looked up by the shop, which then says that it is held', () => {
    const obtained = { type: 'uniqueCodes' as const, count: 5, groups: 3 }
    expect(code({ obtained }, { codes: ['ABCD'] })).toBe('codeMissing')
    expect(code({ obtained }, { held: [{ rule: 'rule', since: '2020-01-01T00:00:00.000Z' }] })).toBeNull()
  })
})

describe('for whom', () => {
  it('a rule for some shoppers asks who they are and what they did', () => {
    const sharers = { conditions: { segments: ['sharer' as const, 'sharedToNew' as const] } }
    expect([code(sharers), code(sharers, { segment: 'nonSharer' }), code(sharers, { segment: 'sharedToNew' })]).toEqual(
      ['otherSegment', 'otherSegment', null],
    )
    const first = { conditions: { firstOrder: true } }
    expect([code(first), code(first, { firstOrder: false }), code(first, { firstOrder: true })]).toEqual([
      'notFirstOrder',
      'notFirstOrder',
      null,
    ])
  })

  it('a rule after a completed bargain asks for that bargain, or for any', () => {
    const after = (plays: string[]) => ({ conditions: { playOutcome: { plays, outcome: 'completed' as const } } })
    const ended = (play: string, outcome: 'completed' | 'missed') => ({ outcomes: [{ play, outcome }] })
    expect(why(after([]))).toEqual({ code: 'noPlayOutcome', data: { outcome: { word: 'playOutcome.completed' } } })
    expect(code(after([]), ended('any', 'completed'))).toBeNull()
    expect(code(after([]), ended('any', 'missed'))).toBe('noPlayOutcome')
    expect(code(after(['bargain']), ended('group', 'completed'))).toBe('noPlayOutcome')
    expect(code(after(['bargain']), ended('bargain', 'completed'))).toBeNull()
  })
})

describe('what has been used', () => {
  const none = { uses: {}, budget: {}, perPerson: null, perDay: null, perPersonPerDay: null }

  it.each([
    ['usesGone', { uses: { HK: 3 } }, { used: 3 }],
    ['dayGone', { perDay: 3 }, { usedToday: 3 }],
    ['personGone', { perPerson: 3 }, { usedByPerson: 3 }],
    ['personDayGone', { perPersonPerDay: 3 }, { usedByPersonToday: 3 }],
  ] as const)('%s stops the rule at its limit, not before', (gone, limit, used) => {
    const limits = { limits: { ...none, ...limit } }
    const less = Object.fromEntries(Object.entries(used).map(([name, value]) => [name, value - 1]))
    expect(why(limits, { usage: { rule: used } })).toEqual({ code: gone, data: { uses: 3 } })
    expect(code(limits, { usage: { rule: less } })).toBeNull()
    expect(code(limits, { usage: { other: used } })).toBeNull()
    expect(code({ limits: none }, { usage: { rule: used } })).toBeNull()
  })

  it('a budget that cannot carry the whole discount grants none of it', () => {
    const limits = (spent: number) =>
      whyNot(
        answer(cart([10_000]), [rule(off(4_000), { limits: { ...none, budget: { HK: 9_000 } } })], {
          usage: { rule: { spent } },
        }),
      )
    expect(limits(5_000)).toBeNull()
    expect(limits(5_001)).toEqual({
      code: 'budgetGone',
      data: { left: { amount: 3_999, currency: 'HKD' }, needed: { amount: 4_000, currency: 'HKD' } },
    })
    expect(limits(20_000)?.data['left']).toEqual({ amount: 0, currency: 'HKD' })
  })
})

describe('the market', () => {
  it('is that of the currency unless it is named, and pays in its own currency', () => {
    const inTaiwan = { ...cart([1_000]), currency: 'TWD' as const }
    expect(answer(inTaiwan, []).market).toBe('TW')
    expect(() => answer(inTaiwan, [], { market: 'HK' })).toThrow('otherCurrency')
  })
})
