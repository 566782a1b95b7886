import type { CampaignDocument } from '../../campaign/document.ts'
import { times } from '../../money.ts'
import type { WorstCase } from '../play.ts'
import { worstCaseOf } from '../shared/exposure.ts'
import { waivedIn } from './helpers.ts'
import type { Assist } from './schema.ts'

/** What an assist can cost: every unit of its limit waived. */
export function assistExposure(play: Assist, campaign: CampaignDocument): WorstCase {
  return worstCaseOf(play, campaign, (market) => {
    const units = play.cap.units[market]
    return { subsidy: units === undefined ? null : times(waivedIn(play, campaign, market) ?? 0, units) }
  })
}
