import { describe, expect, it } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { funnelOf, outcomeOf, type FunnelQuestion } from '#domain/analytics/funnel.ts'
import { peopleOf } from '#domain/analytics/history.ts'
import { at, event, november, whole } from './events.ts'

const steps: FunnelQuestion['steps'] = [{ type: 'view' }, { type: 'share', optional: true }, { type: 'order' }]
const question: FunnelQuestion = { ...whole, steps, windowSeconds: 3_600, order: 'ordered' }

const answer = (events: readonly HaggleEvent[], asked: Partial<FunnelQuestion> = {}) => {
  const whole = { ...question, ...asked }
  return funnelOf(
    peopleOf(events).flatMap((person) => outcomeOf(person, whole) ?? []),
    whole,
  )
}
const person = (userKey: string, ...did: [HaggleEvent['type'], number][]) =>
  did.map(([type, minute]) => event({ userKey, type, at: at(11, 0, minute) }))

describe('a funnel', () => {
  const shop = [
    ...person('a', ['view', 0], ['share', 5], ['order', 10]),
    ...person('b', ['view', 0], ['order', 30]),
    ...person('c', ['view', 0], ['order', 61]),
    ...person('d', ['order', 0]),
  ]

  it('counts people, shares of the first step and of the last required one, and medians', () => {
    const { steps: found, stillConverting, breakdown } = answer(shop)
    expect(found.map(({ count }) => count)).toEqual([3, 1, 2])
    expect(found.map(({ rateOfFirst }) => rateOfFirst)).toEqual([1, 1 / 3, 2 / 3])
    expect(found.map(({ rateOfPrevious }) => rateOfPrevious)).toEqual([1, 1 / 3, 2 / 3])
    expect(found.map(({ medianMsFromFirst }) => medianMsFromFirst)).toEqual([0, 300_000, 600_000])
    expect(found[2]?.interval).toEqual({ low: expect.closeTo(0.2077, 4), high: expect.closeTo(0.9385, 4) })
    expect([stillConverting, breakdown]).toEqual([0, []])
  })

  it('has no rate where nobody was', () => {
    expect(answer([])).toEqual({
      steps: steps.map(() => ({
        count: 0,
        rateOfFirst: null,
        rateOfPrevious: null,
        interval: null,
        medianMsFromFirst: null,
      })),
      stillConverting: 0,
      breakdown: [],
    })
    const [, , order] = answer(person('a', ['view', 0]), {
      steps: [{ type: 'view' }, { type: 'pay' }, { type: 'order' }],
    }).steps
    expect(order).toMatchObject({ count: 0, rateOfFirst: 0, rateOfPrevious: null })
  })

  it('sees its span only: the start included, the end not', () => {
    const span = { from: november(11), to: november(11, 0, 30) }
    expect(answer(shop, span).steps.map(({ count }) => count)).toEqual([3, 1, 1])
    expect(answer(shop, { ...span, to: span.to + 1 }).steps.map(({ count }) => count)).toEqual([3, 1, 2])
    expect(answer(shop, { ...span, from: span.from + 1 }).steps[0]?.count).toBe(0)
  })

  it('sees one campaign only, where one is named', () => {
    const events = [
      event({ campaignId: 'c' }),
      event({ campaignId: 'c', type: 'order', at: at(11, 0, 1) }),
      event({ userKey: 'x' }),
    ]
    expect(answer(events, { campaignId: 'c' }).steps.map(({ count }) => count)).toEqual([1, 0, 1])
    expect(answer(events, { campaignId: 'other' }).steps[0]?.count).toBe(0)
  })

  it('tells who may still convert: their window is open when the question ends', () => {
    const asked = { to: november(12), asOf: november(11, 1) }
    const waiting = person('w', ['view', 0])
    expect(answer(waiting, asked).stillConverting).toBe(1)
    expect(answer(waiting, { ...asked, asOf: asked.asOf + 1 }).stillConverting).toBe(0)
    expect(answer([...waiting, ...person('w', ['order', 1])], asked).stillConverting).toBe(0)
  })

  it('breaks down by what was true at each person’s first step, the largest first', () => {
    const events = [
      event({ userKey: 'a', channel: 'app', at: at(11, 0, 0) }),
      event({ userKey: 'a', channel: 'site', at: at(11, 0, 1) }),
      event({ userKey: 'a', channel: 'site', type: 'order', at: at(11, 0, 2) }),
      event({ userKey: 'b', channel: 'site', at: at(11, 0, 0) }),
      event({ userKey: 'c', channel: 'site', at: at(11, 0, 0) }),
      event({ userKey: 'd', at: at(11, 0, 0) }),
    ]
    const groups = answer(events, { breakdown: 'channel' }).breakdown
    expect(groups.map(({ value, steps: own }) => [value, own.map(({ count }) => count)])).toEqual([
      ['site', [2, 0, 0]],
      [null, [1, 0, 0]],
      ['app', [1, 0, 1]],
    ])
  })

  it('filters every step, or one', () => {
    const events = [
      ...person('a', ['view', 0], ['order', 1]),
      event({ userKey: 'b', market: 'TW' }),
      event({ userKey: 'b', market: 'TW', type: 'order', product: 'p', at: at(11, 0, 3) }),
    ]
    expect(answer(events, { where: { market: 'TW' } }).steps.map(({ count }) => count)).toEqual([1, 0, 1])
    const filtered = [{ type: 'view' as const }, { type: 'order' as const, where: { product: 'p' } }]
    expect(answer(events, { steps: filtered }).steps.map(({ count }) => count)).toEqual([2, 1])
    expect(answer(events, { where: { segment: 'sharedToNew' } }).steps[0]?.count).toBe(0)
  })
})
