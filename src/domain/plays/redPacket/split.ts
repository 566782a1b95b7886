import type { Minor } from '../../money.ts'
import { drawsOf, type Draw, type Seed } from '../../seed.ts'

/** Names the algorithm in snapshots and test vectors. A change of a single packet changes this name. */
export const splitAlgorithm = 'haggle-packets-1'

export const splits = ['even', 'lucky'] as const
export type Split = (typeof splits)[number]

/** What is left of a pot: its money in minor units, the packets still to come out of it, and the smallest one allowed. */
export type Pot = { money: Minor; packets: number; smallest: Minor }

export type PotProblem = 'packets' | 'smallest' | 'money'

/** Why a pot cannot be split, or null if it can. */
export function potProblem({ money, packets, smallest }: Pot): PotProblem | null {
  if (!Number.isSafeInteger(packets) || packets < 1) return 'packets'
  if (!Number.isSafeInteger(smallest) || smallest < 1) return 'smallest'
  return Number.isSafeInteger(money) && money >= packets * smallest ? null : 'money'
}

/**
 * The next packet of a pot.
 *
 * `even` gives everybody the same, the units left over going one each to the first. `lucky` draws the packet as a share
 * of what is left, uniform on [smallest, 2 × mean − smallest] where the mean is what is left by the packets left: early or
 * late, everybody may expect the same, and the last takes what there is, so that the pot comes out to the unit.
 *
 * @param index how many packets have come out before, also those that were not claimed and went back
 * @throws RangeError if the pot cannot be split. Checks refuse such a play before it is published.
 */
export function nextPacket(pot: Pot, split: Split, seed: Seed, index: number): Minor {
  const problem = potProblem(pot)
  if (problem !== null) throw new RangeError(`no packet from ${pot.money} in ${pot.packets}: ${problem}`)
  if (pot.packets === 1) return pot.money
  if (split === 'even') return Math.ceil(pot.money / pot.packets)
  return pot.smallest + drawExtra(luckyRange(pot), drawsOf(`${seed}#${index}`))
}

/** Every packet of a pot in the order they come out. They add up to the pot exactly. @throws RangeError as `nextPacket`. */
export function planPackets(pot: Pot, split: Split, seed: Seed): Minor[] {
  const packets: Minor[] = []
  let left = pot
  do {
    const packet = nextPacket(left, split, seed, packets.length)
    packets.push(packet)
    left = { ...left, money: left.money - packet, packets: left.packets - 1 }
  } while (left.packets > 0)
  return packets
}

/**
 * How far above the smallest a lucky packet may go, in whole units: `whole`, or with a likelihood of `part / of` one more.
 * Twice the mean rarely is a whole number; rounding it would make early packets dearer or cheaper than late ones.
 */
export type LuckyRange = { whole: Minor; part: number; of: number }

export function luckyRange({ money, packets, smallest }: Pot): LuckyRange {
  const twice = 2n * BigInt(money - packets * smallest)
  const of = BigInt(packets)
  return { whole: Number(twice / of), part: Number(twice % of), of: packets }
}

/** Draws twice: which of the two ranges, then a place in it, each as likely. */
function drawExtra({ whole, part, of }: LuckyRange, draw: Draw): Minor {
  const most = draw() < part / of ? whole + 1 : whole
  return Math.floor(draw() * (most + 1))
}

/** The seed of a pot. `secret` is the storefront's: who knows it knows every packet, so it stays there until the end. */
export function potSeed(secret: string, playId: string, market: string): Seed {
  return `packets:${secret}:${playId}:${market}`
}
