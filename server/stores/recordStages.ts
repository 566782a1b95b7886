import { draftDiffers, spanOf, statusOf } from '#domain/campaign/record.ts'
import type { CampaignRecord } from '#domain/campaign/record.ts'
import { instantOf } from '#domain/time.ts'
import type { Stage } from './ports/campaigns.ts'
import { stagesOf } from './stages.ts'

/** The stages a campaign will go through by itself: its versions take effect, and what they hold comes to its end. */
export function stagesOfRecord(record: CampaignRecord): Stage[] {
  const ends = record.versions.flatMap(({ document }) => {
    const span = spanOf(document)
    return span ? [instantOf(span.to)] : []
  })
  const differs = draftDiffers(record)
  return stagesOf([...record.versions.map((version) => version.effectiveAt), ...ends], (now) => ({
    status: statusOf(record, now),
    draftDiffers: differs,
  }))
}
