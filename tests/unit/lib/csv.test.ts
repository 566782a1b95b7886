import { describe, expect, it } from 'vitest'
import { toCsv } from '#lib/csv.ts'

const lines = (text: string) => text.replace('\uFEFF', '').trimEnd().split('\r\n')

describe('a table as CSV', () => {
  it('starts with the mark Excel needs for Chinese', () => expect(toCsv(['名'], [])).toMatch(/^\uFEFF名\r\n$/))

  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+cmd', "'+cmd"],
    ['-cmd', "'-cmd"],
    ['\t=1', "'\t=1"],
    ['＝1+1', "'＝1+1"],
    [' =1+1', "' =1+1"],
  ])('runs no formula: %j', (cell, safe) => expect(lines(toCsv(['a'], [[cell]]))[1]).toBe(safe))

  it('leaves numbers numbers', () => expect(lines(toCsv(['a', 'b'], [[-5, '-5.50']]))[1]).toBe('-5,-5.50'))

  it('quotes what holds a comma, a quote or a line', () =>
    expect(toCsv(['a'], [['x, "y"'], ['1\n2']])).toBe('\uFEFFa\r\n"x, ""y"""\r\n"1\n2"\r\n'))

  it('writes nothing for nothing', () => expect(lines(toCsv(['a', 'b'], [[null, 0]]))[1]).toBe(',0'))
})
