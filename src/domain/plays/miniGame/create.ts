import { markets } from '../../market.ts'
import type { PlayContext } from '../play.ts'
import { rulesAgainstPaidShares } from '../shared/checks.ts'
import { newPlayBase } from '../shared/create.ts'
import { perMarketOf } from '../shared/products.ts'
import { drawsIn } from './reward.ts'
import type { MiniGame } from './schema.ts'
import { shareTexts } from './shareTexts.ts'

/** Rewards to begin with, in each market. */
const firstRewards = 1_000

/**
 * Ten pictures, eight of which must be judged right, three times a day, for a chance in the campaign's lucky draw; a vote
 * among three where there is no draw to win a chance in.
 */
export function createMiniGame(context: PlayContext): MiniGame {
  const base = newPlayBase(context, 'miniGame', shareTexts)
  const [draw] = drawsIn(context.campaign)
  const held = markets.filter((market) => context.campaign.markets[market] !== undefined)
  // A game that gives chances for shares is offered where no rule speaks against it.
  const against = new Set(rulesAgainstPaidShares(base).map(([, rule]) => rule.channel))
  const channels = base.shareCard.channels.filter((channel) => !against.has(channel))
  return {
    kind: 'miniGame',
    ...base,
    shareCard: { ...base.shareCard, channels },
    cap: { ...base.cap, units: perMarketOf(held, () => firstRewards) },
    ...(draw === undefined
      ? { game: 'vote', items: 3, passMark: null, reward: { type: 'none' } }
      : { game: 'recognise', items: 10, passMark: 8, reward: { type: 'draw', playId: draw.id, chances: 1 } }),
    choices: 2,
    secondsPerGame: 60,
    chancesPerDay: 3,
    chancesPerShare: 1,
    mostByShares: 3,
    rewardsPerPerson: 1,
  }
}
