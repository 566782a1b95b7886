import type { CampaignDocument } from '../../campaign/document.ts'
import type { Market } from '../../market.ts'
import type { Minor } from '../../money.ts'
import type { PlayBase } from '../shared/blocks.ts'
import type { MiniGame } from './schema.ts'

/** The lucky draws of a campaign, which games may give chances in. */
export function drawsIn(campaign: CampaignDocument): readonly PlayBase[] {
  const plays: readonly PlayBase[] = campaign.plays
  return plays.filter(({ kind }) => kind === 'lottery')
}

/** The draw that a game gives chances in, if it is there. */
export function drawOf(play: MiniGame, campaign: CampaignDocument): PlayBase | undefined {
  const { reward } = play
  return reward.type === 'draw' ? drawsIn(campaign).find(({ id }) => id === reward.playId) : undefined
}

/** What one reward costs when it is used. Chances in a draw cost nothing here: its prizes are its own. */
export function valueOf({ reward }: Pick<MiniGame, 'reward'>, market: Market): Minor {
  return reward.type === 'coupon' ? (reward.value[market] ?? 0) : 0
}
