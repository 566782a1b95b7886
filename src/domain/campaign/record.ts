import { z } from 'zod'
import type { Role } from '../access.ts'
import { languageSchema } from '../shapes.ts'
import { epochOf, hourMs, type EpochMs, type Instant } from '../time.ts'
import { definitionOf } from '../plays/registry.ts'
import { campaignDocumentSchema, type CampaignDocument } from './document.ts'
import type { CampaignStatus } from './statuses.ts'

/** Who does something, as the session knows them. */
export type Actor = { id: string; role: Role }

const instant = z.string()

/** Who handed a draft in, and what they told the approver. */
const submissionSchema = z.object({ by: z.string(), at: instant, note: z.string() })
export type Submission = z.infer<typeof submissionSchema>

/** The submission that was answered; absent where the answer is older than its keeping. */
const answered = submissionSchema.optional()

export const reviewStateSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('draft'),
    sentBack: z.object({ by: z.string(), at: instant, reason: z.string(), submission: answered }).nullable(),
    /** The approval that a change took back, and the change that did. */
    voided: z.object({ approvedBy: z.string(), approvedAt: instant, by: z.string(), at: instant }).optional(),
  }),
  z.object({
    state: z.literal('inReview'),
    hash: z.string(),
    submittedBy: z.string(),
    submittedAt: instant,
    note: z.string(),
  }),
  z.object({
    state: z.literal('approved'),
    hash: z.string(),
    approvedBy: z.string(),
    approvedAt: instant,
    note: z.string(),
    submission: answered,
  }),
])
export type ReviewState = z.infer<typeof reviewStateSchema>

/** One immutable published state. */
export const campaignVersionSchema = z.object({
  number: z.int().min(1),
  document: campaignDocumentSchema,
  hash: z.string(),
  approvedBy: z.string(),
  approvedAt: instant,
  publishedBy: z.string(),
  publishedAt: instant,
  effectiveAt: instant,
  /** The version whose content this one brought back, if it is a rollback. */
  rolledBackTo: z.int().nullable(),
})
export type CampaignVersion = z.infer<typeof campaignVersionSchema>

/**
 * How a running campaign is stopped: nothing new is opened; what is open is frozen and its deadlines move by the
 * length of the pause; or what is open is withdrawn and compensated.
 */
export const pauseModes = ['noNewOpenings', 'freezeAndExtend', 'withdrawAndCompensate'] as const
export type PauseMode = (typeof pauseModes)[number]

export const pauseSchema = z.object({
  mode: z.enum(pauseModes),
  /** The plays that are paused, or `null` for the whole campaign. */
  playIds: z.array(z.string()).nullable(),
  /** What shoppers read, per language. */
  message: z.partialRecord(languageSchema, z.string()),
  by: z.string(),
  at: instant,
})
export type Pause = z.infer<typeof pauseSchema>

/** A campaign with every decision taken about it. What follows from a clock is derived, never stored. */
export const campaignRecordSchema = z.object({
  id: z.string(),
  revision: z.int().min(1),
  document: campaignDocumentSchema,
  documentHash: z.string(),
  /** Everybody who changed the draft since the last approval. */
  authors: z.array(z.string()),
  ownerId: z.string(),
  createdAt: instant,
  updatedAt: instant,
  updatedBy: z.string(),
  review: reviewStateSchema,
  versions: z.array(campaignVersionSchema),
  pause: pauseSchema.nullable(),
  /** Pauses that are over: deadlines of frozen instances move by their length. */
  pastPauses: z.array(pauseSchema.extend({ resumedBy: z.string(), resumedAt: instant })),
  /** Versions that were taken back before they took effect. They never will, nor does what they replaced. */
  takenBack: z.array(z.object({ version: z.int(), by: z.string(), at: instant })),
  pendingRollback: z.object({ version: z.int(), requestedBy: z.string(), at: instant }).nullable(),
  endedAt: instant.nullable(),
  archivedAt: instant.nullable(),
})
export type CampaignRecord = z.infer<typeof campaignRecordSchema>

