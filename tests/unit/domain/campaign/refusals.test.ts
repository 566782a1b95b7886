import { describe, expect, it } from 'vitest'
import {
  approve,
  campaignMoves,
  confirmRollback,
  pause,
  permittedMoves,
  publish,
  refusalOf,
  refusals,
  requestRollback,
  resume,
  saveDraft,
  submit,
  type CampaignMove,
  type Refusal,
} from '#domain/campaign/lifecycle.ts'
import { scheduledVersions, statusOf } from '#domain/campaign/record.ts'
import {
  agreed,
  approved,
  approver,
  content,
  day,
  deputy,
  drafted,
  given,
  live,
  manager,
  ok,
  paused,
  published,
  states,
  submitted,
  yes,
} from '../support/campaignLife.ts'

type State = keyof typeof states

/** Why each move is refused in each state, to somebody whose role may make it; what is not named is permitted. */
const refusedIn: Record<State, Partial<Record<CampaignMove, Refusal>>> = {
  draft: {
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    publish: 'notApproved',
    unschedule: 'nothingScheduled',
    pause: 'notRunning',
    resume: 'notPaused',
    end: 'nothingPublished',
    rollBack: 'notRunning',
    confirmRollback: 'noRollbackPending',
    restore: 'notArchived',
  },
  'in review': {
    edit: 'inReview',
    submit: 'inReview',
    publish: 'notApproved',
    unschedule: 'nothingScheduled',
    pause: 'notRunning',
    resume: 'notPaused',
    end: 'nothingPublished',
    rollBack: 'notRunning',
    confirmRollback: 'noRollbackPending',
    archive: 'inReview',
    restore: 'notArchived',
  },
  approved: {
    submit: 'alreadyApproved',
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    unschedule: 'nothingScheduled',
    pause: 'notRunning',
    resume: 'notPaused',
    end: 'nothingPublished',
    rollBack: 'notRunning',
    confirmRollback: 'noRollbackPending',
    restore: 'notArchived',
  },
  scheduled: {
    submit: 'alreadyApproved',
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    pause: 'notRunning',
    resume: 'notPaused',
    rollBack: 'notRunning',
    confirmRollback: 'noRollbackPending',
    archive: 'stillRunning',
    restore: 'notArchived',
  },
  live: {
    submit: 'alreadyApproved',
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    publish: 'alreadyLive',
    unschedule: 'nothingScheduled',
    resume: 'notPaused',
    rollBack: 'noEarlierVersion',
    confirmRollback: 'noRollbackPending',
    archive: 'stillRunning',
    restore: 'notArchived',
  },
  'live with an edited draft': {
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    publish: 'notApproved',
    unschedule: 'nothingScheduled',
    resume: 'notPaused',
    rollBack: 'noEarlierVersion',
    confirmRollback: 'noRollbackPending',
    archive: 'stillRunning',
    restore: 'notArchived',
  },
  'live with its second version': {
    submit: 'alreadyApproved',
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    publish: 'alreadyLive',
    unschedule: 'nothingScheduled',
    resume: 'notPaused',
    confirmRollback: 'noRollbackPending',
    archive: 'stillRunning',
    restore: 'notArchived',
  },
  'live with a version to come': {
    submit: 'alreadyApproved',
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    resume: 'notPaused',
    rollBack: 'noEarlierVersion',
    confirmRollback: 'noRollbackPending',
    archive: 'stillRunning',
    restore: 'notArchived',
  },
  'waiting for a rollback to be confirmed': {
    submit: 'alreadyApproved',
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    publish: 'alreadyLive',
    unschedule: 'nothingScheduled',
    resume: 'notPaused',
    rollBack: 'rollbackPending',
    confirmRollback: 'ownRollback',
    archive: 'stillRunning',
    restore: 'notArchived',
  },
  paused: {
    submit: 'alreadyApproved',
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    publish: 'alreadyLive',
    unschedule: 'nothingScheduled',
    rollBack: 'noEarlierVersion',
    confirmRollback: 'noRollbackPending',
    archive: 'stillRunning',
    restore: 'notArchived',
  },
  'live with one play paused': {
    submit: 'alreadyApproved',
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    publish: 'alreadyLive',
    unschedule: 'nothingScheduled',
    rollBack: 'noEarlierVersion',
    confirmRollback: 'noRollbackPending',
    archive: 'stillRunning',
    restore: 'notArchived',
  },
  'over by its dates': {
    submit: 'alreadyApproved',
    withdraw: 'notInReview',
    approve: 'notInReview',
    sendBack: 'notInReview',
    publish: 'alreadyLive',
    unschedule: 'nothingScheduled',
    pause: 'notRunning',
    resume: 'notPaused',
    rollBack: 'notRunning',
    confirmRollback: 'noRollbackPending',
    restore: 'notArchived',
  },
  'ended by hand': {
    ...Object.fromEntries(campaignMoves.map((move) => [move, 'ended'])),
    archive: undefined,
    restore: 'notArchived',
    clone: undefined,
  },
  archived: {
    ...Object.fromEntries(campaignMoves.map((move) => [move, 'archived'])),
    restore: undefined,
    clone: undefined,
  },
}

