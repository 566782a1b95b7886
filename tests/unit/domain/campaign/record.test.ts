import { describe, expect, it } from 'vitest'
import { end, publish, saveDraft, unschedule } from '#domain/campaign/lifecycle.ts'
import {
  campaignRecordSchema,
  draftDiffers,
  isOver,
  runningVersion,
  scheduledVersions,
  spanOf,
  statusOf,
  type CampaignRecord,
} from '#domain/campaign/record.ts'
import { dayMs, epochOf, hourMs, instantOf } from '#domain/time.ts'
import { bargain } from '../support/builders.ts'
import {
  approved,
  content,
  day,
  given,
  live,
  manager,
  ok,
  paused,
  published,
  states,
  submitted,
} from '../support/campaignLife.ts'

const runs = (record: CampaignRecord, k: number) => runningVersion(record, day(k))?.number ?? null
const toCome = (record: CampaignRecord, k: number) => scheduledVersions(record, day(k)).map(({ number }) => number)

describe('what shoppers meet', () => {
  it('is nothing before the first version takes effect, and that version from its very moment on', () => {
    const record = ok(publish(approved(), manager, day(4), { at: day(10) }))
    expect([runs(record, 9), runs(record, 10), toCome(record, 9), toCome(record, 10)]).toEqual([null, 1, [1], []])
  })

  it('is the later of two versions of the same moment, which leaves nothing of the other to come', () => {
    expect(runs(published(live(), 'second', day(4)), 4)).toBe(2)
    const both = published(published(live(), 'second', day(5), day(12)), 'third', day(6), day(12))
    expect([toCome(both, 7), runs(both, 12)]).toEqual([[3], 3])
    expect(ok(unschedule(both, manager, day(7))).takenBack.map(({ version }) => version)).toEqual([3])
  })

  it('of a campaign that was ended is what they met last, and nothing is to come', () => {
    const record = ok(end(published(live(), 'second', day(5), day(12)), manager, day(6)))
    expect([runs(record, 5), runs(record, 15), toCome(record, 7)]).toEqual([1, 1, []])
  })
})

describe('a draft', () => {
  it('differs until it is published, from what was published last, and again once that is taken back', () => {
    const second = published(live(), 'second', day(5), day(12))
    const edited = ok(saveDraft(second, manager, day(6), given(content('first'))))
    expect([approved(), live(), second, edited].map(draftDiffers)).toEqual([true, false, false, true])
    expect(draftDiffers(ok(unschedule(second, manager, day(6))))).toBe(true)
  })
})

describe('a campaign is over', () => {
  const phase = { id: 'main', kind: 'main' as const, markets: ['HK' as const], window: { from: day(3), to: day(20) } }
  const empty = { ...content('dated'), phases: [phase], plays: [] }
  const withPlay = (mayOutlive: boolean) => ({
    ...empty,
    plays: [bargain({ window: { from: day(2), to: day(22) }, windowHours: 48, mayOutlive })],
  })

  it('with the last of its phases and plays, at that very moment', () => {
    expect(spanOf(empty)).toEqual({ from: epochOf(day(3)), to: epochOf(day(20)) })
    expect([isOver(empty, instantOf(epochOf(day(20)) - 1)), isOver(empty, day(20))]).toEqual([false, true])
    expect(spanOf(withPlay(false))).toEqual({ from: epochOf(day(2)), to: epochOf(day(22)) })
  })

  it('once what was opened in its last moment has run its hours, where it may', () => {
    expect(spanOf(withPlay(true))?.to).toBe(epochOf(day(22)) + 48 * hourMs)
    expect(spanOf(withPlay(true))?.to).toBe(epochOf(day(22)) + 2 * dayMs)
  })

  it('never where nothing is dated', () => {
    expect([spanOf({ ...empty, phases: [] }), isOver({ ...empty, phases: [] }, day(30))]).toEqual([null, false])
  })

  it('only when no version is to come that lasts longer', () => {
    const longer = content('longer')
    const window = { from: day(1), to: day(30) }
    const stretched = { ...longer, phases: longer.phases.map((one) => ({ ...one, window })) }
    const edited = ok(saveDraft(live(), manager, day(5), given(stretched)))
    const record = ok(publish(approved(submitted(edited, day(5)), day(5)), manager, day(5), { at: day(28) }))
    expect([22, 28, 30].map((k) => statusOf(record, day(k)))).toEqual(['live', 'live', 'ended'])
    expect(statusOf(paused(record, null, day(6)), day(22))).toBe('paused')
  })
})

describe('a stored campaign', () => {
  it.each(Object.entries(states))('that is %s is read as it was written', (_name, state) => {
    const { record } = state()
    const written = JSON.parse(JSON.stringify({ ...record, takenBack: [{ version: 1, by: 'mei', at: day(5) }] }))
    expect(campaignRecordSchema.parse(written)).toEqual(written)
    expect(campaignRecordSchema.safeParse({ ...written, revision: 0 }).success).toBe(false)
  })

  it('keeps every pause there was', () => {
    const written = { ...live(), pastPauses: [{ ...paused().pause, resumedBy: 'ken', resumedAt: day(6) }] }
    expect(campaignRecordSchema.parse(written)).toEqual(written)
  })
})
