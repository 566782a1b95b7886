import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bargainVectors } from '#domain/plays/bargain/vectors.ts'
import { describedDraws } from '../../support/describedDraws.ts'

type Written = ReturnType<typeof bargainVectors>
const written: Written = JSON.parse(readFileSync('docs/bargain-vectors.json', 'utf8'))

describe('the published test vectors', () => {
  it('are what the algorithm gives', () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(bargainVectors())))
  })

  /** Written from the descriptions alone, with big integers, as a storefront in another language would. */
  it.each(written.cases)('can be repeated from their description: $name', (given) => {
    const draws = describedDraws(given.seed, given.weights.length).flatMap((draw) => {
      const output = draw * 2 ** 32
      return [output % 65_536, Math.floor(output / 65_536)]
    })
    const j = given.jitter / 10_000
    const strayed = given.weights.map((weight, k) =>
      given.jitter === 0 ? weight : Math.floor(weight * (1 - j) + ((weight * 2 * j) / 65_536) * draws[k]!),
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