/** Approving, sending back and rolling back are the approver's; what is left is the manager's to do. */
const whoMay = (move: CampaignMove) =>
  ['approve', 'sendBack', 'rollBack', 'confirmRollback'].includes(move) ? approver : manager

const names = Object.keys(states) as State[]

describe('what can be done with a campaign', () => {
  it.each(names)('that is %s, and why not', (name) => {
    const { record, now } = states[name]()
    const said = campaignMoves.map((move) => [move, refusalOf(record, move, whoMay(move), now)])
    expect(Object.fromEntries(said)).toEqual(
      Object.fromEntries(campaignMoves.map((move) => [move, refusedIn[name][move] ?? null])),
    )
  })

  it('is forbidden to whoever’s role it is not, in any state', () => {
    for (const state of Object.values(states)) {
      const { record, now } = state()
      const moves = Object.entries(permittedMoves(record, { id: 'q', role: 'qa' }, now))
      expect(moves).toEqual(campaignMoves.map((move) => [move, 'forbidden']))
    }
  })

  it('is four eyes’ matter where one pair of eyes is refused, and a wrong state otherwise', () => {
    const kinds = Object.values(refusedIn).flatMap((row) => Object.values(row).flatMap((code) => code ?? []))
    expect(new Set(kinds.filter((code) => refusals[code] !== 'wrongState'))).toEqual(new Set(['ownRollback']))
    expect([refusals.author, refusals.ownSubmission, refusals.ownRollback]).toEqual(Array(3).fill('fourEyes'))
  })

  it('goes by what stands now: the status of each', () => {
    const statusIn = (name: State) => {
      const { record, now } = states[name]()
      return statusOf(record, now)
    }
    expect(Object.fromEntries(names.map((name) => [name, statusIn(name)]))).toEqual({
      draft: 'draft',
      'in review': 'inReview',
      approved: 'approved',
      scheduled: 'scheduled',
      live: 'live',
      'live with an edited draft': 'live',
      'live with its second version': 'live',
      'live with a version to come': 'live',
      'waiting for a rollback to be confirmed': 'live',
      paused: 'paused',
      'live with one play paused': 'live',
      'over by its dates': 'ended',
      'ended by hand': 'ended',
      archived: 'archived',
    })
  })
})

