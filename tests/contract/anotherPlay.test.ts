import { describe, expect, it, vi } from 'vitest'
import { snapshotSchema } from '#contract/plainRoutes.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import { forecastAtOnce } from '#domain/forecast/simulate.ts'
import { plays } from '#domain/plays/all.ts'
import { playKinds, type Play } from '#domain/plays/schema.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { wholeVocabulary } from '#domain/speech/all.ts'
import { publishedDocument, type Snapshot } from '../../scripts/traffic/published.ts'
import { createScratchCard } from '../fixtures/plays/scratchCard/create.ts'
import { scratchCard } from '../fixtures/plays/scratchCard/scratchCard.ts'
import { origin, testApp, type TestApp } from '../setup/apps.ts'
import { answered, on, published, readyDocument, readyDraft } from '../setup/campaigns.ts'

// The one line that `plays/all.ts` would get. Everything else is the play's own folder.
vi.mock('#domain/plays/all.ts', async (original) => {
  const { scratchCard: added } = await import('../fixtures/plays/scratchCard/scratchCard.ts')
  return { plays: { ...(await original<{ plays: object }>()).plays, scratchCard: added } }
})

/** TypeScript reads the list as it is written, without the play that this test adds. */
const asPlay = (play: unknown) => play as Play

const cards = (campaign: CampaignDocument) => ({ ...createScratchCard({ id: 'cards', campaign }), name: 'Cards' })

/** A ready Double 11 with scratch cards beside its groups and bargains. */
function withCards(): CampaignDocument {
  const document = readyDocument()
  return answered({ ...document, plays: [...document.plays, asPlay(cards(document))] })
}

async function snapshotsOf(t: TestApp): Promise<Snapshot[]> {
  const administrator = await t.as('administrator')
  const { secret } = await administrator.keys.create({ headers: {}, body: { name: 'Shop', scope: 'delivery' } })
  const headers = { authorization: `Bearer ${secret}` }
  const response = await t.app.fetch(new Request(`${origin}/delivery/HK`, { headers }))
  return [snapshotSchema.parse(await response.json()) as unknown as Snapshot]
}

describe('a play that is a folder and one line', () => {
  it('is one of the plays there are', () => {
    expect(Object.keys(plays)).toContain('scratchCard')
    expect(playKinds).toContain('scratchCard')
    expect(wholeVocabulary.findings).toHaveProperty(['scratchCard.nobodyWins'])
    expect(wholeVocabulary.words['play']).toContain('scratchCard')
  })

  it('is saved, checked by its own rules and by what every play has, and told apart from what it was', async () => {
    const t = await testApp()
    const manager = await t.as('manager')
    const saved = await readyDraft(manager, withCards())
    expect(saved.document.plays.at(-1)).toMatchObject({ kind: 'scratchCard', wins: 1_000 })
    expect(
      (await manager.campaigns.checks({ id: saved.id })).findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([])

    const at = `/plays/${saved.document.plays.length - 1}`
    const broken = setAt(setAt(setAt(saved.document, `${at}/wins`, 0), `${at}/cap/units`, {}), `${at}/cap/budget`, {})
    const worse = await manager.campaigns.save(on(saved, { document: broken }))
    const { findings } = await manager.campaigns.checks({ id: saved.id })
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(
      expect.arrayContaining([`scratchCard.nobodyWins ${at}/wins`, `cap.missing ${at}/cap/units/HK`]),
    )
    await expect(manager.campaigns.submit(on(worse, { note: '' }))).rejects.toMatchObject({ code: 'hasErrors' })
  })

  it('refuses a configuration that is not its own', async () => {
    const t = await testApp()
    const manager = await t.as('manager')
    const saved = await readyDraft(manager, withCards())
    const at = `/plays/${saved.document.plays.length - 1}`
    const odd = setAt(saved.document, `${at}/ladder`, [])
    await expect(manager.campaigns.save(on(saved, { document: odd }))).rejects.toMatchObject({ code: 'invalid' })
  })

  it('is priced, forecast and compared', async () => {
    const t = await testApp()
    const manager = await t.as('manager')
    const live = await published(manager, await t.as('approver'), withCards())
    const { perPlay } = await manager.campaigns.exposure({ id: live.id })
    const cost = perPlay.find(({ playId }) => playId === 'cards')!
    // The money set aside is less than every card winning.
    expect(cost).toMatchObject({ kind: 'scratchCard', worst: { HK: 400_000 } })
    expect(cost.expected.HK).toBeGreaterThan(0)

    const forecast = forecastAtOnce(live.document, { seed: 'cards', runs: 20 })
    const expected = forecast.perPlay.find(({ playId }) => playId === 'cards')!.perMarket.HK!
    expect(expected.openings.p50).toBeGreaterThan(0)
    expect(expected.cost.p90).toBeLessThanOrEqual(400_000)

    const dearer = setAt(live.document, `/plays/${live.document.plays.length - 1}/prize/HK`, 9_900)
    await manager.campaigns.save(on(live, { document: dearer }))
    const { changes } = await manager.campaigns.diff({ id: live.id })
    expect(changes).toMatchObject([
      {
        subject: { type: 'play', id: 'cards', name: 'Cards', kind: 'scratchCard' },
        key: 'scratchCard.prize',
        before: { amount: 5_000, currency: 'HKD' },
        after: { amount: 9_900, currency: 'HKD' },
      },
    ])
  })

  it('is published, delivered with its terms, and played by shoppers', async () => {
    const t = await testApp()
    const live = await published(await t.as('manager'), await t.as('approver'), withCards())
    const snapshots = await snapshotsOf(t)
    const delivered = snapshots[0]!.campaigns[0]!.versions[0]!.plays.find(({ id }) => id === 'cards')!
    expect(delivered).toMatchObject({
      kind: 'scratchCard',
      prize: 5_000,
      cap: { units: 1_000, budget: 400_000 },
      delivery: { expectedValue: 500 },
    })
    expect(delivered.terms.sentences.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['play.period', 'scratchCard.what', 'play.budget', 'play.keepsVersion']),
    )

    const document = publishedDocument(snapshots, live.id, t.now())!
    const { from, to } = document.plays.find(({ id }) => id === 'cards')!.window
    const events = [
      ...shopperEvents({ campaign: { id: live.id, document }, shoppers: 2_000, seed: 'cards', from, to }),
    ].filter(({ playId, type }) => playId === 'cards' && type === 'draw')
    expect(events.length).toBeGreaterThan(20)
    const paid = events.map(({ amount = 0 }) => amount)
    expect(new Set(paid)).toEqual(new Set([0, 5_000]))
    expect(paid.reduce((sum, amount) => sum + amount, 0)).toBeLessThanOrEqual(400_000)
  })

  it('says of itself only what it has words for', () => {
    const document = readyDocument()
    const play = cards(document)
    const { statements, terms } = wholeVocabulary
    for (const { key } of scratchCard.describe(play, document)) expect(statements).toContain(key)
    for (const { key } of scratchCard.terms(play, document, 'HK')) expect(Object.keys(terms)).toContain(key)
  })
})