/** A campaign as it is first saved: a draft by its owner. */
export function newRecord(
  given: { id: string; document: CampaignDocument; hash: string },
  actor: Actor,
  now: Instant,
): CampaignRecord {
  return {
    id: given.id,
    revision: 1,
    document: given.document,
    documentHash: given.hash,
    authors: [actor.id],
    ownerId: actor.id,
    createdAt: now,
    updatedAt: now,
    updatedBy: actor.id,
    review: { state: 'draft', sentBack: null },
    versions: [],
    pause: null,
    pastPauses: [],
    takenBack: [],
    pendingRollback: null,
    endedAt: null,
    archivedAt: null,
  }
}

/**
 * Versions that will count or have counted, in the order in which they take effect: a publish replaces everything that
 * was still to come from its own effective time on, so that a rollback tonight is not undone by what was scheduled for
 * tomorrow, and nothing takes effect before it is published. One that was taken back does not bring back what it had
 * replaced: nothing goes live that was not decided last.
 */
function standingVersions(record: CampaignRecord): CampaignVersion[] {
  return record.versions.filter(
    (version) =>
      !record.takenBack.some((one) => one.version === version.number) &&
      !record.versions.some(
        (later) =>
          later.number > version.number &&
          epochOf(later.publishedAt) < epochOf(version.effectiveAt) &&
          epochOf(later.effectiveAt) <= epochOf(version.effectiveAt),
      ),
  )
}

/**
 * The version shoppers meet at a moment, or null before the first takes effect. Pauses aside; of a campaign that was
 * ended, the one they met last.
 */
export function runningVersion(record: CampaignRecord, now: Instant): CampaignVersion | null {
  const last = record.endedAt === null ? epochOf(now) : Math.min(epochOf(now), epochOf(record.endedAt))
  return standingVersions(record).findLast((version) => epochOf(version.effectiveAt) <= last) ?? null
}

/** Versions that will take effect later, the soonest first; none where the campaign was ended. */
export function scheduledVersions(record: CampaignRecord, now: Instant): CampaignVersion[] {
  if (record.endedAt !== null) return []
  return standingVersions(record).filter((version) => epochOf(version.effectiveAt) > epochOf(now))
}

/** The first and last moment of a document's phases and plays, or null where it has no phase. */
export function spanOf(document: CampaignDocument): { from: EpochMs; to: EpochMs } | null {
  if (document.phases.length === 0) return null
  const windows = [...document.phases, ...document.plays].map((part) => part.window)
  const open = document.plays.map(
    (play) => epochOf(play.window.to) + (play.mayOutlive ? definitionOf(play).instanceHours(play) * hourMs : 0),
  )
  return {
    from: Math.min(...windows.map((window) => epochOf(window.from))),
    to: Math.max(...windows.map((window) => epochOf(window.to)), ...open),
  }
}

/** Is everything in the document over at this moment? Nothing is over where nothing is dated. */
export function isOver(document: CampaignDocument, now: Instant): boolean {
  const span = spanOf(document)
  return span !== null && span.to <= epochOf(now)
}

/** Where a campaign stands at a moment. */
export function statusOf(record: CampaignRecord, now: Instant): CampaignStatus {
  if (record.archivedAt !== null) return 'archived'
  if (record.endedAt !== null) return 'ended'
  const running = runningVersion(record, now)
  const scheduled = scheduledVersions(record, now)
  if (running !== null) {
    if (isOver(running.document, now) && scheduled.length === 0) return 'ended'
    return record.pause !== null && record.pause.playIds === null ? 'paused' : 'live'
  }
  if (scheduled.length > 0) return 'scheduled'
  return record.review.state
}

/** Does the draft differ from what was published last and not taken back? True where nothing was. */
export function draftDiffers(record: CampaignRecord): boolean {
  const last = standingVersions(record).at(-1)
  return last === undefined || last.hash !== record.documentHash
}
