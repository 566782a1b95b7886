import { describe, expect, it } from 'vitest'
import { answer, cart, explanationOf, off, percent, rule, spend, whyNot } from './builders.ts'

const applied = (evaluation: ReturnType<typeof answer>) =>
  evaluation.explanations.filter(({ outcome }) => outcome === 'applied').map((one) => one.rule)

describe('by priority', () => {
  it('items come first, then the order on what is left, then shipping', () => {
    const rules = [
      rule({ type: 'free' }, { id: 'post', level: 'shipping', conditions: { purchases: [spend(8_000)] } }),
      rule(percent(1_000), { id: 'tenth', priority: 9 }),
      rule(off(1_000), { id: 'item', level: 'item' }),
    ]
    const evaluation = answer(cart([10_000], 500), rules)
    expect(applied(evaluation)).toEqual(['post', 'tenth', 'item'])
    expect(explanationOf(evaluation, 'tenth')).toMatchObject({ amount: 900 })
    expect(evaluation.totals.payable).toBe(8_100)
  })

  it('at one level the higher priority goes first, and equal ones go by id', () => {
    const half = (id: string, priority: number) => rule(percent(5_000), { id, priority })
    const amountOf = (evaluation: ReturnType<typeof answer>, id: string) => explanationOf(evaluation, id)
    const evaluation = answer(cart([1_000]), [half('a', 1), half('b', 2), half('c', 2)])
    expect(['b', 'c', 'a'].map((id) => amountOf(evaluation, id))).toMatchObject([
      { amount: 500 },
      { amount: 250 },
      { amount: 125 },
    ])
  })

  it('the exclusive rule of higher priority stands alone, also across levels', () => {
    const alone = rule(off(100), { id: 'alone', name: 'VIP', priority: 5, combinesWith: { type: 'none' } })
    const item = rule(off(300), { id: 'item', level: 'item', priority: 4 })
    const other = rule(off(200), { id: 'other', priority: 4, combinesWith: { type: 'none' } })
    const evaluation = answer(cart([1_000]), [item, other, alone])
    expect(applied(evaluation)).toEqual(['alone'])
    expect(whyNot(evaluation, 'item')).toEqual({ code: 'othersStandAlone', data: { other: 'VIP' } })
    expect(whyNot(evaluation, 'other')).toEqual({ code: 'standsAlone', data: { other: 'VIP' } })
  })

  it('an exclusive rule that finds nothing makes room for those it would have kept out', () => {
    const alone = rule(off(100), {
      id: 'alone',
      priority: 5,
      combinesWith: { type: 'none' },
      conditions: { purchases: [spend(2_000)] },
    })
    const evaluation = answer(cart([1_000]), [alone, rule(off(50), { id: 'small' })])
    expect(applied(evaluation)).toEqual(['small'])
    expect(whyNot(evaluation, 'alone')?.code).toBe('spendShort')
  })

  it('one that found nothing after the others makes room too', () => {
    const item = rule(off(600), { id: 'item', level: 'item', priority: 9 })
    const order = rule(off(100), {
      id: 'order',
      priority: 5,
      group: 'g',
      combinesWith: { type: 'otherGroups' },
      conditions: { purchases: [spend(900)] },
    })
    const small = rule(off(50), { id: 'small', priority: 1, group: 'g', combinesWith: { type: 'otherGroups' } })
    const evaluation = answer(cart([1_000]), [item, order, small])
    expect(applied(evaluation)).toEqual(['item', 'small'])
    expect(whyNot(evaluation, 'order')).toEqual({ code: 'sameGroup', data: { other: 'small', group: 'g' } })
  })

  it('what is let in late may not take from the others what they need', () => {
    const rules = [
      rule(off(850), { id: 'item', level: 'item', priority: 9 }),
      rule(off(300), {
        id: 'strict',
        priority: 8,
        combinesWith: { type: 'listed', groups: [], rules: ['item', 'order'] },
        conditions: { purchases: [spend(1_500)] },
      }),
      rule(off(100), { id: 'order', name: 'Night', priority: 5, conditions: { purchases: [spend(1_000)] } }),
      rule(off(100), { id: 'late', level: 'item', priority: 1 }),
    ]
    // 1,900 − 850 leaves 1,050: too little for `strict`, enough for `order`, but not once `late` has had its part.
    const evaluation = answer(cart([1_900]), rules)
    expect(applied(evaluation)).toEqual(['item', 'order'])
    expect(whyNot(evaluation, 'strict')?.code).toBe('spendShort')
    expect(whyNot(evaluation, 'late')).toEqual({ code: 'wouldUndo', data: { other: 'Night' } })
  })

  it('says of whom each is kept out, by the first in priority', () => {
    const group = { group: 'spring', combinesWith: { type: 'otherGroups' as const } }
    const rules = [
      rule(off(10), { id: 'a', priority: 3, ...group }),
      rule(off(10), { id: 'b', priority: 2, ...group }),
      rule(off(10), { id: 'c', priority: 1, combinesWith: { type: 'otherLevels' } }),
      rule(off(10), { id: 'd', level: 'item', combinesWith: { type: 'listed', groups: ['x'], rules: [] } }),
    ]
    const evaluation = answer(cart([1_000]), rules)
    expect(applied(evaluation)).toEqual(['a'])
    expect(whyNot(evaluation, 'b')).toEqual({ code: 'sameGroup', data: { other: 'a', group: 'spring' } })
    expect(whyNot(evaluation, 'c')).toEqual({
      code: 'sameLevel',
      data: { other: 'a', level: { word: 'couponLevel.order' } },
    })
    expect(whyNot(evaluation, 'd')).toEqual({ code: 'notWith', data: { other: 'a' } })
  })

  it('rules without a group are in no group together', () => {
    const loner = (id: string) => rule(off(10), { id, combinesWith: { type: 'otherGroups' } })
    expect(applied(answer(cart([1_000]), [loner('a'), loner('b')]))).toEqual(['a', 'b'])
  })

  it('a list lets in members of its groups and the rules it names, if these let it in', () => {
    const listing = (rules: string[], groups: string[] = []) =>
      rule(off(10), { id: 'a', combinesWith: { type: 'listed', groups, rules } })
    const b = rule(off(10), { id: 'b', group: 'g' })
    expect(applied(answer(cart([100]), [listing(['b']), b]))).toEqual(['a', 'b'])
    expect(applied(answer(cart([100]), [listing([], ['g']), b]))).toEqual(['a', 'b'])
    expect(applied(answer(cart([100]), [listing(['c'], ['h']), b]))).toEqual(['a'])
    expect(applied(answer(cart([100]), [listing(['b']), { ...b, combinesWith: { type: 'none' } }]))).toEqual(['a'])
  })
})

