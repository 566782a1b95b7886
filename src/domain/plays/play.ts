import type { z } from 'zod'
import type { EventType } from '../analytics/event.ts'
import type { CampaignDocument } from '../campaign/document.ts'
import type { FindingDraft } from '../finding.ts'
import type { Market, PerMarket } from '../market.ts'
import type { BasisPoints, Minor } from '../money.ts'
import type { Seed } from '../seed.ts'
import type { ShopperRates } from '../shoppers/rates.ts'
import type { Person, World } from '../shoppers/world.ts'
import type { Sentence, Statement } from '../speech/speech.ts'
import type { Vocabulary } from '../speech/vocabulary.ts'
import type { EpochMs, Instant, Span } from '../time.ts'
import type { PlayBase } from './shared/blocks.ts'

/**
 * The most that shoppers can be given below the list price, minor units per market. `unbounded` names the markets without
 * a limit, where no largest amount can be said.
 */
export type WorstCase = { worst: PerMarket; unbounded: Market[] }

/** What something can cost at worst, and probably will: the mean, over how many come and how eager they are. */
export type Exposure = WorstCase & { expected: PerMarket }

/** What somebody who sets up a play starts from. */
export type PlayContext = { id: string; campaign: CampaignDocument; productId?: string }

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
 * What a folder in `plays/` gives. The server, the mocks, the forecast and the editor shell know a play only by this.
 */
export type PlayDefinition<P extends PlayBase> = {
  kind: P['kind']
  /** The shape of its configuration: an object of its own `kind`. */
  schema: z.ZodType<P>
  /** Everything it may say beside the common vocabulary. */
  vocabulary: Vocabulary
  /** A sensible play to begin with: free of errors once its product is chosen. */
  create(context: PlayContext): P
  /**
   * The play with another product: its prices, costs and limits start again from that product's terms. Null for a kind
   * that is not about exactly one product, kept as `productId`.
   */
  withProduct: ((play: P, campaign: CampaignDocument, productId: string) => P) | null
  /** Ids of the products it is about; none where none is chosen, or the game is about none. */
  products(play: P): readonly string[]
  /** Units of a product's stock it may take in a market: all of it where no count limits it; 0 where it takes none. */
  unitsOf(play: P, productId: string, market: Market, campaign: CampaignDocument): number
  /**
   * Its own dates beside its window (sessions, a sale after the reserving), each moved: a campaign held again on other
   * days takes them along.
   */
  moved?(play: P, move: (instant: Instant) => Instant): P
  /** When an instance can be opened: the play's window, or sessions within it. */
  openSpans(play: P): readonly Span[]
  /** Hours an instance opened at the last moment may still run. */
  instanceHours(play: P): number
  /** Has it what it needs to be offered in a market? What is not offered is not delivered. */
  isOffered(play: P, market: Market): boolean
  /**
   * What is wrong or doubtful about the play's own rules; what every play has is checked beside it (`checkPlay`).
   * `pointer` is the play's own place in the document. Never throws.
   */
  check(play: P, campaign: CampaignDocument, pointer: string): FindingDraft[]
  /**
   * What of a play that shoppers are playing may not change any more. `running` is the play as it was published and has
   * opened, `play` its edit. Never throws.
   */
  checkFrozen?(play: P, running: P, pointer: string): FindingDraft[]
  /** What it can cost at worst. Never throws on a draft; a market that cannot be priced counts 0. */
  exposure(play: P, campaign: CampaignDocument): WorstCase
  /** What is reported of somebody when they open an instance or take part, where anything is: how many do is measured by it. */
  startsWith?: EventType
  /** Of those who see the play, how many open an instance or take part. */
  participation(play: P, rates: ShopperRates): BasisPoints
  /** Plays one instance from opening to end. A play that cannot be played in the market ends at once, uncompleted. */
  simulate(play: P, campaign: CampaignDocument, market: Market, rates: ShopperRates, seed: Seed): Outcome
  /** Other plays of the campaign that its simulation reads: what is known of it holds while they stay as they are. */
  simulatedWith?(play: P, campaign: CampaignDocument): readonly PlayBase[]
  /** What a shopper who came to play does from a moment on, said as events (`npm run traffic`). */
  story(world: World, at: EpochMs, play: P, person: Person): void
  /**
   * Facts in business words' order: what it is, what it costs, who may, when. Products and coupon rules are called what
   * the campaign calls them.
   */
  describe(play: P, campaign: CampaignDocument): Statement[]
  /** Shopper rules for one market, as sentences of the terms dictionaries, in their order. */
  terms(play: P, campaign: CampaignDocument, market: Market): Sentence[]
  /**
   * What the storefront gets beside the configuration itself: for a bargain, its base cut plan.
   *
   * @throws RangeError if the play has errors; only checked plays are published.
   */
  deliver(play: P, market: Market): Record<string, unknown>
  /**
   * The lowest price the play can bring a shopper to for a product in a market, or null where it sells none.
   *
   * @param during only what can be bought in one of these spans, where prices differ by time
   */
  lowestPrice(
    play: P,
    productId: string,
    market: Market,
    campaign: CampaignDocument,
    during?: readonly Span[],
  ): Minor | null
  /** What a product costs in the play without the game, where that is not its list price. */
  priceAlone?(play: P, market: Market): Minor | undefined
  /** How many who did not complete may be given something instead. */
  consolations(play: P, market: Market): number
}
