import type { CampaignDocument } from '../campaign/document.ts'
import type { Fact } from '../fact.ts'
import type { FindingDraft } from '../finding.ts'
import type { Market, PerMarket } from '../market.ts'
import type { Minor } from '../money.ts'
import type { Seed } from '../seed.ts'
import type { Play } from './schema.ts'
import type { Sentence, StatementKey } from '../statementKeys.ts'

/**
 * The largest and the expected subsidy of a play, minor units per market: what shoppers are given below the list
 * price. `unbounded` names the markets without a limit, where no largest amount can be said.
 */
export type Exposure = { worst: PerMarket; expected: PerMarket; unbounded: Market[] }

/**
 * One row of facts, for the review page and for diffs. `key` names the row in the dictionaries (`statements.<key>`),
 * filled with `data` where it has any; `pointer` the field inside the play (or document) it speaks of.
 */
export type Statement = {
  key: StatementKey
  pointer: string
  market?: Market
  data?: Record<string, Fact>
  value: Fact | readonly Fact[] | null
}

/** What somebody who sets up a play starts from. */
export type PlayContext = { id: string; campaign: CampaignDocument; productId?: string }

/**
 * What shoppers are assumed to do. Shares are in basis points. `forecast/assumptions.ts` says where each comes from.
 */
export type ShopperRates = {
  /** Visitors of a play's page in a day of the main phase. */
  visitorsPerDay: number
  /** Of those who see a play, how many open an instance. */
  startRate: number
  /** Of those who open one, how many invite anybody. */
  shareRate: number
  /** Invites in one round, on average. */
  invitesPerSharer: number
  /** Of the invites sent, how many are opened. */
  openRate: number
  /** Of those who open an invite, how many help or join. */
  helpRate: number
  /** Of those who open an invite, how many have never registered. */
  newShareOfOpens: number
  /** Of initiators after a round without completion and without progress, how many stop; progress lowers it. */
  giveUpRate: number
  /** Of those who open an invite, how many open an instance of their own. */
  spawnRate: number
  /** Of those who completed, how many pay and take the unit. */
  payRate: number
  /** Of instances, how many are opened to be finished by accounts of one person. */
  fraudShare: number
  /** People in a market whom invites can reach at all. */
  reachablePool: number
}

/** How one opened instance ended, in one market. */
export type Outcome = {
  completed: boolean
  helpersUsed: number
  registrations: number
  invitesSent: number
  invitesOpened: number
  units: number
  /** Minor units given away below the list price. */
  subsidy: Minor
  /** Minor units given to those who did not complete; limited over the campaign by the play's own count. */
  consolation: Minor
}

/**
 * What a folder in `plays/` gives. The server, the mocks and the editor shell know a play only by this.
 */
export type PlayDefinition<P extends Play> = {
  kind: P['kind']
  /** A sensible play to begin with: free of errors once its product is chosen. */
  create(context: PlayContext): P
  /** The play with another product: its prices, costs and limits start again from that product's terms. */
  withProduct(play: P, campaign: CampaignDocument, productId: string): P
  /** What is wrong or doubtful about the play. `pointer` is the play's own place in the document. Never throws. */
  check(play: P, campaign: CampaignDocument, pointer: string): FindingDraft[]
  /** What it can cost and probably will. Never throws on a draft; a market that cannot be priced counts 0. */
  exposure(play: P, campaign: CampaignDocument, rates: ShopperRates): Exposure
  /** Plays one instance from opening to end. A play that cannot be played in the market ends at once, uncompleted. */
  simulate(play: P, campaign: CampaignDocument, market: Market, rates: ShopperRates, seed: Seed): Outcome
  /** Facts in business words' order: what it is, what it costs, who may, when. */
  describe(play: P): Statement[]
  /** Shopper rules for one market, as sentences of the terms dictionaries, in their order. */
  terms(play: P, campaign: CampaignDocument, market: Market): Sentence[]
  /**
   * What the storefront gets beside the configuration itself: for a bargain, its base cut plan.
   *
   * @throws RangeError if the play has errors; only checked plays are published.
   */
  deliver(play: P, market: Market): Record<string, unknown>
  /** The lowest price the play can bring a shopper to in a market, or null where it is not sold. */
  lowestPrice(play: P, market: Market): Minor | null
  /** How many who did not complete may be given something instead. */
  consolations(play: P, market: Market): number
  /** Hours an instance opened at the last moment may still run. */
  instanceHours(play: P): number
}