describe('a review', () => {
  it('is nobody’s to approve who wrote or submitted what is in it', () => {
    const second = ok(saveDraft(drafted(), { ...deputy, role: 'manager' }, day(2), given(content('second'))))
    const handedIn = ok(submit(second, { id: 'eva', role: 'manager' }, day(2), { note: 'please', findings: [] }))
    expect(handedIn.review).toEqual({
      state: 'inReview',
      hash: second.documentHash,
      submittedBy: 'eva',
      submittedAt: day(2),
      note: 'please',
    })
    const answer = (id: string) => approve(handedIn, { id, role: 'approver' }, day(3), yes(handedIn))
    expect(answer('eva')).toEqual({ refused: 'ownSubmission' })
    // Whoever began the draft wrote it too, and not only whoever changed it last.
    expect([answer('mei'), answer('ada')]).toEqual([{ refused: 'author' }, { refused: 'author' }])
    expect(answer('ken')).toHaveProperty('ok')
  })

  it('keeps what the author said with what the approver answered', () => {
    const handedIn = ok(submit(drafted(), manager, day(2), { note: 'please', findings: [] }))
    const agreed = ok(approve(handedIn, approver, day(3), { ...yes(handedIn), note: 'mind the stock' }))
    const submission = { by: manager.id, at: day(2), note: 'please' }
    expect(agreed.review).toMatchObject({ state: 'approved', note: 'mind the stock', submission })
  })

  it('counts authors from the last approval on: who wrote what was approved before may judge what came after', () => {
    const edited = ok(saveDraft(approved(), { id: 'eva', role: 'manager' }, day(4), given(content('second'))))
    expect([approved().authors, edited.authors]).toEqual([['mei'], ['eva']])
    const more = ok(saveDraft(edited, { id: 'eva', role: 'manager' }, day(4), given(content('third'))))
    expect([more.authors, more.review]).toEqual([['eva'], edited.review])
  })

  it('that was sent back keeps its reason while the draft is changed', () => {
    const sentBack = { by: 'ken', at: day(3), reason: 'too dear' }
    const record = { ...drafted(), review: { state: 'draft' as const, sentBack } }
    const edited = ok(saveDraft(record, manager, day(4), given(content('second'))))
    expect(edited.review).toEqual({ state: 'draft', sentBack })
  })

  it('is of exactly the content that is stored: neither an older reading nor a draft that moved under it counts', () => {
    const moved = { ...submitted(), documentHash: 'moved' }
    expect(approve(moved, approver, day(3), { ...yes(moved), hash: submitted().documentHash })).toEqual({
      refused: 'hashChanged',
    })
    expect(approve(moved, approver, day(3), yes(moved))).toEqual({ refused: 'hashChanged' })
    expect(publish({ ...approved(), documentHash: 'moved' }, manager, day(4), { at: null })).toEqual({
      refused: 'notApproved',
    })
  })

  it('cannot pass over a warning without a reason, and asks about the budget for that finding alone', () => {
    const record = submitted()
    const warning = { id: 'w', code: 'window.outsidePhases', severity: 'warning' as const, pointer: '', data: {} }
    const answer = { ...yes(record), findings: [warning] }
    expect(approve(record, approver, day(3), answer)).toEqual({ refused: 'warningsUnanswered' })
    const reason = { finding: 'w', code: warning.code, pointer: '', reason: 'on purpose' }
    const answered = { ...record, document: { ...record.document, acceptedWarnings: [reason] } }
    expect(approve(answered, approver, day(3), answer)).toHaveProperty('ok')
  })
})

describe('publishing', () => {
  it('is for now or later, and for something that is not over by then', () => {
    expect(publish(approved(), manager, day(4), { at: day(3) })).toEqual({ refused: 'effectiveInPast' })
    expect(publish(approved(), manager, day(4), { at: day(25) })).toEqual({ refused: 'alreadyOver' })
    expect(ok(publish(approved(), manager, day(4), { at: day(4) })).versions).toMatchObject([
      { number: 1, approvedBy: 'ken', approvedAt: day(3), publishedBy: 'mei', effectiveAt: day(4), rolledBackTo: null },
    ])
  })

  it('keeps what is to come in the order in which it will take effect', () => {
    const soon = published(published(live(), 'later', day(5), day(12)), 'sooner', day(6), day(10))
    expect(scheduledVersions(soon, day(7)).map(({ number }) => number)).toEqual([3])
    const both = published(published(live(), 'sooner', day(5), day(10)), 'later', day(6), day(12))
    expect(scheduledVersions(both, day(7)).map(({ number }) => number)).toEqual([2, 3])
    expect(scheduledVersions(both, day(10)).map(({ number }) => number)).toEqual([3])
  })
})

describe('a pause', () => {
  const asked = { mode: 'noNewOpenings' as const, playIds: null, message: {} }

  it('of what stands still already is refused, unless it goes further or otherwise', () => {
    const answer = (record = paused(), given: Partial<Parameters<typeof pause>[3]> = {}) =>
      pause(record, manager, day(6), { ...asked, ...given })
    const plays = live().document.plays.map(({ id }) => id)
    const [first, second] = plays as [string, string]
    expect(answer()).toEqual({ refused: 'alreadyPaused' })
    expect(answer(paused(live(), [first]), { playIds: [first] })).toEqual({ refused: 'alreadyPaused' })
    expect(answer(paused(live(), [first, second]), { playIds: [second] })).toEqual({ refused: 'alreadyPaused' })
    expect(answer(paused(), { mode: 'freezeAndExtend' })).toHaveProperty('ok')
    // From the whole to a part of it the other plays go on, and from a part to the whole they stop too.
    expect(answer(paused(), { playIds: [first] })).toHaveProperty('ok')
    expect(answer(paused(live(), [first]))).toHaveProperty('ok')
    expect(answer(paused(live(), [first]), { playIds: [first, second] })).toHaveProperty('ok')
    expect(answer(live(), { playIds: [first, '?'] })).toEqual({ refused: 'unknownPlay' })
  })

  it('remembers every one before it, with who ended it and when', () => {
    const first = paused()
    expect([first.pause?.by, first.pause?.at, first.pastPauses]).toEqual(['mei', day(5), []])
    const second = ok(pause(first, approver, day(6), { ...asked, mode: 'freezeAndExtend' }))
    const third = ok(pause(second, approver, day(7), asked))
    const gone = ok(resume(third, manager, day(8)))
    expect(gone.pastPauses).toMatchObject([
      { mode: 'noNewOpenings', by: 'mei', at: day(5), resumedBy: 'ken', resumedAt: day(6) },
      { mode: 'freezeAndExtend', by: 'ken', at: day(6), resumedBy: 'ken', resumedAt: day(7) },
      { mode: 'noNewOpenings', by: 'ken', at: day(7), resumedBy: 'mei', resumedAt: day(8) },
    ])
    expect(gone.pause).toBeNull()
  })

  it('can be rolled back from', () => {
    const record = paused(published(live(), 'second', day(5)), null, day(6))
    expect(statusOf(ok(requestRollback(record, approver, day(6), { version: 1 })), day(6))).toBe('paused')
  })
})

