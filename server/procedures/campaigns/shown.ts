import type { Campaign, Version } from '#contract/campaignShapes.ts'
import { permittedMoves } from '#domain/campaign/lifecycle.ts'
import {
  draftDiffers,
  runningVersion,
  scheduledVersions,
  statusOf,
  type CampaignRecord,
  type CampaignVersion,
  type Submission,
} from '#domain/campaign/record.ts'
import type { Instant } from '#domain/time.ts'
import type { Actor } from '../../auth/authorize.ts'
import type { Names } from '../names.ts'

/** A campaign as one person sees it at a moment: with names, and with what they may do next. */
export function shownCampaign(record: CampaignRecord, actor: Actor, names: Names, now: Instant): Campaign {
  const running = runningVersion(record, now)
  const scheduled = scheduledVersions(record, now)[0]
  const { pause, pendingRollback } = record
  return {
    id: record.id,
    revision: record.revision,
    document: record.document,
    hash: record.documentHash,
    status: statusOf(record, now),
    review: shownReview(record, names),
    draftDiffers: draftDiffers(record),
    owner: names(record.ownerId),
    authors: record.authors.map(names),
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    updatedBy: names(record.updatedBy),
    running: running && shownVersion(record, running, names),
    scheduled: scheduled ? shownVersion(record, scheduled, names) : null,
    pause: pause && { ...pause, by: names(pause.by) },
    pendingRollback: pendingRollback && { ...pendingRollback, requestedBy: names(pendingRollback.requestedBy) },
    endedAt: record.endedAt,
    archivedAt: record.archivedAt,
    moves: shownMoves(record, actor, now),
  }
}

export function shownVersion({ takenBack }: CampaignRecord, version: CampaignVersion, names: Names): Version {
  const { number, hash, approvedAt, publishedAt, effectiveAt, rolledBackTo } = version
  const approvedBy = names(version.approvedBy)
  const publishedBy = names(version.publishedBy)
  const back = takenBack.find((one) => one.version === number)
  return {
    number,
    hash,
    approvedBy,
    approvedAt,
    publishedBy,
    publishedAt,
    effectiveAt,
    rolledBackTo,
    takenBack: back ? { by: names(back.by), at: back.at } : null,
  }
}

function shownReview({ review }: CampaignRecord, names: Names): Campaign['review'] {
  switch (review.state) {
    case 'draft': {
      const { sentBack, voided } = review
      return {
        state: 'draft',
        sentBack: sentBack && {
          ...sentBack,
          by: names(sentBack.by),
          submission: shownSubmission(sentBack.submission, names),
        },
        ...(voided && { voided: { ...voided, by: names(voided.by), approvedBy: names(voided.approvedBy) } }),
      }
    }
    case 'inReview': {
      const { submittedAt, note } = review
      return { state: 'inReview', submittedBy: names(review.submittedBy), submittedAt, note }
    }
    case 'approved': {
      const { approvedAt, note } = review
      const submission = shownSubmission(review.submission, names)
      return { state: 'approved', approvedBy: names(review.approvedBy), approvedAt, note, submission }
    }
  }
}

function shownSubmission(submission: Submission | undefined, names: Names) {
  return submission === undefined ? null : { ...submission, by: names(submission.by) }
}

function shownMoves(record: CampaignRecord, actor: Actor, now: Instant): Campaign['moves'] {
  const moves = Object.entries(permittedMoves(record, actor, now)).map(([move, reason]) => [
    move,
    reason === null ? { allowed: true } : { allowed: false, reason },
  ])
  return Object.fromEntries(moves) as Campaign['moves']
}
