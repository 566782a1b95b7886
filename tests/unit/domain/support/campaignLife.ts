import type { CampaignDocument } from '#domain/campaign/document.ts'
import { canonicalText } from '#domain/campaign/hash.ts'
import {
  approve,
  archive,
  end,
  pause,
  publish,
  requestRollback,
  saveDraft,
  submit,
  type Decision,
} from '#domain/campaign/lifecycle.ts'
import { newRecord, type Actor, type CampaignRecord } from '#domain/campaign/record.ts'
import { hash32 } from '#domain/seed.ts'
import { campaign } from './builders.ts'

export const manager: Actor = { id: 'mei', role: 'manager' }
export const approver: Actor = { id: 'ken', role: 'approver' }
export const deputy: Actor = { id: 'ada', role: 'approver' }

/** Midnight UTC of a day in November; the campaign's phases and plays are over by the 20th. */
export const day = (k: number) => `2026-11-${String(k).padStart(2, '0')}T00:00:00.000Z`

export const hashOf = (document: CampaignDocument) => hash32(canonicalText(document)).toString(16)
export const content = (goal: string): CampaignDocument => ({ ...campaign(['HK']), goal })
export const given = (document: CampaignDocument) => ({ document, hash: hashOf(document) })

export function ok(decision: Decision): CampaignRecord {
  if ('refused' in decision) throw new Error(`refused: ${decision.refused}`)
  return decision.ok
}

export const drafted = (goal = 'first') => newRecord({ id: 'c1', ...given(content(goal)) }, manager, day(1))
export const submitted = (record = drafted(), at = day(2)) =>
  ok(submit(record, manager, at, { note: '', findings: [] }))
export const yes = (record: CampaignRecord) => ({
  hash: record.documentHash,
  note: '',
  acceptsOverBudget: false,
  findings: [],
})
export const approved = (record = submitted(), at = day(3)) => ok(approve(record, approver, at, yes(record)))
export const live = () => ok(publish(approved(), manager, day(4), { at: null }))

/** Writes, submits and approves other content. */
export const agreed = (record: CampaignRecord, goal: string, at: string) =>
  approved(submitted(ok(saveDraft(record, manager, at, given(content(goal)))), at), at)

/** The same, published. */
export const published = (record: CampaignRecord, goal: string, now: string, at: string | null = null) =>
  ok(publish(agreed(record, goal, now), manager, now, { at }))

export const paused = (record = live(), playIds: string[] | null = null, now = day(5)) =>
  ok(pause(record, manager, now, { mode: 'noNewOpenings', playIds, message: {} }))

const twice = () => published(live(), 'second', day(5))

/** Every kind of state a campaign can be in, each with a moment to look at it. */
export const states = {
  draft: () => ({ record: drafted(), now: day(2) }),
  'in review': () => ({ record: submitted(), now: day(3) }),
  approved: () => ({ record: approved(), now: day(4) }),
  scheduled: () => ({ record: ok(publish(approved(), manager, day(4), { at: day(10) })), now: day(5) }),
  live: () => ({ record: live(), now: day(5) }),
  'live with an edited draft': () => ({
    record: ok(saveDraft(live(), manager, day(5), given(content('second')))),
    now: day(5),
  }),
  'live with its second version': () => ({ record: twice(), now: day(6) }),
  'live with a version to come': () => ({ record: published(live(), 'second', day(5), day(12)), now: day(6) }),
  'waiting for a rollback to be confirmed': () => ({
    record: ok(requestRollback(twice(), approver, day(6), { version: 1 })),
    now: day(6),
  }),
  paused: () => ({ record: paused(), now: day(6) }),
  'live with one play paused': () => ({ record: paused(live(), ['bargain']), now: day(6) }),
  'over by its dates': () => ({ record: live(), now: day(25) }),
  'ended by hand': () => ({ record: ok(end(live(), manager, day(5))), now: day(6) }),
  archived: () => ({ record: ok(archive(ok(end(live(), manager, day(5))), manager, day(6))), now: day(7) }),
}
