import type { CampaignDocument } from '../campaign/document.ts'
import type { Fact, Finding } from '../finding.ts'
import type { Market, PerMarket } from '../market.ts'
import type { Seed } from '../seed.ts'
import type { Play } from './schema.ts'

/** The largest and the expected subsidy of a play, minor units per market. */
export type Exposure = { worst: PerMarket; expected: PerMarket }

/**
 * One fact about a play, for the review page, for diffs and for shopper terms. `key` names the sentence or row in the
 * dictionaries, `pointer` the field inside the play.
 */
export type Statement = {
  key: string
  pointer: string
  market?: Market
  value: Fact | readonly Fact[] | boolean | null
}

/** What somebody who sets up a play starts from. */
export type PlayContext = { id: string; campaign: CampaignDocument; productId?: string }

/** Assumptions about shoppers, each a share in basis points or a count. `forecast/assumptions.ts` labels where they come from. */
export type ShopperRates = {
  shareRate: number
  invitesPerSharer: number
  openRate: number
  helpRate: number
  newShareOfOpens: number
  giveUpPerStep: number
  fraudShare: number
}

/** How one opened instance ended, in one market. */
export type Outcome = {
  completed: boolean
  helpersUsed: number
  registrations: number
  invitesSent: number
  invitesOpened: number
  units: number
  /** Minor units given away. */
  subsidy: number
}

/**
 * What a folder in `plays/` gives. The server, the mocks and the editor shell know a play only by this.
 */
export type PlayDefinition<P extends Play> = {
  kind: P['kind']
  /** A sensible play to begin with: passes its own checks wherever the campaign allows. */
  create(context: PlayContext): P
  check(play: P, campaign: CampaignDocument, pointer: string): Finding[]
  exposure(play: P, campaign: CampaignDocument): Exposure
  /** Plays one instance from opening to end. */
  simulate(play: P, market: Market, rates: ShopperRates, seed: Seed): Outcome
  /** Facts in business words' order: what it is, what it costs, who may, when. */
  describe(play: P): Statement[]
  /** Shopper rules for one market, as statements that the terms dictionaries turn into sentences. */
  terms(play: P, campaign: CampaignDocument, market: Market): Statement[]
  /** What the storefront gets beside the configuration itself: for a bargain, its base cut plan. */
  deliver(play: P, market: Market): Record<string, unknown>
}
