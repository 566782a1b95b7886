import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { sum } from '#domain/money.ts'
import { redPacketExposure } from '#domain/plays/redPacket/exposure.ts'
import type { RedPacket } from '#domain/plays/redPacket/schema.ts'
import { planPackets } from '#domain/plays/redPacket/split.ts'
import { seeds } from '../../support/arbitraries.ts'
import { holding, redPacket } from '../../support/builders.ts'

const exposureOf = (play: RedPacket) => redPacketExposure(play, holding(play))
const expectedOf = (play: RedPacket) => campaignExposure(holding(play)).perPlay[0]!.expected.HK!

describe('what red packets can cost', () => {
  test.prop([
    fc.integer({ min: 1, max: 40 }),
    fc.integer({ min: 1, max: 50 }),
    fc.nat({ max: 100_000 }),
    fc.constantFrom('even' as const, 'lucky' as const),
    seeds(),
  ])('is the pot, to the cent: what all packets together hold', (packets, smallest, above, split, seed) => {
    const budget = packets * smallest + above
    const worst = exposureOf(redPacket({ packets, smallest, budget, split })).worst.HK
    expect(worst).toBe(sum(planPackets({ money: budget, packets, smallest }, split, seed)))
  })

  it('cannot be said without money in the pot', () => {
    const play = redPacket()
    expect(exposureOf({ ...play, cap: { ...play.cap, budget: {} } }).unbounded).toEqual(['HK'])
  })

  it('is probably less the more friends are asked for', () => {
    const probably = (friendsNeeded: number) =>
      expectedOf(redPacket({ friendsNeeded, packets: 1_000_000, budget: 10_000_000_00 }))
    expect(probably(1)).toBeGreaterThan(probably(4))
    expect(probably(4)).toBeGreaterThan(probably(40))
  })
})
