import { expect, it } from 'vitest'
import { stretchAsked, stretchFrom, stretchTo } from '#domain/partners/stretch.ts'

it('keeps the end that was chosen, and moves the other no further than it must', () => {
  expect(stretchFrom('2009-12', '2011-12')).toEqual({ from: '2009-12', to: '2011-11' })
  expect(stretchFrom('2010-01', '2011-12')).toEqual({ from: '2010-01', to: '2011-12' })
  expect(stretchFrom('2011-12', '2011-03')).toEqual({ from: '2011-12', to: '2011-12' })
  expect(stretchTo('2011-12', '2009-12')).toEqual({ from: '2010-01', to: '2011-12' })
  expect(stretchTo('2011-03', '2011-12')).toEqual({ from: '2011-03', to: '2011-03' })
})

it('reads of an address no more than can be told', () => {
  expect(stretchAsked('2001-01', '2011-12')).toEqual({ from: '2010-01', to: '2011-12' })
  expect(stretchAsked('2011-01', '2011-02')).toEqual({ from: '2011-01', to: '2011-02' })
  for (const [from, to] of [
    ['2011-02', '2011-01'],
    ['x', '2011-01'],
    ['2011-01', '2011-13'],
    [null, '2011-01'],
    ['2011-01', null],
  ] as const)
    expect(stretchAsked(from, to)).toBeNull()
})