describe('at best', () => {
  it('leaves out the rule of higher priority where the order is cheaper without it', () => {
    const alone = rule(off(100), { id: 'alone', priority: 5, combinesWith: { type: 'none' } })
    const evaluation = answer(cart([1_000]), [alone, rule(off(200), { id: 'more' })], {}, 'best')
    expect(applied(evaluation)).toEqual(['more'])
    expect(whyNot(evaluation, 'alone')).toEqual({ code: 'standsAlone', data: { other: 'more' } })
  })

  it('leaves out a rule that takes from another more than it gives, and says how much', () => {
    const item = rule(off(50), { id: 'item', level: 'item' })
    const order = rule(off(300), { id: 'order', conditions: { purchases: [spend(1_000)] } })
    const evaluation = answer(cart([1_000]), [item, order], {}, 'best')
    expect(applied(evaluation)).toEqual(['order'])
    expect(whyNot(evaluation, 'item')).toEqual({ code: 'dearer', data: { more: { amount: 250, currency: 'HKD' } } })
    expect(applied(answer(cart([1_000]), [item, order]))).toEqual(['item'])
  })

  it('among equals prefers the gift, then the rule of higher priority', () => {
    const a = rule(off(100), { id: 'a', priority: 1, combinesWith: { type: 'none' } })
    const b = rule(off(100), { id: 'b', priority: 2, combinesWith: { type: 'none' } })
    expect(applied(answer(cart([1_000]), [a, b], {}, 'best'))).toEqual(['b'])
    const gift = rule({ type: 'gift', productId: 'mug', quantity: 1 }, { id: 'gift', priority: 0 })
    expect(applied(answer(cart([1_000]), [a, b, gift], {}, 'best'))).toEqual(['b'])
    const c = { ...a, id: 'c', priority: 0, combinesWith: { type: 'listed' as const, groups: [], rules: ['gift'] } }
    expect(applied(answer(cart([1_000]), [a, b, c, gift], {}, 'best'))).toEqual(['c', 'gift'])
  })
})
