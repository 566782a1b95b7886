import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { roles, type Role } from '#domain/access.ts'
import { checkCampaign } from '#domain/campaign/checks.ts'
import {
  approve,
  archive,
  campaignMoves,
  clone,
  confirmRollback,
  end,
  pause,
  permittedMoves,
  publish,
  requestRollback,
  restore,
  resume,
  saveDraft,
  sendBack,
  submit,
  unschedule,
  withdraw,
  type CampaignMove,
  type Decision,
} from '#domain/campaign/lifecycle.ts'
import {
  draftDiffers,
  newRecord,
  runningVersion,
  statusOf,
  type Actor,
  type CampaignRecord,
} from '#domain/campaign/record.ts'
import {
  approved,
  approver,
  content,
  day,
  deputy,
  drafted,
  given,
  hashOf,
  live,
  manager,
  ok,
  submitted,
  yes,
} from '../support/campaignLife.ts'

describe('the life of a campaign', () => {
  it('goes from draft through a second person to live, and ends with its last day', () => {
    const record = ok(publish(approved(), manager, day(4), { at: day(10) }))
    expect([statusOf(drafted(), day(1)), statusOf(submitted(), day(2)), statusOf(approved(), day(3))]).toEqual([
      'draft',
      'inReview',
      'approved',
    ])
    expect(statusOf(record, day(5))).toBe('scheduled')
    expect(statusOf(record, day(10))).toBe('live')
    expect(statusOf(record, day(20))).toBe('ended')
  })

  it('stops for errors, and for warnings without a reason', () => {
    const broken = { ...content('broken'), plays: [] }
    const findings = checkCampaign(broken)
    const record = newRecord({ id: 'c1', ...given(broken) }, manager, day(1))
    expect(submit(record, manager, day(2), { note: '', findings })).toEqual({ refused: 'hasErrors' })
    const warnings = findings.map((finding) => ({ ...finding, severity: 'warning' as const }))
    expect(submit(record, manager, day(2), { note: '', findings: warnings })).toEqual({ refused: 'warningsUnanswered' })
  })

  it('asks the approver too where the worst case exceeds the budget', () => {
    const record = submitted()
    const over = { id: 'w', code: 'budget.worstOverBudget', severity: 'warning' as const, pointer: '', data: {} }
    const accepted = { finding: 'w', code: over.code, pointer: '', reason: 'a big night' }
    const withReason = { ...record, document: { ...record.document, acceptedWarnings: [accepted] } }
    const answer = { ...yes(record), findings: [over] }
    expect(approve(withReason, approver, day(3), answer)).toEqual({ refused: 'overBudgetNotAccepted' })
    expect(approve(withReason, approver, day(3), { ...answer, acceptsOverBudget: true })).toHaveProperty('ok')
  })

  it('voids an approval with the next edit, and only what was approved is published', () => {
    const edited = ok(saveDraft(approved(), manager, day(4), given(content('second'))))
    expect(edited.review).toEqual({
      state: 'draft',
      sentBack: null,
      voided: { approvedBy: approver.id, approvedAt: day(3), by: manager.id, at: day(4) },
    })
    expect(publish(edited, manager, day(4), { at: null })).toEqual({ refused: 'notApproved' })
  })

  it('keeps an approval when the same content is saved again', () => {
    const record = approved()
    expect(saveDraft(record, manager, day(4), given(content('first')))).toEqual({ ok: record })
  })

  it('approves only the content that was read', () => {
    const record = submitted()
    expect(approve(record, approver, day(3), { ...yes(record), hash: 'other' })).toEqual({ refused: 'hashChanged' })
  })

  it('never lets an author approve, even one who has become an approver', () => {
    const record = submitted()
    const promoted: Actor = { id: manager.id, role: 'approver' }
    expect(approve(record, promoted, day(3), yes(record))).toEqual({ refused: 'author' })
  })

  it('gives no role a way round: an administrator can neither approve nor publish', () => {
    const administrator: Actor = { id: 'root', role: 'administrator' }
    expect(approve(submitted(), administrator, day(3), yes(submitted()))).toEqual({ refused: 'forbidden' })
    expect(publish(approved(), administrator, day(3), { at: null })).toEqual({ refused: 'forbidden' })
  })

  it('edits beside the running version, which shoppers go on to meet', () => {
    const edited = ok(saveDraft(live(), manager, day(5), given(content('second'))))
    expect(statusOf(edited, day(5))).toBe('live')
    expect(draftDiffers(edited)).toBe(true)
    expect(runningVersion(edited, day(5))?.document.goal).toBe('first')
  })

  it('pauses whole or in part without review, and resumes with what was approved', () => {
    const message = { 'zh-HK': '暫停' }
    const paused = ok(pause(live(), manager, day(5), { mode: 'freezeAndExtend', playIds: null, message }))
    expect(statusOf(paused, day(5))).toBe('paused')
    const resumed = ok(resume(paused, approver, day(6)))
    expect(statusOf(resumed, day(6))).toBe('live')
    expect(resumed.pastPauses).toMatchObject([{ mode: 'freezeAndExtend', at: day(5), resumedAt: day(6) }])
    const part = ok(pause(live(), manager, day(5), { mode: 'noNewOpenings', playIds: ['bargain'], message }))
    expect(statusOf(part, day(5))).toBe('live')
    expect(pause(live(), manager, day(5), { mode: 'noNewOpenings', playIds: ['?'], message })).toEqual({
      refused: 'unknownPlay',
    })
  })

  it('rolls back with two people, at once, and drops what was scheduled', () => {
    const second = ok(saveDraft(live(), manager, day(5), given(content('second'))))
    const again = approved(ok(submit(second, manager, day(5), { note: '', findings: [] })))
    const running = ok(publish(again, manager, day(5), { at: null }))
    const third = approved(
      ok(
        submit(ok(saveDraft(running, manager, day(6), given(content('third')))), manager, day(6), {
          note: '',
          findings: [],
        }),
      ),
    )
    const scheduled = ok(publish(third, manager, day(6), { at: day(12) }))
    const asked = ok(requestRollback(scheduled, approver, day(7), { version: 1 }))
    expect(confirmRollback(asked, approver, day(7), { confirm: true })).toEqual({ refused: 'ownRollback' })
    const back = ok(confirmRollback(asked, deputy, day(7), { confirm: true }))
    expect(runningVersion(back, day(7))).toMatchObject({ number: 4, rolledBackTo: 1, approvedBy: approver.id })
    expect(runningVersion(back, day(12))?.number).toBe(4)
  })

  it('keeps an earlier schedule beside a later one', () => {
    const first = ok(publish(approved(), manager, day(4), { at: day(10) }))
    const second = approved(
      ok(
        submit(ok(saveDraft(first, manager, day(5), given(content('second')))), manager, day(5), {
          note: '',
          findings: [],
        }),
      ),
    )
    const both = ok(publish(second, manager, day(5), { at: day(12) }))
    expect([runningVersion(both, day(11))?.number, runningVersion(both, day(12))?.number]).toEqual([1, 2])
  })

  it('takes back what is scheduled and no more, for good, with its approval standing', () => {
    const next = (record: CampaignRecord, goal: string, k: number, at: string) => {
      const edited = ok(saveDraft(record, manager, day(k), given(content(goal))))
      return ok(
        publish(approved(ok(submit(edited, manager, day(k), { note: '', findings: [] }))), manager, day(k), { at }),
      )
    }
    const replaced = next(next(live(), 'second', 5, day(12)), 'third', 6, day(10))
    const back = ok(unschedule(replaced, manager, day(7)))
    // Not the second either, which the third had replaced.
    expect([day(7), day(10), day(12)].map((now) => runningVersion(back, now)?.number)).toEqual([1, 1, 1])
    expect(back.takenBack).toEqual([{ version: 3, by: manager.id, at: day(7) }])
    expect(draftDiffers(back)).toBe(true)
    expect(back.versions).toHaveLength(3)
    expect(unschedule(back, manager, day(7))).toEqual({ refused: 'nothingScheduled' })
    expect(runningVersion(ok(publish(back, approver, day(8), { at: day(11) })), day(11))?.number).toBe(4)

    const first = ok(publish(approved(), manager, day(4), { at: day(10) }))
    expect(statusOf(ok(unschedule(first, approver, day(5))), day(10))).toBe('approved')
    expect(unschedule(first, manager, day(10))).toEqual({ refused: 'nothingScheduled' })
  })

  it('takes a manager or an approver, and never the one who asked, to confirm a rollback', () => {
    const edited = ok(saveDraft(live(), manager, day(5), given(content('second'))))
    const agreed = approved(ok(submit(edited, manager, day(5), { note: '', findings: [] })))
    const running = ok(publish(agreed, manager, day(5), { at: null }))
    expect(requestRollback(running, manager, day(6), { version: 1 })).toEqual({ refused: 'forbidden' })
    const asked = ok(requestRollback(running, approver, day(6), { version: 1 }))
    const answers = (['manager', 'approver', 'analyst', 'qa', 'administrator'] as const).map((role) => {
      const answer = confirmRollback(asked, { id: 'second', role }, day(6), { confirm: true })
      return 'ok' in answer ? role : answer.refused
    })
    expect(answers).toEqual(['manager', 'approver', 'forbidden', 'forbidden', 'forbidden'])
    for (const role of ['approver', 'manager'] as const)
      expect(confirmRollback(asked, { id: approver.id, role }, day(6), { confirm: true })).toEqual({
        refused: 'ownRollback',
      })
  })

  it('is sent back with a reason, withdrawn, ended, archived, restored and cloned', () => {
    const back = ok(sendBack(submitted(), approver, day(3), { reason: 'too dear' }))
    const submission = { by: manager.id, at: day(2), note: '' }
    expect(back.review).toEqual({
      state: 'draft',
      sentBack: { by: approver.id, at: day(3), reason: 'too dear', submission },
    })
    expect(ok(withdraw(submitted(), manager, day(3))).review.state).toBe('draft')
    expect(archive(live(), approver, day(5))).toEqual({ refused: 'stillRunning' })
    const over = ok(archive(ok(end(live(), approver, day(5))), approver, day(6)))
    expect(statusOf(over, day(6))).toBe('archived')
    expect(statusOf(ok(restore(over, approver, day(7))), day(7))).toBe('ended')
    const copy = ok(clone(over, manager, day(8), { id: 'c2', ...given(content('copy')) }))
    expect(copy).toMatchObject({ id: 'c2', versions: [], authors: [manager.id], review: { state: 'draft' } })
  })
})

