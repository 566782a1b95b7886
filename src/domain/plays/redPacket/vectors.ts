import { drawsOf } from '../../seed.ts'
import { luckyRange, planPackets, potSeed, splitAlgorithm, type Pot, type Split } from './split.ts'

type Case = { name: string; seed: string; split: Split; pot: Pot }

/** Cases that differ in what an implementation is likely to get wrong. */
const cases: readonly Case[] = [
  { name: 'even, one unit left over', seed: '', split: 'even', pot: { money: 100, packets: 3, smallest: 1 } },
  { name: 'one packet is the pot', seed: 'a', split: 'lucky', pot: { money: 777, packets: 1, smallest: 1 } },
  { name: 'no room for luck', seed: 'a', split: 'lucky', pot: { money: 30, packets: 3, smallest: 10 } },
  {
    name: 'twice the mean is no whole number',
    seed: 'b',
    split: 'lucky',
    pot: { money: 101, packets: 7, smallest: 1 },
  },
  {
    name: 'HK$200 in ten, none below HK$5',
    seed: potSeed('0123456789abcdef', 'red-packet', 'HK'),
    split: 'lucky',
    pot: { money: 20_000, packets: 10, smallest: 500 },
  },
  {
    name: 'a large pot',
    seed: potSeed('0123456789abcdef', '紅包', 'CN'),
    split: 'lucky',
    pot: { money: 900_000_000_001, packets: 12, smallest: 1 },
  },
]

/**
 * Worked examples of pots and their packets, for storefronts in other languages to prove themselves by. Written to
 * `docs/packet-vectors.json`; what each field means stands in its `about`.
 */
export function packetVectors() {
  return {
    algorithm: splitAlgorithm,
    about: {
      draws:
        'of packet k (counted from 0, with those that went back): numerators over 2^32 of the first two draws of the seed "<seed>#<k>", the sixteenth and seventeenth output of sfc32 keyed as in bargain-vectors.json',
      extra: 'left money less packets left times smallest',
      range: 'whole = floor(2 * extra / packets left), part = 2 * extra mod packets left',
      lucky:
        'most = whole + 1 where draw1 / 2^32 < part / packets left in IEEE 754 doubles, else whole; packet = smallest + floor(draw2 / 2^32 * (most + 1)); the last packet is what is left',
      even: 'ceil(left money / packets left)',
    },
    cases: cases.map(({ name, seed, split, pot }) => ({
      name,
      seed,
      split,
      pot,
      packets: planPackets(pot, split, seed),
      firstDraws: firstTwo(`${seed}#0`),
      firstRange: luckyRange(pot),
    })),
  }
}

function firstTwo(seed: string): number[] {
  const draw = drawsOf(seed)
  return [draw() * 4_294_967_296, draw() * 4_294_967_296]
}