describe('a rollback', () => {
  const twice = () => published(live(), 'second', day(5))
  const back = (version: number, record = twice(), now = day(6)) => requestRollback(record, approver, now, { version })

  it('goes to a version that was met before and has other content', () => {
    expect(back(3)).toEqual({ refused: 'unknownVersion' })
    expect(back(2)).toEqual({ refused: 'runningVersion' })
    expect(ok(back(1)).pendingRollback).toEqual({ version: 1, requestedBy: 'ken', at: day(6) })
    const toCome = published(twice(), 'third', day(6), day(12))
    expect(back(3, toCome, day(7))).toEqual({ refused: 'unknownVersion' })
    // Once it has taken effect, at that very moment, it is the one that runs.
    expect(back(3, toCome, day(12))).toEqual({ refused: 'runningVersion' })
    expect(back(2, toCome, day(12))).toHaveProperty('ok')
  })

  it('does not bring back what is over', () => {
    const longer = content('longer')
    const window = { from: day(1), to: day(30) }
    const stretched = { ...longer, phases: longer.phases.map((phase) => ({ ...phase, window })) }
    const edited = ok(saveDraft(live(), manager, day(5), given(stretched)))
    const running = ok(publish(approved(submitted(edited, day(5)), day(5)), manager, day(5), { at: null }))
    expect(back(1, running, day(25))).toEqual({ refused: 'alreadyOver' })
    const asked = ok(back(1, running, day(6)))
    expect(confirmRollback(asked, deputy, day(25), { confirm: true })).toEqual({ refused: 'alreadyOver' })
  })

  it('is dropped by a no, also from the one who asked, and by a new version; what runs goes on', () => {
    const asked = ok(back(1))
    for (const actor of [deputy, approver]) {
      const dropped = ok(confirmRollback(asked, actor, day(6), { confirm: false }))
      expect([dropped.pendingRollback, dropped.versions.length]).toEqual([null, 2])
    }
    expect(confirmRollback(asked, { id: 'q', role: 'qa' }, day(6), { confirm: false })).toEqual({
      refused: 'forbidden',
    })
    expect(confirmRollback(twice(), deputy, day(6), { confirm: false })).toEqual({ refused: 'noRollbackPending' })
    const overtaken = ok(publish(agreed(asked, 'third', day(6)), manager, day(6), { at: null }))
    expect(overtaken.pendingRollback).toBeNull()
  })

  it('is a new version with the old one’s content and approval, published by who confirmed it', () => {
    const done = ok(confirmRollback(ok(back(1)), deputy, day(7), { confirm: true }))
    expect(done.versions.at(-1)).toEqual({
      ...done.versions[0],
      number: 3,
      publishedBy: 'ada',
      publishedAt: day(7),
      effectiveAt: day(7),
      rolledBackTo: 1,
    })
    expect(done.pendingRollback).toBeNull()
  })

  it('is not confirmed once the campaign runs no more', () => {
    expect(confirmRollback(ok(back(1)), deputy, day(25), { confirm: true })).toEqual({ refused: 'notRunning' })
  })
})

it('every change counts the revision on and says who made it and when', () => {
  const before = drafted()
  const after = ok(submit(before, { id: 'eva', role: 'manager' }, day(2), { note: '', findings: [] }))
  expect([before.revision, before.updatedBy, before.updatedAt]).toEqual([1, 'mei', day(1)])
  expect([after.revision, after.updatedBy, after.updatedAt]).toEqual([2, 'eva', day(2)])
})
