import { mayDo, type Action } from '../access.ts'
import type { Finding } from '../finding.ts'
import { epochOf, type Instant } from '../time.ts'
import { blocking } from './acceptance.ts'
import type { CampaignDocument } from './document.ts'
import {
  isOver,
  newRecord,
  runningVersion,
  scheduledVersions,
  statusOf,
  type Actor,
  type CampaignRecord,
  type CampaignVersion,
  type Pause,
  type Submission,
} from './record.ts'

/** What can be done with a campaign. Pages offer each, or say why not. */
export const campaignMoves = [
  'edit',
  'submit',
  'withdraw',
  'approve',
  'sendBack',
  'publish',
  'unschedule',
  'pause',
  'resume',
  'end',
  'rollBack',
  'confirmRollback',
  'archive',
  'restore',
  'clone',
] as const
export type CampaignMove = (typeof campaignMoves)[number]

/** Why something cannot be done, with what kind of refusal it is. The dictionaries hold each under `refusals.<code>`. */
export const refusals = {
  forbidden: 'forbidden',
  author: 'fourEyes',
  ownSubmission: 'fourEyes',
  ownRollback: 'fourEyes',
  archived: 'wrongState',
  ended: 'wrongState',
  inReview: 'wrongState',
  alreadyApproved: 'wrongState',
  notInReview: 'wrongState',
  notApproved: 'wrongState',
  effectiveInPast: 'wrongState',
  alreadyOver: 'wrongState',
  alreadyLive: 'wrongState',
  nothingScheduled: 'wrongState',
  notRunning: 'wrongState',
  notPaused: 'wrongState',
  alreadyPaused: 'wrongState',
  unknownPlay: 'wrongState',
  noEarlierVersion: 'wrongState',
  unknownVersion: 'wrongState',
  runningVersion: 'wrongState',
  rollbackPending: 'wrongState',
  noRollbackPending: 'wrongState',
  nothingPublished: 'wrongState',
  stillRunning: 'wrongState',
  notArchived: 'wrongState',
  hashChanged: 'hashChanged',
  hasErrors: 'hasErrors',
  warningsUnanswered: 'warningsUnanswered',
  overBudgetNotAccepted: 'warningsUnanswered',
} as const
export type Refusal = keyof typeof refusals
export type RefusalKind = (typeof refusals)[Refusal]

export type Decision = { ok: CampaignRecord } | { refused: Refusal }

const roleNeeded: Record<CampaignMove, Action> = {
  edit: 'campaign.edit',
  submit: 'campaign.submit',
  withdraw: 'campaign.submit',
  approve: 'campaign.approve',
  sendBack: 'campaign.approve',
  publish: 'campaign.publish',
  unschedule: 'campaign.publish',
  pause: 'campaign.pause',
  resume: 'campaign.pause',
  end: 'campaign.end',
  rollBack: 'campaign.rollBack',
  confirmRollback: 'campaign.publish',
  archive: 'campaign.end',
  restore: 'campaign.end',
  clone: 'campaign.edit',
}

/** May this person do this now? The reason if not. What a call brings along is judged by the move itself. */
export function refusalOf(record: CampaignRecord, move: CampaignMove, actor: Actor, now: Instant): Refusal | null {
  if (!mayDo(actor.role, roleNeeded[move])) return 'forbidden'
  if (move === 'clone') return null
  if (move === 'restore') return record.archivedAt === null ? 'notArchived' : null
  if (record.archivedAt !== null) return 'archived'
  if (move === 'archive') return archiveRefusal(record, now)
  if (record.endedAt !== null) return 'ended'
  return guards[move](record, actor, now)
}

/** Every move with the reason it is refused now, or null where it is allowed. */
export function permittedMoves(
  record: CampaignRecord,
  actor: Actor,
  now: Instant,
): Record<CampaignMove, Refusal | null> {
  const entries = campaignMoves.map((move) => [move, refusalOf(record, move, actor, now)] as const)
  return Object.fromEntries(entries) as Record<CampaignMove, Refusal | null>
}

type Guard = (record: CampaignRecord, actor: Actor, now: Instant) => Refusal | null

