import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packetVectors } from '#domain/plays/redPacket/vectors.ts'
import { describedDraws } from '../../support/describedDraws.ts'

type Written = ReturnType<typeof packetVectors>
const written: Written = JSON.parse(readFileSync('docs/packet-vectors.json', 'utf8'))

describe('the published test vectors of red packets', () => {
  it('are what the algorithm gives', () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(packetVectors())))
  })

  /** Written from the descriptions alone, as a storefront in another language would. */
  it.each(written.cases)('can be repeated from their description: $name', ({ seed, split, pot, packets }) => {
    let { money } = pot
    const repeated = packets.map((_, k) => {
      const left = pot.packets - k
      const [u = 0, v = 0] = describedDraws(`${seed}#${k}`, 2)
      const twice = 2n * BigInt(money - left * pot.smallest)
      const most = Number(twice / BigInt(left)) + (u < Number(twice % BigInt(left)) / left ? 1 : 0)
      const lucky = left === 1 ? money : pot.smallest + Math.floor(v * (most + 1))
      const packet = split === 'even' ? Math.floor((money + left - 1) / left) : lucky
      money -= packet
      return packet
    })
    expect(repeated).toEqual(packets)
    expect(money).toBe(0)
  })
})
