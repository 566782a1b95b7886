import type { CampaignDocument } from '../../campaign/document.ts'
import { times } from '../../money.ts'
import type { ShopperRates } from '../../shoppers/rates.ts'
import type { Exposure } from '../play.ts'
import { exposureOf } from '../shared/exposure.ts'
import { usualParticipation, wholeWindow } from '../shared/usual.ts'
import { waivedIn } from './helpers.ts'
import type { Assist } from './schema.ts'
import { simulateAssist } from './simulate.ts'

const played = { simulate: simulateAssist, openSpans: wholeWindow, participation: usualParticipation }

/** What an assist can cost: every unit of its limit waived. */
export function assistExposure(play: Assist, campaign: CampaignDocument, rates: ShopperRates): Exposure {
  return exposureOf(played, play, campaign, rates, (market) => {
    const units = play.cap.units[market]
    return { subsidy: units === undefined ? null : times(waivedIn(play, campaign, market) ?? 0, units) }
  })
}