const people: Actor[] = roles.flatMap((role) => ['1', '2'].map((k) => ({ id: `${role}${k}`, role })))
/** People whose role changes from call to call: four eyes look at who they are. */
const turncoats = fc.record({ id: fc.constantFrom('x', 'y', 'z'), role: fc.constantFrom<Role>('manager', 'approver') })
const actors = fc.oneof(fc.constantFrom(...people), turncoats)
const steps = fc.array(
  fc.record({
    move: fc.constantFrom(...campaignMoves),
    actor: actors,
    goal: fc.constantFrom('a', 'b', 'c'),
    version: fc.integer({ min: 1, max: 4 }),
    yes: fc.boolean(),
    hours: fc.integer({ min: 0, max: 6 }),
  }),
  { minLength: 10, maxLength: 60 },
)
type Step = { move: CampaignMove; actor: Actor; goal: string; version: number; yes: boolean; hours: number }

function take(record: CampaignRecord, step: Step, now: string): Decision {
  const { actor } = step
  const moves: Record<CampaignMove, () => Decision> = {
    edit: () => saveDraft(record, actor, now, given(content(step.goal))),
    submit: () => submit(record, actor, now, { note: '', findings: [] }),
    withdraw: () => withdraw(record, actor, now),
    approve: () =>
      approve(record, actor, now, {
        ...yes(record),
        hash: step.yes ? record.documentHash : hashOf(content(step.goal)),
      }),
    sendBack: () => sendBack(record, actor, now, { reason: 'no' }),
    publish: () => publish(record, actor, now, { at: step.yes ? null : '2026-11-11T00:00:00.000Z' }),
    unschedule: () => unschedule(record, actor, now),
    pause: () => pause(record, actor, now, { mode: 'noNewOpenings', playIds: null, message: {} }),
    resume: () => resume(record, actor, now),
    end: () => (step.yes ? { refused: 'forbidden' } : end(record, actor, now)),
    rollBack: () => requestRollback(record, actor, now, { version: step.version }),
    confirmRollback: () => confirmRollback(record, actor, now, { confirm: step.yes }),
    archive: () => archive(record, actor, now),
    restore: () => restore(record, actor, now),
    clone: () => clone(record, actor, now, { id: 'c2', ...given(content(step.goal)) }),
  }
  return moves[step.move]()
}

