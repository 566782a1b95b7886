import { describe, expect, it } from 'vitest'
import { bandsAmong, linesToDraw, meanOfFinished, otherKey } from '#features/analytics/series/seriesFacts.ts'
import { timeChartOption, type TimeChart } from '#features/analytics/series/seriesOption.ts'

const days = (count: number) =>
  Array.from({ length: count }, (_, k) => new Date(Date.UTC(2026, 10, 1 + k) - 8 * 3_600_000).toISOString())

describe('lines of a chart', () => {
  const line = (value: string, total: number) => ({ value, points: [total, 0], total })
  const series = {
    buckets: days(2),
    lines: ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((value, k) => line(value, 10 - k)),
    unfinishedFrom: null,
    asOf: '',
  }

  it('are at most six: the small ones become one, where they add up', () => {
    const drawn = linesToDraw(series, true)
    expect(drawn.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'e', otherKey])
    expect(drawn.at(-1)).toMatchObject({ points: [9, 0], total: 9 })
  })

  it('of people are not added up: somebody may be in two of them', () => {
    expect(linesToDraw(series, false).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })
})

it('an unfinished bucket is out of the average', () => {
  expect(meanOfFinished([10, 20, 1], 2)).toBe(15)
  expect(meanOfFinished([10, 20, 3], null)).toBe(11)
  expect(meanOfFinished([1], 0)).toBeNull()
})

describe('the phases behind a chart', () => {
  const phase = (from: string, to: string) => ({ name: 'Main', strong: true, window: { from, to } })

  it('reach half a bucket to both sides of the points they cover', () => {
    // 11 November in Hong Kong is the eleventh of thirty buckets.
    const band = bandsAmong(days(30), [phase('2026-11-10T16:00:00.000Z', '2026-11-11T16:00:00.000Z')])
    expect(band).toEqual([{ name: 'Main', strong: true, from: 9.5, to: 10.5 }])
  })

  it('are cut at the ends of the chart, and left out where they lie outside', () => {
    expect(bandsAmong(days(5), [phase('2026-10-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z')])).toMatchObject([
      { from: 0, to: 1.5 },
    ])
    expect(bandsAmong(days(5), [phase('2026-12-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z')])).toEqual([])
    expect(bandsAmong(days(5), [phase('2026-10-01T00:00:00.000Z', '2026-10-31T16:00:00.000Z')])).toEqual([])
  })
})

describe('the chart', () => {
  const chart: TimeChart = {
    labels: ['1 Nov', '2 Nov', '3 Nov'],
    interval: 'day',
    lines: [
      { id: 'a', name: 'A', points: [1, 2, 3], color: 'blue' },
      { id: 'compare', name: 'Before', points: [2, 2, 2], color: 'grey', reference: true },
    ],
    bands: [],
    unfinishedFrom: 2,
    zone: 'Asia/Hong_Kong',
    writeShort: String,
    colors: { band: '', bandStrong: '', bandText: '' },
  }
  type Drawn = { id: string; data: unknown; lineStyle: { type: unknown } }
  const seriesOf = (given: TimeChart) => timeChartOption(given)['series'] as Drawn[]

  it('dashes what is not over yet, from the last finished point on', () => {
    const [finished, open, compare] = seriesOf(chart)
    expect(finished).toMatchObject({
      data: [
        [0, 1],
        [1, 2],
        [2, null],
      ],
      lineStyle: { type: 'solid' },
    })
    expect(open).toMatchObject({
      id: 'a:unfinished',
      data: [
        [0, null],
        [1, 2],
        [2, 3],
      ],
      lineStyle: { type: [4, 4] },
    })
    expect(compare?.lineStyle.type).toBe('dashed')
  })

  it('draws one solid line when everything is over, and names its zone on the axis', () => {
    expect(seriesOf({ ...chart, unfinishedFrom: null, lines: chart.lines.slice(0, 1) })).toHaveLength(1)
    expect(timeChartOption(chart)['xAxis']).toMatchObject({ name: 'Asia/Hong_Kong' })
  })
})
