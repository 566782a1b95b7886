import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { canonicalText } from '#domain/campaign/hash.ts'
import { getAt, pathOf, setAt, stablePointer } from '#domain/campaign/pointer.ts'
import { pointerTo } from '#domain/finding.ts'

describe('a JSON pointer', () => {
  test.prop([fc.array(fc.string({ minLength: 1 }))])('is read back as the path it was made of', (path) => {
    expect(pathOf(pointerTo(...path))).toEqual(path)
  })

  it('gets and sets without touching the document', () => {
    const document = { plays: [{ id: 'a', price: { HK: 1 } }] }
    expect(getAt(document, '/plays/0/price/HK')).toBe(1)
    expect(setAt(document, '/plays/0/price/TW', 2)).toEqual({ plays: [{ id: 'a', price: { HK: 1, TW: 2 } }] })
    expect(setAt(document, '/plays/-', 'b')).toEqual({ plays: [document.plays[0], 'b'] })
    expect(setAt(document, '/plays/0', undefined)).toEqual({ plays: [] })
    expect(document).toEqual({ plays: [{ id: 'a', price: { HK: 1 } }] })
  })

  it('leads nowhere it should not', () => {
    expect(getAt({}, '/toString')).toBeUndefined()
    expect(() => setAt({}, '/__proto__/x', 1)).toThrow(RangeError)
    expect(() => setAt({ a: 1 }, '/a/b', 1)).toThrow(RangeError)
    expect(() => setAt({ a: [] }, '/a/3', 1)).toThrow(RangeError)
    expect(() => pathOf('a')).toThrow(RangeError)
  })

  it('can name things by their id', () => {
    expect(stablePointer({ plays: [{ id: 'x' }, { id: 'y/z', ladder: [1] }] }, '/plays/1/ladder/0')).toBe(
      '/plays/y~1z/ladder/0',
    )
  })
})

describe('the text a document is hashed by', () => {
  test.prop([fc.jsonValue({ maxDepth: 4 })])('says the same as JSON, whatever order names came in', (value) => {
    expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(JSON.stringify(value)))
    const shuffled = JSON.parse(JSON.stringify(value), (_, entry) =>
      typeof entry === 'object' && entry !== null && !Array.isArray(entry)
        ? Object.fromEntries(Object.entries(entry).toReversed())
        : entry,
    )
    expect(canonicalText(shuffled)).toBe(canonicalText(JSON.parse(JSON.stringify(value))))
  })

  it('takes absent and undefined for the same, and refuses what JSON cannot say', () => {
    expect(canonicalText({ b: 1, a: undefined })).toBe('{"b":1}')
    expect(() => canonicalText(Number.NaN)).toThrow(TypeError)
    expect(() => canonicalText(1n)).toThrow(TypeError)
  })
})
