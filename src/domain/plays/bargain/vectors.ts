import type { Market } from '../../market.ts'
import { sum, type Minor } from '../../money.ts'
import { drawHalvesInto, hash32, type Seed } from '../../seed.ts'
import { createBargain } from './create.ts'
import { curveSteps, presetShape } from './curve.ts'
import { cutsTaken, planAlgorithm, planCuts } from './plan.ts'
import type { Bargain } from './schema.ts'
import { blankCampaign } from '../../campaign/create.ts'

type Case = {
  name: string
  seed: Seed
  helpers: string
  set: Partial<Bargain> & { list: Minor; floor: Minor; least: Minor }
}

const market: Market = 'HK'

/** Cases that differ in what an implementation is likely to get wrong. `n` is a new helper, `o` any other. */
const cases: readonly Case[] = [
  {
    name: 'three equal cuts, one cent left over',
    seed: '',
    helpers: 'ooo',
    set: { list: 100, floor: 0, least: 1, helpers: 3, firstCut: null, shape: [], jitter: 0, newUserWeight: 1 },
  },
  {
    name: 'front-loaded to zero, new friends count double',
    seed: 'bargain:b_0001',
    helpers: 'nonnonnnonnonn',
    set: { list: 199_900, floor: 0, least: 1, helpers: 20, firstCut: 3_300, jitter: 1_000, newUserWeight: 2 },
  },
  {
    name: 'back-loaded, smallest cut of one dollar, whole dollars',
    seed: 'bargain:b_0002',
    helpers: 'oooooooooo',
    set: {
      list: 8_990,
      floor: 4_990,
      least: 1,
      helpers: 10,
      firstCut: null,
      shape: presetShape('backLoaded', { helpers: 10, firstCut: null }),
      jitter: 3_000,
      newUserWeight: 1,
    },
  },
  {
    name: 'the initiator cuts first; the last two steps wait for new helpers',
    seed: 'bargain:b_0003',
    helpers: 'ooooooonon',
    set: {
      list: 50_000,
      floor: 100,
      least: 100,
      helpers: 8,
      firstCut: 2_500,
      shape: [],
      jitter: 500,
      newUserWeight: 3,
      selfFirstCut: true,
      minNewHelpers: 2,
    },
  },
  {
    name: 'a step of the curve that is flat gives the smallest cut',
    seed: 'bargain:b_0004',
    helpers: 'oooo',
    set: {
      list: 1_000,
      floor: 0,
      least: 5,
      helpers: 4,
      firstCut: null,
      shape: [
        { x: 2_500, y: 6_000 },
        { x: 5_000, y: 6_000 },
      ],
      jitter: 2_000,
      newUserWeight: 1,
    },
  },
]

/**
 * Worked examples of the whole way from curve to price, for storefronts in other languages to prove themselves by.
 * Written to `docs/bargain-vectors.json`; what each field means stands in its `about`.
 */
export function bargainVectors() {
  return {
    algorithm: planAlgorithm,
    about: {
      hash32:
        'FNV-1a over UTF-16 code units from the basis 811c9dc5, finished by the mixer of murmur3; unsigned 32 bit',
      draws:
        'the first draws of a seed, 16 bits each: the lower, then the upper half of each output, after fifteen that are thrown away, of sfc32 whose a, b, c and counter begin as hash32 of the seed from the bases 811c9dc5, 01000193, 9e3779b9 and 85ebca6b',
      weights: 'floor((y((k+1)/n) - y(k/n)) * 2^32 + 0.5) of the curve; delivered with every bargain',
      strayed:
        'floor(weight * (1 - j) + weight * 2 * j / 65536 * draw) in IEEE 754 doubles, from left to right, each weight by the next draw; j is jitter / 10000',
      plan: 'minCut set aside for each step; the rest shared by strayed weights, rounded down, leftover units one each to the largest remainders, the earlier on a tie; minCut added back',
      taken:
        'price after each helper; a new helper (n) takes newUserWeight steps, others (o) one; steps still needed for new helpers are kept for them; "refused" says why a helper could not cut',
    },
    seeds: ['', 'a', 'bargain:b_0001', '砍價'].map((seed) => ({
      seed,
      hash32: hash32(seed),
      draws: firstDraws(seed),
    })),
    cases: cases.map(caseOf),
  }
}

function caseOf({ name, seed, helpers, set }: Case) {
  const { list, floor, least, ...fields } = set
  const begun = createBargain({ id: 'vector', campaign: blankCampaign({ name, markets: [market] }) })
  const play: Bargain = {
    ...begun,
    ...fields,
    listPrice: { [market]: list },
    floorPrice: { [market]: floor },
    minCut: { [market]: least },
  }
  const plan = planCuts(play, market, seed)
  const people = [...helpers].map((letter) => ({ isNew: letter === 'n' }))
  const taken = cutsTaken(play, market, plan, people)
  return {
    name,
    seed,
    discount: sum(plan),
    listPrice: list,
    floorPrice: floor,
    minCut: least,
    jitter: play.jitter,
    curve: { helpers: play.helpers, firstCut: play.firstCut, shape: play.shape },
    weights: curveSteps(play),
    plan,
    newUserWeight: play.newUserWeight,
    selfFirstCut: play.selfFirstCut,
    minNewHelpers: play.minNewHelpers,
    helpers,
    taken: taken.cuts.map(({ helper, steps, amount, priceAfter, progress }) => ({
      helper,
      steps,
      amount,
      priceAfter,
      progressMillionths: progress,
    })),
    refused: taken.refused,
  }
}

function firstDraws(seed: Seed): number[] {
  const draws = new Uint16Array(4)
  drawHalvesInto(draws, seed)
  return [...draws]
}
