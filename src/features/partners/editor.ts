import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Market } from '#domain/market.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'
import type { Editing } from '#lib/fields.ts'

/** What every part of the programme's editor is given: a programme in, a changed programme out. */
export type ProgrammeProps = Editing<PartnerProgramme> & {
  campaign: CampaignDocument
  /** Whose amounts are in view; always one the campaign is held in. */
  market: Market
}
