import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import {
  bytesPerCode,
  checkCodeBatch,
  codeAlphabet,
  formatCode,
  leastGuessesPerHit,
  makeCode,
  mostUnguessable,
  readCode,
} from '#domain/codes.ts'

const bytes = () => fc.uint8Array({ minLength: bytesPerCode, maxLength: bytesPerCode })
const codes = () => fc.tuple(bytes(), fc.integer({ min: 2, max: 4 })).map(([drawn, groups]) => makeCode(drawn, groups))

describe('a code', () => {
  test.prop([codes()])('is read back from what is printed, with or without its dashes, in either case', (code) => {
    for (const typed of [code, formatCode(code), code.toLowerCase(), ` ${formatCode(code).replaceAll('-', ' – ')} `])
      expect(readCode(typed)).toEqual({ code })
  })

  test.prop([codes(), fc.nat(), fc.constantFrom(...codeAlphabet)])(
    'is refused with any one letter wrong',
    (code, at, letter) => {
      const place = at % code.length
      fc.pre(code[place] !== letter)
      const wrong = code.slice(0, place) + letter + code.slice(place + 1)
      expect(readCode(wrong)).toEqual({ problem: 'check' })
    },
  )

  test.prop([codes(), fc.nat(), fc.nat()])('is refused with any two letters swapped', (code, a, b) => {
    const letters = [...code]
    const [one, other] = [a % code.length, b % code.length]
    fc.pre(letters[one] !== letters[other])
    ;[letters[one], letters[other]] = [letters[other]!, letters[one]!]
    expect(readCode(letters.join(''))).toEqual({ problem: 'check' })
  })

  it('is read from a Chinese keyboard and from somebody who takes 8 for B', () => {
    const code = makeCode(new Uint8Array(bytesPerCode).fill(183), 3)
    const fullWidth = [...formatCode(code)].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join('')
    expect(readCode(fullWidth)).toEqual({ code })
    const withEight = [...Array(256).keys()]
      .map((byte) => makeCode(new Uint8Array(bytesPerCode).fill(byte), 3))
      .find((held) => held.includes('8'))!
    expect(readCode(withEight.replaceAll('8', 'b'))).toEqual({ code: withEight })
  })

  it('says what is wrong with what was typed', () => {
    const code = makeCode(new Uint8Array(bytesPerCode).fill(7), 3)
    expect(readCode(code.slice(1))).toEqual({ problem: 'length' })
    expect(readCode('')).toEqual({ problem: 'length' })
    expect(readCode(`0${code.slice(1)}`)).toEqual({ problem: 'letter' })
    expect(readCode('價'.repeat(12))).toEqual({ problem: 'letter' })
    expect(readCode('2'.repeat(1_000_000))).toEqual({ problem: 'length' })
  })

  test.prop([fc.string({ unit: 'binary', maxLength: 80 })])('or something else: any text is answered', (typed) => {
    const reading = readCode(typed)
    if ('code' in reading) expect(readCode(reading.code)).toEqual(reading)
  })

  test.prop([bytes()])('is the number of its bytes, letter by letter from the lowest', (drawn) => {
    const letters = [...makeCode(drawn, 4)].slice(0, 15).map((letter) => BigInt(codeAlphabet.indexOf(letter)))
    const number = drawn.reduce((total, byte) => total * 256n + BigInt(byte), 0n)
    expect(letters.reduceRight((total, letter) => total * 23n + letter, 0n)).toBe(number % 23n ** 15n)
  })

  it('takes every letter equally often in every place but the last', () => {
    let state = 1
    const next = () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 24
    const seen = Array.from({ length: 11 }, () => new Map<string, number>())
    const drawn = 20_000
    for (let k = 0; k < drawn; k++) {
      const code = makeCode(Uint8Array.from({ length: bytesPerCode }, next), 3)
      seen.forEach((counts, place) => counts.set(code[place]!, (counts.get(code[place]!) ?? 0) + 1))
    }
    // 870 expected with a standard deviation of 29: six of those never happen to an even source.
    for (const counts of seen)
      for (const letter of codeAlphabet)
        expect(Math.abs((counts.get(letter) ?? 0) - drawn / codeAlphabet.length)).toBeLessThan(175)
  })

  it('has no letter that looks like another', () => {
    for (const alike of ['0OQ', '1IL', '2Z', '5S', '6G', '8B', 'UV'])
      expect([...alike].filter((letter) => codeAlphabet.includes(letter)).length).toBeLessThanOrEqual(1)
    expect(new Set(codeAlphabet).size).toBe(23)
  })

  it('needs its sixteen bytes', () => {
    expect(() => makeCode(new Uint8Array(15), 3)).toThrow(RangeError)
    expect(() => makeCode(new Uint8Array(bytesPerCode), 5)).toThrow(RangeError)
  })
})

describe('a batch of codes', () => {
  it('may hold as many as leave four thousand million guesses to one hit', () => {
    const most = mostUnguessable(3)
    const all = codeAlphabet.length ** 11
    expect(all / most).toBeGreaterThanOrEqual(leastGuessesPerHit)
    expect(all / (most + 1)).toBeLessThan(leastGuessesPerHit)
    expect(checkCodeBatch({ name: 'Fans', count: most, groups: 3 }, '/b')).toEqual([])
  })

  it('with more is stopped, and the length that will do is its fix', () => {
    const [found] = checkCodeBatch({ name: 'Fans', count: mostUnguessable(3) + 1, groups: 3 }, '/b')
    expect(found).toMatchObject({
      code: 'codes.guessable',
      severity: 'error',
      pointer: '/b/groups',
      fix: { pointer: '/b/groups', value: 4 },
    })
    expect(checkCodeBatch({ name: 'Fans', count: 1_000_000, groups: 4 }, '/b')).toEqual([])
    expect(checkCodeBatch({ name: 'Fans', count: 1, groups: 2 }, '/b')[0]?.fix?.value).toBe(3)
  })
})
