import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { compareText, emailKey, folded, sortKey } from '#server/stores/text.ts'

const text = fc.string({ unit: 'binary', maxLength: 12 })
const utf8 = (value: string) => Buffer.from(value, 'utf8')

test.prop([text, text])('texts are ordered as databases order their UTF-8', (a, b) => {
  expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(utf8(a), utf8(b)))
})

test.prop([text], { numRuns: 1000 })('a folded text is its own folding', (value) => {
  expect(folded(folded(value))).toBe(folded(value))
})

it('sees through case, width and space', () => {
  expect(folded('  ＤＯＵＢＬＥ\t11\n聖誕 ')).toBe('double 11 聖誕')
  expect(emailKey(' Mei@Example.COM ')).toBe('mei@example.com')
})

it('cuts sort keys between characters', () => {
  expect(sortKey('🎄'.repeat(200)).isWellFormed()).toBe(true)
  expect([...sortKey('🎄'.repeat(200))]).toHaveLength(100)
})
