import { expect, it } from 'vitest'
import {
  approve,
  archive,
  end,
  pause,
  publish,
  resume,
  saveDraft,
  submit,
  type Decision,
} from '#domain/campaign/lifecycle.ts'
import { newRecord, statusOf, draftDiffers, type CampaignRecord } from '#domain/campaign/record.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { dayMs, epochOf, instantOf } from '#domain/time.ts'
import { listingOf } from '#server/campaigns/stored.ts'
import { eachStore } from './engines.ts'

const manager = { id: 'm', role: 'manager' } as const
const approver = { id: 'a', role: 'approver' } as const
const start = epochOf('2026-10-01T00:00:00.000Z')
const day = (n: number) => instantOf(start + n * dayMs)

type Step = (record: CampaignRecord) => Decision

function after(record: CampaignRecord, ...steps: Step[]): CampaignRecord {
  return steps.reduce((before, step) => {
    const decision = step(before)
    if ('refused' in decision) throw new Error(`refused: ${decision.refused}`)
    return decision.ok
  }, record)
}

const document = (firstDay: string, name = 'Double 11') =>
  fromTemplate('double11', { name, markets: ['HK', 'TW'], firstDay })

const draft = (id: string) => newRecord({ id, document: document('2026-11-11'), hash: 'first' }, manager, day(0))
const submitted: Step = (record) => submit(record, manager, day(1), { note: '', findings: [] })
const approved: Step = (record) => {
  const given = { hash: record.documentHash, note: '', acceptsOverBudget: true, findings: [] }
  return approve(record, approver, day(2), given)
}
const published =
  (at: number): Step =>
  (record) =>
    publish(record, approver, day(3), { at: day(at) })
const moved =
  (firstDay: string): Step =>
  (record) =>
    saveDraft(record, manager, day(4), { document: document(firstDay, 'Later'), hash: firstDay })
const paused: Step = (record) => pause(record, manager, day(41), { mode: 'noNewOpenings', playIds: null, message: {} })

/** One record per way of life, with the names of their ids. */
const records = [
  draft('draft'),
  after(draft('inReview'), submitted),
  after(draft('approved'), submitted, approved),
  after(draft('published'), submitted, approved, published(20)),
  after(draft('edited'), submitted, approved, published(20), moved('2026-11-12')),
  after(draft('extended'), submitted, approved, published(20), moved('2026-12-01'), submitted, approved, published(41)),
  after(
    draft('restarted'),
    submitted,
    approved,
    published(20),
    moved('2027-01-01'),
    submitted,
    approved,
    published(70),
  ),
  after(draft('paused'), submitted, approved, published(20), paused),
  after(draft('resumed'), submitted, approved, published(20), paused, (record) => resume(record, manager, day(42))),
  after(draft('ended'), submitted, approved, published(20), (record) => end(record, approver, day(30))),
  after(draft('archived'), (record) => archive(record, manager, day(5))),
]

eachStore('status in lists', ({ open }) => {
  it('is the one the rules give, at any moment', async () => {
    const { stores } = await open()
    await stores.transaction(async (s) => {
      for (const record of records)
        await s.campaigns.insert({ id: record.id, revision: record.revision, record: '{}' }, listingOf(record))
    })
    // Every day of half a year, and every stage's own moment and the millisecond before it.
    const turns = records.flatMap((record) =>
      listingOf(record)
        .stages.slice(1)
        .map((stage) => epochOf(stage.from)),
    )
    const moments = [
      ...Array.from({ length: 180 }, (_, i) => start + i * dayMs),
      ...turns,
      ...turns.map((at) => at - 1),
    ]
    const met = new Set<string>()
    for (const now of moments.map(instantOf)) {
      const { items } = await stores.read((s) => s.campaigns.list({ now, sort: 'name', limit: 100 }))
      const listed = new Map(items.map((item) => [item.id, item]))
      for (const record of records) {
        const status = statusOf(record, now)
        met.add(status)
        expect(`${record.id} ${now} ${listed.get(record.id)?.status}`).toBe(`${record.id} ${now} ${status}`)
        expect(listed.get(record.id)?.draftDiffers).toBe(draftDiffers(record))
      }
      const live = await stores.read((s) => s.campaigns.list({ now, sort: 'name', limit: 100, status: ['live'] }))
      expect(live.items.map((item) => item.id).toSorted()).toEqual(
        records
          .filter((record) => statusOf(record, now) === 'live')
          .map((record) => record.id)
          .toSorted(),
      )
    }
    expect(met.size).toBe(8)
  })
})
