import { describe, expect, it } from 'vitest'
import { peopleOf } from '#domain/analytics/history.ts'
import { retentionOf, type RetentionQuestion } from '#domain/analytics/retention.ts'
import { at, event, hongKong, november, whole } from './events.ts'

const question: RetentionQuestion = {
  ...whole,
  cohortBy: 'anything',
  returning: 'anything',
  interval: 'day',
  periods: 3,
}
const cohorts = (events: Parameters<typeof peopleOf>[0], asked: Partial<RetentionQuestion> = {}) =>
  retentionOf(peopleOf(events), { ...question, ...asked }, hongKong)

describe('retention', () => {
  const visits = (userKey: string, ...days: number[]) => days.map((day) => event({ userKey, at: at(day, 12) }))

  it('counts those who were there on the n-th day exactly, not up to it', () => {
    expect(cohorts([...visits('a', 1, 3), ...visits('b', 1, 2, 4), ...visits('c', 2)])).toEqual([
      { start: november(1), size: 2, returned: [2, 1, 1, 1], endsOn: null },
      { start: november(2), size: 1, returned: [1, 0, 0, 0], endsOn: null },
    ])
  })

  it('says nothing about a day that is not over', () => {
    expect(cohorts(visits('a', 1, 2), { asOf: november(4) })[0]?.returned).toEqual([1, 1, 0, null])
    expect(cohorts(visits('a', 1, 2), { asOf: november(4) - 1 })[0]?.returned).toEqual([1, 1, null, null])
  })

  it('says nothing about what reaches beyond the day of the last event', () => {
    const days = [november(1), november(2)]
    expect(cohorts(visits('a', 1, 2), { days })[0]).toMatchObject({ returned: [1, 1, null, null], endsOn: november(2) })
    const byWeek = { interval: 'week', days: [november(1), november(8)] } as const
    expect(cohorts(visits('a', 1, 8), byWeek)[0]?.returned).toEqual([1, 1, null, null])
    expect(cohorts(visits('a', 1, 8), { ...byWeek, days: [november(1), november(7)] })[0]?.returned).toEqual([
      1,
      null,
      null,
      null,
    ])
  })

  it('says nothing about what lies between orders of long ago and a campaign of today', () => {
    const days = [november(1), november(2), november(20)]
    const [first, last] = cohorts([...visits('a', 1, 2), ...visits('b', 20)], { days })
    expect(first).toMatchObject({ returned: [1, 1, null, null], endsOn: november(2) })
    expect(last).toMatchObject({ start: november(20), endsOn: november(20) })
    const quiet = cohorts(visits('a', 1), { days: [november(1), november(4)] })
    expect(quiet[0]).toMatchObject({ returned: [1, 0, 0, 0], endsOn: null })
  })

  it('starts each clock once in a life: who was there before is no newcomer', () => {
    expect(cohorts([event({ at: '2025-11-11T00:00:00.000Z' }), ...visits('u1', 1, 2)])).toEqual([])
  })

  it('starts clocks by campaign, and lets people come back anywhere', () => {
    const events = [event({ campaignId: 'c', at: at(1) }), event({ campaignId: 'other', at: at(2) })]
    expect(cohorts(events, { campaignId: 'c' })[0]?.returned).toEqual([1, 1, 0, 0])
    expect(cohorts(events, { campaignId: 'other' })).toEqual([])
  })

  it('can start at the first order and count orders only', () => {
    const events = [
      event({ at: at(1) }),
      event({ type: 'order', at: at(2) }),
      event({ at: at(3) }),
      event({ type: 'order', at: at(4) }),
    ]
    expect(cohorts(events, { cohortBy: 'order', returning: 'order' })).toEqual([
      { start: november(2), size: 1, returned: [1, 0, 1, 0], endsOn: null },
    ])
    expect(cohorts(events, { cohortBy: 'register' })).toEqual([])
    const registered = [...events, event({ type: 'register', at: at(3, 1) })]
    expect(cohorts(registered, { cohortBy: 'register' })[0]?.start).toBe(november(3))
  })

  it('goes by weeks from Monday and by months', () => {
    const events = [event({ at: at(8) }), event({ at: at(9) }), event({ at: '2026-12-01T00:00:00.000Z' })]
    expect(cohorts(events, { interval: 'week' })).toEqual([
      { start: november(2), size: 1, returned: [1, 1, 0, 0], endsOn: null },
    ])
    expect(cohorts(events, { interval: 'month' })).toEqual([
      { start: november(1), size: 1, returned: [1, 1, null, null], endsOn: null },
    ])
  })
})
