import { expect, it } from 'vitest'
import { axisOf, firstMonth, lanesOf, placeOf, shareOf } from '#features/campaigns/timeline/timeline.ts'
import type { Phase } from '#domain/campaign/document.ts'
import type { Market } from '#domain/market.ts'
import { isMonth, monthAfter } from '#domain/months.ts'

const phase = (id: string, markets: Market[], from: string, to: string): Phase => ({
  id,
  kind: 'main',
  markets,
  window: { from, to },
})

it('begins each month at midnight on the market’s clock', () => {
  const { months } = axisOf('2026-12', 3, 'HK')
  expect(months).toEqual([
    { month: '2026-12', from: '2026-11-30T16:00:00.000Z' },
    { month: '2027-01', from: '2026-12-31T16:00:00.000Z' },
    { month: '2027-02', from: '2027-01-31T16:00:00.000Z' },
  ])
})

it('keeps a third of the axis for what is over, by the market’s calendar', () => {
  expect(firstMonth('2026-11-30T15:59:59.999Z', 6, 'TW')).toBe('2026-09')
  expect(firstMonth('2026-11-30T16:00:00.000Z', 6, 'TW')).toBe('2026-10')
  expect(monthAfter('2026-01', -13)).toBe('2024-12')
})

it('shows of a campaign what lies in the months in sight, and nothing of one that only touches them', () => {
  const axis = axisOf('2026-11', 1, 'HK')
  const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T16:00:00.000Z`
  expect(placeOf({ from: '2026-10-01T00:00:00.000Z', to: at(15) }, axis)).toEqual({ start: 0, width: 0.5 })
  expect(placeOf({ from: at(15), to: '2027-01-01T00:00:00.000Z' }, axis)).toEqual({ start: 0.5, width: 0.5 })
  expect(placeOf({ from: at(30), to: '2027-01-01T00:00:00.000Z' }, axis)).toBeNull()
  expect(shareOf(at(30), axis)).toBe(1)
})

it('draws markets with the same dates once, in the order of time, and leaves out what has no length', () => {
  const [early, late] = ['2026-11-01T16:00:00.000Z', '2026-11-10T16:00:00.000Z']
  const end = '2026-11-12T16:00:00.000Z'
  const lanes = lanesOf([
    phase('b', ['HK', 'TW', 'CN'], late, end),
    phase('a', ['HK', 'CN'], early, late),
    phase('c', ['TW'], end, end),
  ])
  expect(lanes.map(({ markets, phases }) => [markets, phases.map(({ id }) => id)])).toEqual([
    [
      ['HK', 'CN'],
      ['a', 'b'],
    ],
    [['TW'], ['b']],
  ])
})

it('takes only months for the URL that a calendar has', () => {
  expect(['2026-11', '2026-13', '2026-00', '1999-12', '2026-1', 'x'].map(isMonth)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ])
})