const guards: Record<Exclude<CampaignMove, 'clone' | 'restore' | 'archive'>, Guard> = {
  edit: ({ review }) => (review.state === 'inReview' ? 'inReview' : null),
  submit: ({ review }) =>
    review.state === 'inReview' ? 'inReview' : review.state === 'approved' ? 'alreadyApproved' : null,
  withdraw: ({ review }) => (review.state === 'inReview' ? null : 'notInReview'),
  approve: reviewerRefusal,
  sendBack: ({ review }) => (review.state === 'inReview' ? null : 'notInReview'),
  publish: (record, _actor, now) => {
    if (record.review.state !== 'approved' || record.review.hash !== record.documentHash) return 'notApproved'
    const running = runningVersion(record, now)
    return running?.hash === record.documentHash && scheduledVersions(record, now).length === 0 ? 'alreadyLive' : null
  },
  unschedule: (record, _actor, now) => (scheduledVersions(record, now).length > 0 ? null : 'nothingScheduled'),
  pause: (record, _actor, now) => (isRunning(record, now) ? null : 'notRunning'),
  resume: (record) => (record.pause === null ? 'notPaused' : null),
  end: (record) => (record.versions.length === 0 ? 'nothingPublished' : null),
  rollBack: (record, _actor, now) => {
    if (!isRunning(record, now)) return 'notRunning'
    if (record.pendingRollback !== null) return 'rollbackPending'
    const running = runningVersion(record, now)
    return record.versions.some((version) => version.hash !== running?.hash && version.effectiveAt <= now)
      ? null
      : 'noEarlierVersion'
  },
  confirmRollback: (record, actor, now) => {
    if (record.pendingRollback === null) return 'noRollbackPending'
    if (record.pendingRollback.requestedBy === actor.id) return 'ownRollback'
    return isRunning(record, now) ? null : 'notRunning'
  },
}

/** Author and approver are two people: whoever changed or submitted this content cannot be the one to approve it. */
function reviewerRefusal(record: CampaignRecord, actor: Actor): Refusal | null {
  if (record.review.state !== 'inReview') return 'notInReview'
  if (record.authors.includes(actor.id)) return 'author'
  return record.review.submittedBy === actor.id ? 'ownSubmission' : null
}

function archiveRefusal(record: CampaignRecord, now: Instant): Refusal | null {
  const status = statusOf(record, now)
  if (status === 'live' || status === 'paused' || status === 'scheduled') return 'stillRunning'
  return record.review.state === 'inReview' ? 'inReview' : null
}

function isRunning(record: CampaignRecord, now: Instant): boolean {
  const status = statusOf(record, now)
  return status === 'live' || status === 'paused'
}

/**
 * Saves a revision of the draft. Voids an approval, since approval is of the content that was read. Saving the same
 * content changes nothing.
 */
export function saveDraft(
  record: CampaignRecord,
  actor: Actor,
  now: Instant,
  given: { document: CampaignDocument; hash: string },
): Decision {
  const refused = refusalOf(record, 'edit', actor, now)
  if (refused !== null) return { refused }
  if (given.hash === record.documentHash) return { ok: record }
  const { review } = record
  const since = review.state === 'approved' ? [] : record.authors
  return changed(record, actor, now, {
    document: given.document,
    documentHash: given.hash,
    authors: since.includes(actor.id) ? since : [...since, actor.id],
    review:
      review.state === 'approved' ? { state: 'draft', sentBack: null, voided: voidedBy(review, actor, now) } : review,
  })
}

function voidedBy({ approvedBy, approvedAt }: { approvedBy: string; approvedAt: Instant }, actor: Actor, now: Instant) {
  return { approvedBy, approvedAt, by: actor.id, at: now }
}

/** Hands the draft to a second person. `findings` are those of the draft as it stands. */
export function submit(
  record: CampaignRecord,
  actor: Actor,
  now: Instant,
  given: { note: string; findings: readonly Finding[] },
): Decision {
  const refused = refusalOf(record, 'submit', actor, now) ?? findingsRefusal(record, given.findings)
  if (refused !== null) return { refused }
  return changed(record, actor, now, {
    review: {
      state: 'inReview',
      hash: record.documentHash,
      submittedBy: actor.id,
      submittedAt: now,
      note: given.note,
    },
  })
}

/** Takes the draft back from review. */
export function withdraw(record: CampaignRecord, actor: Actor, now: Instant): Decision {
  const refused = refusalOf(record, 'withdraw', actor, now)
  if (refused !== null) return { refused }
  return changed(record, actor, now, { review: { state: 'draft', sentBack: null } })
}

/**
 * Approves exactly the content the approver has read. Where the worst case exceeds the budget the approver must say
 * so too, in addition to the author's reason.
 */
