import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTime, instantOf } from '#domain/time.ts'
import { readTyped, readTypedDay, writeTyped } from '#lib/format/typedTimes.ts'

const moments = fc
  .integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2199, 11, 30) })
  .map((at) => localTime(instantOf(at - (at % 1_000)), 'HK'))

describe('a time that is typed', () => {
  test.prop([moments])('is read as it was written', (local) => {
    expect(readTyped(writeTyped(local))).toEqual(local)
  })

  it.each([
    '2026-11-11 20:00',
    '2026/11/11 20:00',
    '20261111 20:00',
    '11 Nov 2026 20:00',
    '2026年11月11日 20:00',
    '２０２６－１１－１１　２０：００',
  ])('takes %s', (text) => {
    expect(writeTyped(readTyped(text)!)).toBe('2026-11-11 20:00')
  })

  it.each([
    '11/12/2026',
    '2026-02-29',
    '2026-11-11 24:00',
    '2026-11-11 8',
    '11 Foo 2026',
    '2026-11-11 20:00 tomorrow',
    'soon',
  ])('refuses %s, which nobody can be sure of', (text) => {
    expect(readTyped(text)).toBeNull()
  })

  it('is a whole day only where no clock is named', () => {
    expect(readTypedDay('2028/2/29')).toBe('2028-02-29')
    expect(readTypedDay('2028-02-29 10:00')).toBeNull()
  })
})
