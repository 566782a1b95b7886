import { expose } from 'comlink'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { assumptionsOf, ratesOf } from '#domain/forecast/assumptions.ts'
import { bargainBand } from '#domain/forecast/bargainBand.ts'
import type { Market } from '#domain/market.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'

const worker = {
  band: (play: Bargain, campaign: CampaignDocument, market: Market, runs: number) =>
    bargainBand(play, campaign, market, ratesOf(assumptionsOf(campaign)), `band:${play.id}`, runs),
}
export type BandWorker = typeof worker

expose(worker)