export function approve(
  record: CampaignRecord,
  actor: Actor,
  now: Instant,
  given: { hash: string; note: string; acceptsOverBudget: boolean; findings: readonly Finding[] },
): Decision {
  const refused = refusalOf(record, 'approve', actor, now)
  if (refused !== null) return { refused }
  if (record.review.state !== 'inReview') return { refused: 'notInReview' }
  if (given.hash !== record.review.hash || given.hash !== record.documentHash) return { refused: 'hashChanged' }
  const unsettled = findingsRefusal(record, given.findings)
  if (unsettled !== null) return { refused: unsettled }
  const overBudget = given.findings.some(({ code }) => code === 'budget.worstOverBudget')
  if (overBudget && !given.acceptsOverBudget) return { refused: 'overBudgetNotAccepted' }
  return changed(record, actor, now, {
    review: {
      state: 'approved',
      hash: given.hash,
      approvedBy: actor.id,
      approvedAt: now,
      note: given.note,
      submission: submissionOf(record),
    },
  })
}

/** Gives the draft back to its authors with a reason. */
export function sendBack(record: CampaignRecord, actor: Actor, now: Instant, given: { reason: string }): Decision {
  const refused = refusalOf(record, 'sendBack', actor, now)
  if (refused !== null) return { refused }
  return changed(record, actor, now, {
    review: {
      state: 'draft',
      sentBack: { by: actor.id, at: now, reason: given.reason, submission: submissionOf(record) },
    },
  })
}

/** Makes a new version of the approved content, effective at a moment; `null` is now. */
export function publish(record: CampaignRecord, actor: Actor, now: Instant, given: { at: Instant | null }): Decision {
  const refused = refusalOf(record, 'publish', actor, now)
  if (refused !== null) return { refused }
  if (record.review.state !== 'approved') return { refused: 'notApproved' }
  const effectiveAt = given.at ?? now
  if (epochOf(effectiveAt) < epochOf(now)) return { refused: 'effectiveInPast' }
  if (isOver(record.document, effectiveAt)) return { refused: 'alreadyOver' }
  const version: CampaignVersion = {
    number: record.versions.length + 1,
    document: record.document,
    hash: record.documentHash,
    approvedBy: record.review.approvedBy,
    approvedAt: record.review.approvedAt,
    publishedBy: actor.id,
    publishedAt: now,
    effectiveAt,
    rolledBackTo: null,
  }
  return changed(record, actor, now, { versions: [...record.versions, version], pendingRollback: null })
}

/**
 * Takes back every version that has not yet taken effect; what runs goes on. They stay in the record, and their content
 * stays approved, so that it can be published for another moment.
 */
export function unschedule(record: CampaignRecord, actor: Actor, now: Instant): Decision {
  const refused = refusalOf(record, 'unschedule', actor, now)
  if (refused !== null) return { refused }
  const scheduled = scheduledVersions(record, now).map(({ number }) => ({ version: number, by: actor.id, at: now }))
  return changed(record, actor, now, { takenBack: [...record.takenBack, ...scheduled] })
}

/** Stops a running campaign or some of its plays, at once and without review. */
export function pause(
  record: CampaignRecord,
  actor: Actor,
  now: Instant,
  given: Pick<Pause, 'mode' | 'playIds' | 'message'>,
): Decision {
  const refused = refusalOf(record, 'pause', actor, now)
  if (refused !== null) return { refused }
  const plays = runningVersion(record, now)?.document.plays ?? []
  if (given.playIds?.some((id) => !plays.some((play) => play.id === id))) return { refused: 'unknownPlay' }
  if (record.pause !== null && record.pause.mode === given.mode && covers(record.pause, given))
    return { refused: 'alreadyPaused' }
  const before = record.pause === null ? [] : [over(record.pause, actor, now)]
  return changed(record, actor, now, {
    pause: { mode: given.mode, playIds: given.playIds, message: given.message, by: actor.id, at: now },
    pastPauses: [...record.pastPauses, ...before],
  })
}

/** Goes on, unchanged, with what was approved. */
export function resume(record: CampaignRecord, actor: Actor, now: Instant): Decision {
  const refused = refusalOf(record, 'resume', actor, now)
  if (refused !== null) return { refused }
  if (record.pause === null) return { refused: 'notPaused' }
  return changed(record, actor, now, {
    pause: null,
    pastPauses: [...record.pastPauses, over(record.pause, actor, now)],
  })
}

/** Ends a campaign before its time. What was scheduled does not begin. */
export function end(record: CampaignRecord, actor: Actor, now: Instant): Decision {
  const refused = refusalOf(record, 'end', actor, now)
  if (refused !== null) return { refused }
  return changed(record, actor, now, { endedAt: now, pause: null, pendingRollback: null })
}

