import { createHash } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { sha256 } from '#server/stores/sha256.ts'

const byNode = (text: string) => createHash('sha256').update(text).digest('hex')

test.prop([fc.string({ unit: 'grapheme', maxLength: 300 })])('hashes any text as the platform does', (text) => {
  expect(sha256(text)).toBe(byNode(text))
})

it.each([0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 128, 100_000])('pads %i bytes as the standard says', (length) => {
  expect(sha256('a'.repeat(length))).toBe(byNode('a'.repeat(length)))
})
