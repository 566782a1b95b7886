import type { Market } from '../../market.ts'
import { soundPot } from './pot.ts'
import type { RedPacket } from './schema.ts'
import { potSeed, splitAlgorithm } from './split.ts'

/**
 * What a storefront needs to split the pot as we do: the pot, the algorithm, and how the seed is made from a secret of its
 * own. `docs/packet-vectors.json` holds vectors to prove it by.
 *
 * @throws RangeError if the play has errors.
 */
export function deliverRedPacket(play: RedPacket, market: Market) {
  const pot = soundPot(play, market)
  if (pot === null) throw new RangeError(`${play.id} has no pot in ${market}`)
  return { algorithm: splitAlgorithm, pot, seed: potSeed('{secret}', play.id, market) }
}