/** Asks to go back to an earlier version's content. A second person confirms. */
export function requestRollback(
  record: CampaignRecord,
  actor: Actor,
  now: Instant,
  given: { version: number },
): Decision {
  const refused = refusalOf(record, 'rollBack', actor, now)
  if (refused !== null) return { refused }
  const target = record.versions.find(({ number }) => number === given.version)
  if (target === undefined || target.effectiveAt > now) return { refused: 'unknownVersion' }
  if (target.hash === runningVersion(record, now)?.hash) return { refused: 'runningVersion' }
  if (isOver(target.document, now)) return { refused: 'alreadyOver' }
  return changed(record, actor, now, {
    pendingRollback: { version: target.number, requestedBy: actor.id, at: now },
  })
}

/**
 * Answers a request to roll back: yes publishes the earlier content at once, no drops the request.
 *
 * Whoever says yes is another person than the one who asked, and may publish: a manager or an approver. The approver's
 * judgement is in the asking (only an approver can) and in the approval that the content has had; what the second person
 * adds is a second pair of eyes on putting it into effect, which is publishing. At night there may be one approver on
 * call and no other, so a second approver is not asked for.
 */
export function confirmRollback(
  record: CampaignRecord,
  actor: Actor,
  now: Instant,
  given: { confirm: boolean },
): Decision {
  const pending = record.pendingRollback
  if (pending !== null && !given.confirm && mayDo(actor.role, roleNeeded.confirmRollback))
    return changed(record, actor, now, { pendingRollback: null })
  const refused = refusalOf(record, 'confirmRollback', actor, now)
  if (refused !== null) return { refused }
  const target = record.versions.find(({ number }) => number === pending?.version)
  if (target === undefined) return { refused: 'unknownVersion' }
  // Between the request and the answer its last day may have passed.
  if (isOver(target.document, now)) return { refused: 'alreadyOver' }
  const version: CampaignVersion = {
    ...target,
    number: record.versions.length + 1,
    publishedBy: actor.id,
    publishedAt: now,
    effectiveAt: now,
    rolledBackTo: target.number,
  }
  return changed(record, actor, now, { versions: [...record.versions, version], pendingRollback: null })
}

/** Puts a campaign that runs no more out of the way. */
export function archive(record: CampaignRecord, actor: Actor, now: Instant): Decision {
  const refused = refusalOf(record, 'archive', actor, now)
  return refused === null ? changed(record, actor, now, { archivedAt: now }) : { refused }
}

/** Brings an archived campaign back to where it stood. */
export function restore(record: CampaignRecord, actor: Actor, now: Instant): Decision {
  const refused = refusalOf(record, 'restore', actor, now)
  return refused === null ? changed(record, actor, now, { archivedAt: null }) : { refused }
}

/** A new draft of a campaign's content (`cloneDocument` makes the document), without its history. */
export function clone(
  record: CampaignRecord,
  actor: Actor,
  now: Instant,
  given: { id: string; document: CampaignDocument; hash: string },
): Decision {
  const refused = refusalOf(record, 'clone', actor, now)
  return refused === null ? { ok: newRecord(given, actor, now) } : { refused }
}

function changed(record: CampaignRecord, actor: Actor, now: Instant, parts: Partial<CampaignRecord>): Decision {
  return { ok: { ...record, ...parts, revision: record.revision + 1, updatedAt: now, updatedBy: actor.id } }
}

/** What is being answered, kept with the answer: it says why the content is what it is. */
function submissionOf({ review }: CampaignRecord): Submission | undefined {
  if (review.state !== 'inReview') return undefined
  return { by: review.submittedBy, at: review.submittedAt, note: review.note }
}

function findingsRefusal(record: CampaignRecord, findings: readonly Finding[]): Refusal | null {
  const left = blocking(findings, record.document.acceptedWarnings)
  if (left.some(({ severity }) => severity === 'error')) return 'hasErrors'
  return left.length > 0 ? 'warningsUnanswered' : null
}

function over(pause: Pause, actor: Actor, now: Instant) {
  return { ...pause, resumedBy: actor.id, resumedAt: now }
}

function covers(standing: Pick<Pause, 'playIds'>, asked: Pick<Pause, 'playIds'>): boolean {
  if (standing.playIds === null) return asked.playIds === null
  return asked.playIds !== null && asked.playIds.every((id) => standing.playIds?.includes(id))
}
