import { expect, it } from 'vitest'
import { peopleOf } from '#domain/analytics/history.ts'
import { countShoppers, measuredRates, shopperQuestion } from '#domain/forecast/measure.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { eachStoreEngine, testApp } from '../setup/apps.ts'
import { draft, on, readyDocument, readyDraft } from '../setup/campaigns.ts'
import { expectRefusal } from '../setup/refused.ts'

eachStoreEngine('rates of a past event', (engine) => {
  it('are measured from its events, taken over by another, and read by its approver', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const past = await readyDraft(manager)
    const [from, to] = ['2026-11-10T16:00:00.000Z', '2026-11-12T16:00:00.000Z']
    const events = [...shopperEvents({ campaign: past, shoppers: 1_500, seed: 'rates', from, to })]
    await t.parts.events.insert(events)
    const { asOf: _, ...measured } = await (await t.as('analyst')).analytics.shopperRates({ campaignId: past.id })
    const counts = countShoppers(peopleOf(events), shopperQuestion(past.id, past.document))
    expect(measured).toEqual({ name: 'Double 11', ...measuredRates(counts, past.document) })
    expect(measured.cases.openRate).toBeGreaterThan(1_000)

    const next = await readyDraft(manager, readyDocument('Christmas'))
    const before = await manager.campaigns.exposure({ id: next.id })
    const { name: event, rates, cases } = measured
    const document = { ...next.document, measured: { campaignId: past.id, event, rates, cases } }
    const saved = await manager.campaigns.save(on(next, { document }))
    expect(saved.document.measured).toEqual(document.measured)
    const after = await manager.campaigns.exposure({ id: next.id })
    expect(after.perMarket.HK!.expected).not.toBe(before.perMarket.HK!.expected)
    expect(after.perMarket.HK!.worst).toBe(before.perMarket.HK!.worst)
    const { changes } = await (await t.as('approver')).campaigns.diff({ id: next.id })
    expect(changes.find(({ pointer }) => pointer === '/measured/rates/openRate')).toMatchObject({
      key: 'campaign.assumption',
      data: { assumption: { word: 'assumption.openRate' }, event: 'Double 11' },
      after: { rate: rates.openRate },
    })
  })

  it('are none where nothing happened, and of no campaign that does not exist', async () => {
    const t = await testApp(engine)
    const { id: campaignId } = await draft(await t.as('manager'))
    const analyst = await t.as('analyst')
    expect(await analyst.analytics.shopperRates({ campaignId })).toMatchObject({ rates: {}, cases: {} })
    await expectRefusal(analyst.analytics.shopperRates({ campaignId: 'nowhere' }), 'notFound')
  })

  it('are refused where a share is more than a whole', async () => {
    const manager = await (await testApp(engine)).as('manager')
    const begun = await draft(manager)
    const measured = { campaignId: 'c', event: 'Before', rates: { openRate: 10_001 }, cases: {} }
    const error = await expectRefusal(
      manager.campaigns.save(on(begun, { document: { ...readyDocument(), measured } })),
      'invalid',
    )
    expect(error.errors).toMatchObject([{ pointer: '/document/measured/rates/openRate', code: 'tooBig' }])
  })
})
