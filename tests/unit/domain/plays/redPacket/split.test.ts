import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { sum } from '#domain/money.ts'
import { luckyRange, nextPacket, planPackets, potProblem, splits, type Pot } from '#domain/plays/redPacket/split.ts'
import { seeds } from '../../support/arbitraries.ts'

const pots = (): fc.Arbitrary<Pot> =>
  fc
    .record({
      packets: fc.integer({ min: 1, max: 60 }),
      smallest: fc.integer({ min: 1, max: 500 }),
      above: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 1_000_000_000 })),
    })
    .map(({ packets, smallest, above }) => ({ packets, smallest, money: packets * smallest + above }))

const anySplit = () => fc.constantFrom(...splits)

describe('the packets of a pot', () => {
  test.prop([pots(), anySplit(), seeds()])('add up to the pot, to the cent', (pot, split, seed) => {
    expect(sum(planPackets(pot, split, seed))).toBe(pot.money)
  })

  test.prop([pots(), anySplit(), seeds()])(
    'are as many as were promised, none below the smallest',
    (pot, split, seed) => {
      const packets = planPackets(pot, split, seed)
      expect(packets).toHaveLength(pot.packets)
      expect(Math.min(...packets)).toBeGreaterThanOrEqual(pot.smallest)
    },
  )

  test.prop([pots(), anySplit(), seeds()])('are the same for the same seed', (pot, split, seed) => {
    expect(planPackets(pot, split, seed)).toEqual(planPackets({ ...pot }, split, `${seed}`))
  })

  test.prop([pots(), anySplit(), seeds(), fc.integer({ min: 0, max: 1_000_000 })])(
    'none gets smaller when the pot gets larger',
    (pot, split, seed, more) => {
      const larger = planPackets({ ...pot, money: pot.money + more }, split, seed)
      planPackets(pot, split, seed).forEach((packet, k) => expect(larger[k]).toBeGreaterThanOrEqual(packet))
    },
  )

  test.prop([pots(), seeds(), fc.integer({ min: 2, max: 1_000 })])(
    'grow with the pot when they are even, within one unit of the smaller pot',
    (pot, seed, factor) => {
      const grown = { ...pot, money: pot.money * factor, smallest: pot.smallest * factor }
      const packets = planPackets(pot, 'even', seed)
      planPackets(grown, 'even', seed).forEach((packet, k) =>
        expect(Math.abs(packet - packets[k]! * factor)).toBeLessThan(factor + 1),
      )
    },
  )

  test.prop([pots(), seeds()])('go on from what is left as they were begun', (pot, seed) => {
    const [first = 0, ...rest] = planPackets(pot, 'lucky', seed)
    let left: Pot = { ...pot, money: pot.money - first, packets: pot.packets - 1 }
    rest.forEach((packet, k) => {
      expect(nextPacket(left, 'lucky', seed, k + 1)).toBe(packet)
      left = { ...left, money: left.money - packet, packets: left.packets - 1 }
    })
  })

  it('differ by one unit at most when they are even', () => {
    expect(planPackets({ money: 100, packets: 3, smallest: 1 }, 'even', 'any')).toEqual([34, 33, 33])
  })

  it('are all the smallest where there is no more', () => {
    expect(planPackets({ money: 30, packets: 3, smallest: 10 }, 'lucky', 'any')).toEqual([10, 10, 10])
  })

  it.each([
    [{ money: 100, packets: 0, smallest: 1 }, 'packets'],
    [{ money: 100, packets: 3, smallest: 0 }, 'smallest'],
    [{ money: 29, packets: 3, smallest: 10 }, 'money'],
  ] as const)('cannot be made from %o', (pot, problem) => {
    expect(potProblem(pot)).toBe(problem)
    expect(() => planPackets(pot, 'lucky', '')).toThrow(RangeError)
  })
})

describe('luck', () => {
  test.prop([pots()])('is fair at every step: the range drawn from has the mean of what is left', (pot) => {
    fc.pre(pot.packets > 1)
    const { whole, part, of } = luckyRange(pot)
    // The mean of a range from 0 to m is m/2; it is `whole` or, `part` times in `of`, one more.
    const twiceMeanTimesOf = BigInt(whole) * BigInt(of) + BigInt(part)
    expect(twiceMeanTimesOf).toBe(2n * BigInt(pot.money - pot.packets * pot.smallest))
  })

  test.prop([pots(), seeds()])('stays within [smallest, 2 × mean − smallest], rounded up to a unit', (pot, seed) => {
    let left = pot
    for (const packet of planPackets(pot, 'lucky', seed)) {
      const most = Math.ceil((2 * left.money) / left.packets) - left.smallest
      if (left.packets > 1) expect(packet).toBeLessThanOrEqual(most)
      left = { ...left, money: left.money - packet, packets: left.packets - 1 }
    }
  })

  /**
   * Over S pots, the mean of a position with variance v and range R is further than t from the true one with a likelihood
   * of at most 2 exp(−S t² / (2v + 2Rt/3)) (Bernstein). Of what is left, L, in c packets, a packet uniform on [0, 2L/c]
   * has the mean square 4/3 · E[L²]/c², and leaves E[L²]·(1 − 2/c + 4/(3c²)); one is added for whole units.
   */
  it('gives every position the same over many seeds, within a bound that chance breaks less than once in 10⁹', () => {
    const pot: Pot = { money: 10_007, packets: 8, smallest: 100 }
    const runs = 20_000
    const totals = Array.from({ length: pot.packets }, () => 0)
    for (let run = 0; run < runs; run++)
      planPackets(pot, 'lucky', `fair ${run}`).forEach((packet, k) => (totals[k]! += packet))

    const extra = pot.money - pot.packets * pot.smallest
    const mean = pot.money / pot.packets
    const chance = Math.log((2 * pot.packets) / 1e-9)
    let squareLeft = extra * extra
    totals.forEach((total, k) => {
      const left = pot.packets - k
      const squarePacket = left === 1 ? squareLeft : ((4 / 3) * squareLeft) / (left * left)
      const variance = squarePacket - (extra / pot.packets) ** 2 + extra / left + 1
      const linear = ((2 / 3) * extra * chance) / runs
      const bound = linear / 2 + Math.sqrt((linear / 2) ** 2 + (2 * variance * chance) / runs)
      expect(Math.abs(total / runs - mean)).toBeLessThan(bound)
      expect(bound).toBeLessThan(mean * 0.06)
      squareLeft *= 1 - 2 / left + 4 / (3 * left * left)
    })
  })

  it('varies: over many pots no packet is always the same', () => {
    const firsts = new Set(
      Array.from({ length: 50 }, (_, k) => planPackets({ money: 10_000, packets: 5, smallest: 1 }, 'lucky', `${k}`)[0]),
    )
    expect(firsts.size).toBeGreaterThan(40)
  })
})
