import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { testApp } from '../setup/apps.ts'
import { expectRefusal } from '../setup/refused.ts'

type Vectors = {
  algorithm: string
  cases: {
    name: string
    seed: string
    listPrice: number
    floorPrice: number
    minCut: number
    jitter: number
    curve: { helpers: number; firstCut: number | null; shape: { x: number; y: number }[] }
    weights: number[]
    plan: number[]
    newUserWeight: number
    selfFirstCut: boolean
    minNewHelpers: number
    helpers: string
    taken: { helper: number | null; steps: number; amount: number; priceAfter: number; progressMillionths: number }[]
    refused: { helper: number; reason: string }[]
  }[]
}

/** What storefronts prove themselves by, read as they read it. */
const vectors = JSON.parse(readFileSync(new URL('../../docs/bargain-vectors.json', import.meta.url), 'utf8')) as Vectors

/** A vector as the call asks for it. */
function asked(name: string) {
  const { seed, listPrice, floorPrice, minCut, jitter, curve, helpers, ...taking } = vectors.cases.find(
    (one) => one.name === name,
  )!
  const { newUserWeight, selfFirstCut, minNewHelpers } = taking
  return {
    market: 'HK' as const,
    seed,
    listPrice: { HK: listPrice },
    floorPrice: { HK: floorPrice },
    minCut: { HK: minCut },
    jitter,
    ...curve,
    newUserWeight,
    selfFirstCut,
    minNewHelpers,
    friends: [...helpers].map((letter) => ({ isNew: letter === 'n' })),
  }
}

describe('the plan of a bargain', () => {
  it.each(vectors.cases.map((one) => [one.name, one] as const))('is that of the vectors: %s', async (name, vector) => {
    const client = await (await testApp()).as('qa')
    const answer = await client.plays.bargainPlan({ body: asked(name) })
    expect(answer).toMatchObject({ algorithm: vectors.algorithm, weights: vector.weights, cuts: vector.plan })
    expect(answer.taken.cuts.map(({ progress, ...cut }) => ({ ...cut, progressMillionths: progress }))).toEqual(
      vector.taken,
    )
    expect(answer.taken.refused).toEqual(vector.refused)
  })

  it('is refused for a new friend who would count for nothing, or for more than five', async () => {
    const client = await (await testApp()).as('manager')
    for (const newUserWeight of [0, -3, 6]) {
      const body = { ...asked(vectors.cases[0]!.name), newUserWeight }
      const error = await expectRefusal(client.plays.bargainPlan({ body }), 'invalid')
      expect(error.errors.map(({ pointer }) => pointer)).toEqual(['/newUserWeight'])
    }
  })

  it('is refused at the field it cannot be made from', async () => {
    const client = await (await testApp()).as('manager')
    const body = { ...asked(vectors.cases[0]!.name), floorPrice: { HK: 99 } }
    const error = await expectRefusal(client.plays.bargainPlan({ body }), 'invalid')
    expect(error.errors).toEqual([{ pointer: '/floorPrice/HK', code: 'noPlan', data: { problem: 'discount' } }])
  })
})
