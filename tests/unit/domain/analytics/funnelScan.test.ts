import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { reachedSteps, type FunnelRules, type Mark } from '#domain/analytics/funnel.ts'
import { funnelOrders } from '#domain/analytics/vocabulary.ts'
import { scanFunnel } from '#domain/analytics/funnelScan.ts'

/** Few instants, few steps, many ties and repeats: where the two could differ. */
const cases = fc.integer({ min: 1, max: 4 }).chain((steps) =>
  fc.record({
    marks: fc
      .array(
        fc.record({
          at: fc.integer({ min: 0, max: 6 }),
          steps: fc.integer({ min: 0, max: (1 << steps) - 1 }),
          excludes: fc.integer({ min: 0, max: 3 }).map((bits) => (bits === 3 ? 0 : bits)),
        }),
        { maxLength: 7 },
      )
      .map((marks) => marks.sort((a, b) => a.at - b.at)),
    rules: fc.record({
      order: fc.constantFrom(...funnelOrders),
      windowMs: fc.integer({ min: 0, max: 7 }),
      required: fc.array(fc.boolean(), { minLength: steps - 1, maxLength: steps - 1 }).map((rest) => [true, ...rest]),
      exclude:
        steps === 1
          ? fc.constant([])
          : fc.array(
              fc
                .tuple(fc.integer({ min: 0, max: steps - 2 }), fc.integer({ min: 1, max: steps - 1 }))
                .map(([from, to]) => ({ fromStep: Math.min(from, to - 1), toStep: to })),
              { maxLength: 2 },
            ),
    }),
  }),
)

describe('one pass over a person answers as trying every chain does', () => {
  test.prop([cases], { numRuns: 20_000 })('for every order, optional and exclusion steps, ties and repeats', (c) => {
    expect(scanFunnel(c.marks, c.rules)).toEqual(reachedSteps(c.marks, c.rules))
  })
})

const plain = (order: FunnelRules['order'], steps: number, windowMs: number): FunnelRules => ({
  order,
  windowMs,
  required: Array.from({ length: steps }, () => true),
  exclude: [],
})
/** `a0 b5` is an event for step a at instant 0 and one for step b at 5; `x` is one that a rule excludes, `-` any other. */
const marks = (notation: string): Mark[] =>
  notation.split(' ').map((word) => {
    const kind = word.charAt(0)
    const step = 'abcd'.indexOf(kind)
    return { at: Number(word.slice(1)), steps: step === -1 ? 0 : 1 << step, excludes: kind === 'x' ? 1 : 0 }
  })

describe.each([
  ['by definition', reachedSteps],
  ['in one pass', scanFunnel],
])('a funnel %s', (_, reached) => {
  it('includes the end of its window', () => {
    expect(reached(marks('a0 b10'), plain('ordered', 2, 10))).toEqual([0, 10])
    expect(reached(marks('a0 b11'), plain('ordered', 2, 10))).toEqual([0, null])
  })

  it('measures the window from the first step, and may begin anew with a later one', () => {
    expect(reached(marks('a0 b8 c16'), plain('ordered', 3, 10))).toEqual([0, 8, null])
    expect(reached(marks('a0 a7 b8 c16'), plain('ordered', 3, 10))).toEqual([0, 1, 9])
  })

  it('lets events of the same instant fill steps in any order', () => {
    for (const order of funnelOrders) expect(reached(marks('b3 a3'), plain(order, 2, 0))).toEqual([0, 0])
  })

  it('needs an event of its own for each step', () => {
    const both: Mark[] = [{ at: 0, steps: 0b11, excludes: 0 }]
    for (const order of funnelOrders) expect(reached(both, plain(order, 2, 5))).toEqual([0, null])
  })

  it('lets other things happen in between where it is ordered, and not where it is strict', () => {
    expect(reached(marks('a0 -1 b2'), plain('ordered', 2, 5))).toEqual([0, 2])
    expect(reached(marks('a0 -1 b2'), plain('strict', 2, 5))).toEqual([0, null])
    expect(reached(marks('a0 -1 a2 b3'), plain('strict', 2, 5))).toEqual([0, 1])
  })

  it('counts a step done before the first where any order will do', () => {
    expect(reached(marks('b0 a4'), plain('any', 2, 4))).toEqual([0, 4])
    expect(reached(marks('b0 a4'), plain('any', 2, 3))).toEqual([0, null])
    expect(reached(marks('b0 a4'), plain('ordered', 2, 4))).toEqual([0, null])
    expect(reached(marks('b0'), plain('any', 2, 4))).toEqual([null, null])
  })

  it('lets people pass over an optional step', () => {
    const rules: FunnelRules = { ...plain('ordered', 3, 10), required: [true, false, true] }
    expect(reached(marks('a0 c2'), rules)).toEqual([0, null, 2])
    expect(reached(marks('a0 b1 c2'), rules)).toEqual([0, 1, 2])
  })

  it('bars the way over an exclusion, and not at its ends', () => {
    const rules: FunnelRules = { ...plain('ordered', 2, 10), exclude: [{ fromStep: 0, toStep: 1 }] }
    expect(reached(marks('a0 x1 b2'), rules)).toEqual([0, null])
    expect(reached(marks('a0 x0 x2 b2'), rules)).toEqual([0, 2])
    expect(reached(marks('a0 x1 a2 b3'), rules)).toEqual([0, 1])
  })

  it('refuses a first step that may be skipped, and an exclusion that leads backwards', () => {
    expect(() => reached([], { ...plain('ordered', 2, 1), required: [false, true] })).toThrow(RangeError)
    expect(() => reached([], { ...plain('ordered', 2, 1), exclude: [{ fromStep: 1, toStep: 1 }] })).toThrow(RangeError)
  })
})

it('answers for somebody who did one thing ten thousand times', () => {
  const many: Mark[] = Array.from({ length: 10_000 }, (_, k) => ({ at: k, steps: 0b11, excludes: 0 }))
  for (const order of funnelOrders) expect(scanFunnel(many, plain(order, 3, 100))).toEqual([0, 1, null])
})

it('answers for somebody who did everything at one instant', () => {
  const many: Mark[] = Array.from({ length: 20_000 }, (_, k) => ({
    at: 0,
    steps: k % 2 === 0 ? 0b1111 : 0b101,
    excludes: 0,
  }))
  const required = [true, false, false, true, false, true]
  for (const order of funnelOrders) {
    expect(scanFunnel(many, { ...plain(order, 6, 100), required })).toEqual([0, 0, 0, 0, null, null])
  }
})
