import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bargainVectors } from '#domain/plays/bargain/vectors.ts'

type Written = ReturnType<typeof bargainVectors>
const written: Written = JSON.parse(readFileSync('docs/bargain-vectors.json', 'utf8'))

describe('the published test vectors', () => {
  it('are what the algorithm gives', () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(bargainVectors())))
  })

  /** Written from the descriptions alone, with big integers, as a storefront in another language would. */
  it.each(written.cases)('can be repeated from their description: $name', (given) => {
    const draws = given.weights.map((_, k) => firstDraw(`${given.seed}#${k}`))
    const strayed = given.weights.map((weight, k) =>
      given.jitter === 0 ? weight : Math.floor(weight * (1 + (given.jitter / 10_000) * (2 * draws[k]! - 1))),
    )
    const rest = BigInt(given.discount - given.weights.length * given.minCut)
    const whole = strayed.reduce((total, weight) => total + BigInt(weight), 0n)
    const shares = strayed.map((weight, k) => ({
      k,
      share: (rest * BigInt(weight)) / whole,
      left: (rest * BigInt(weight)) % whole,
    }))
    let over = rest - shares.reduce((total, { share }) => total + share, 0n)
    for (const one of shares.toSorted((a, b) => (a.left > b.left ? -1 : a.left < b.left ? 1 : a.k - b.k))) {
      if (over === 0n) break
      one.share += 1n
      over -= 1n
    }
    expect(shares.map(({ share }) => Number(share) + given.minCut)).toEqual(given.plan)
  })
})

/** sfc32 keyed by four hashes of the text: the first output after fifteen rounds of warming up. */
function firstDraw(text: string): number {
  const fnv = (basis: number) => {
    let h = basis >>> 0
    for (let k = 0; k < text.length; k++) h = Math.imul(h ^ text.charCodeAt(k), 16_777_619) >>> 0
    h = Math.imul(h ^ (h >>> 16), 2_246_822_507) >>> 0
    h = Math.imul(h ^ (h >>> 13), 3_266_489_909) >>> 0
    return (h ^ (h >>> 16)) >>> 0
  }
  let [a, b, c, d] = [fnv(0x811c9dc5), fnv(0x01000193), fnv(0x9e3779b9), fnv(0x85ebca6b)]
  let mixed = 0
  for (let round = 0; round < 16; round++) {
    mixed = (a + b + d) >>> 0
    d = (d + 1) >>> 0
    a = (b ^ (b >>> 9)) >>> 0
    b = (c + (c << 3)) >>> 0
    c = (((c << 21) | (c >>> 11)) + mixed) >>> 0
  }
  return mixed / 4_294_967_296
}