describe('whatever anybody does in whatever order', () => {
  test.prop([steps])('only approved content is published, and no author approves their own', (taken) => {
    let record = drafted('a')
    let at = Date.parse('2026-10-01T00:00:00.000Z')
    /** Written down here, independently: who wrote the draft since it was last approved, and who approved what. */
    let writers = new Set([manager.id])
    const approvals = new Map<string, Set<string>>()
    for (const step of taken) {
      at += step.hours * 3_600_000
      const now = new Date(at).toISOString()
      const before = record
      const decision = take(record, step, now)
      expect(record).toEqual(before)
      if ('refused' in decision || step.move === 'clone') continue
      record = decision.ok
      if (step.move === 'edit' && record.documentHash !== before.documentHash) {
        if (before.review.state === 'approved') writers = new Set()
        writers.add(step.actor.id)
      }
      if (step.move === 'approve') {
        expect(writers.has(step.actor.id)).toBe(false)
        expect(step.actor.role).toBe('approver')
        approvals.set(record.documentHash, (approvals.get(record.documentHash) ?? new Set()).add(step.actor.id))
      }
      if (record.versions.length > before.versions.length) {
        const version = record.versions.at(-1)!
        expect(approvals.get(version.hash)?.has(version.approvedBy)).toBe(true)
        expect(hashOf(version.document)).toBe(version.hash)
        expect(version.number).toBe(record.versions.length)
      }
      expect(record.versions.slice(0, before.versions.length)).toEqual(before.versions)
    }
  })

  test.prop([steps, actors])('what is said to be permitted is what is permitted', (taken, actor) => {
    let record = drafted('a')
    let at = Date.parse('2026-10-01T00:00:00.000Z')
    for (const step of taken) {
      at += step.hours * 3_600_000
      const now = new Date(at).toISOString()
      const said = permittedMoves(record, step.actor, now)[step.move]
      const decision = take(record, step, now)
      if (said !== null && 'ok' in decision) expect(step.move).toBe('confirmRollback')
      if ('ok' in decision && step.move !== 'clone') record = decision.ok
    }
    const now = new Date(at).toISOString()
    expect(Object.keys(permittedMoves(record, actor, now)).sort()).toEqual([...campaignMoves].sort())
  })
})
