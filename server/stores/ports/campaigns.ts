import type { Phase } from '#domain/campaign/document.ts'
import type { CampaignStatus } from '#domain/campaign/statuses.ts'
import type { Market } from '#domain/market.ts'
import type { Currency, Minor } from '#domain/money.ts'
import type { Instant } from '#domain/time.ts'
import type { Page, PageRequest } from './page.ts'

/**
 * What a campaign is from a moment on, if nobody decides anything else. Status follows from decisions and a clock, so
 * each saved record has a fixed succession of them (scheduled, live, ended): `stagesOf` in `../stages.ts` asks the
 * domain for it, and lists are filtered by the stage that holds at the reader's `now`.
 */
export type Stage = { from: Instant; status: CampaignStatus; draftDiffers: boolean }

/** What lists search, filter, sort and show, as it follows from the record. */
export type CampaignListing = {
  name: string
  /** What a search looks into besides the name (goal, products…). */
  searchText: string
  review: 'draft' | 'inReview' | 'approved'
  markets: Market[]
  from: Instant | null
  to: Instant | null
  phases: Phase[]
  ownerId: string
  updatedAt: Instant
  plays: number
  errors: number
  warnings: number
  /** Reporting currency of the three amounts. */
  currency: Currency
  budget: Minor
  worst: Minor
  expected: Minor
  /** In order of time; the first holds from the beginning, whatever its `from`. At least one. */
  stages: Stage[]
}

/** `record` is the campaign's record as canonical JSON; the stores never look into it. */
export type StoredCampaign = { id: string; revision: number; record: string }

export type CampaignSort = 'updated' | 'name' | 'start' | 'worst' | '-updated' | '-name' | '-start' | '-worst'

export type CampaignQuery = PageRequest & {
  now: Instant
  /** Part of the name or search text, without regard to case or width. */
  search?: string | undefined
  status?: readonly CampaignStatus[] | undefined
  /** Held in one of these. */
  markets?: readonly Market[] | undefined
  ownerId?: string | undefined
  sort: CampaignSort
}

/** A line of the list, with the stage that holds at the query's `now`. */
export type CampaignLine = Omit<CampaignListing, 'stages' | 'searchText'> & {
  id: string
  revision: number
  status: CampaignStatus
  draftDiffers: boolean
}

/** Which records to read whole: for overlaps between campaigns, and for what is delivered. */
export type RecordQuery = {
  now: Instant
  status?: readonly CampaignStatus[] | undefined
  /** Whose own span shares a moment with this one. */
  overlapping?: { from: Instant; to: Instant } | undefined
  exceptId?: string | undefined
}

/** A draft that was saved, or one that a decision was taken about; the first of a campaign is a decision. */
export type RevisionKind = 'save' | 'decision'

/** One state of the draft. */
export type CampaignRevision = {
  campaignId: string
  revision: number
  /** The document as canonical JSON. */
  document: string
  hash: string
  by: string
  at: Instant
  kind: RevisionKind
}

/** One published, immutable state. */
export type CampaignVersion = {
  campaignId: string
  number: number
  hash: string
  document: string
  /** Who approved and published it and when it takes effect, as JSON of the domain's shape. */
  facts: string
}

export type CampaignStore = {
  get(id: string): Promise<StoredCampaign | undefined>
  /** False where the id is taken. */
  insert(campaign: StoredCampaign, listing: CampaignListing): Promise<boolean>
  /** Writes the record, its new revision and its listing. False where the stored revision is not the expected one. */
  update(campaign: StoredCampaign, listing: CampaignListing, expectedRevision: number): Promise<boolean>
  list(query: CampaignQuery): Promise<Page<CampaignLine>>
  /** By id. */
  records(query: RecordQuery): Promise<StoredCampaign[]>
  /** @throws Error where this revision was written before. */
  addRevision(revision: CampaignRevision): Promise<void>
  revision(campaignId: string, revision: number): Promise<CampaignRevision | undefined>
  /**
   * Of the saves before a moment, removes those that another save of the same campaign followed within the same hour
   * (UTC). Decisions stay. Gives how many it removed, which is never more than `most`.
   */
  thinRevisions(before: Instant, most: number): Promise<number>
  /** @throws Error where this number was written before. */
  addVersion(version: CampaignVersion): Promise<void>
  version(campaignId: string, number: number): Promise<CampaignVersion | undefined>
  /** Latest first. */
  versions(campaignId: string): Promise<CampaignVersion[]>
}
