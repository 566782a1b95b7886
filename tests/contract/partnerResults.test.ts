import { expect, it } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { createProgramme } from '#domain/partners/create.ts'
import { instantOf } from '#domain/time.ts'
import { eachStoreEngine, testApp, type StoreEngine } from '../setup/apps.ts'
import { draft, on } from '../setup/campaigns.ts'
import { expectRefusal } from '../setup/refused.ts'

const days = { from: '2026-09-01T00:00:00.000+08:00', to: '2026-09-04T00:00:00.000+08:00' }
const timeZone = 'Asia/Hong_Kong'

function said(k: number, type: HaggleEvent['type'], fields: Partial<HaggleEvent>): HaggleEvent {
  const at = instantOf(Date.UTC(2026, 8, 1, 4, k))
  return { id: `00000000-0000-4000-8000-00000000000${k}`, at, type, market: 'HK', userKey: 'a', ...fields }
}

/** A campaign with a programme of three tiers, whose partner Ann brought one shopper who paid HK$100. */
async function withPartner(engine: StoreEngine, complete = true) {
  const t = await testApp(engine)
  const manager = await t.as('manager')
  const begun = await draft(manager)
  const markets = { HK: { budget: 100_000_00 } }
  const programme = createProgramme(
    { ...begun.document, markets },
    { programme: 'Friends', tiers: ['One', 'Two', 'Three'] },
  )
  const partners = complete ? programme : { ...programme, tiers: [] }
  const { id: campaignId } = await manager.campaigns.save(
    on(begun, { document: { ...begun.document, markets, partners } }),
  )
  await t.parts.events.insert(
    [
      said(1, 'view', { partnerId: 'ann', isNewUser: true }),
      said(2, 'pay', { orderId: 'o', amount: 10_000, currency: 'HKD' }),
    ].map((event) => ({ ...event, campaignId })),
  )
  return { campaignId, analyst: await t.as('analyst') }
}

eachStoreEngine('what partners brought', (engine) => {
  it('is answered by the campaign’s own programme', async () => {
    const { campaignId, analyst } = await withPartner(engine)
    const answer = await analyst.analytics.partners({ ...days, campaignId, timeZone })
    expect(answer.programme).toEqual({
      name: 'Friends',
      rule: 'firstTouch',
      bindingDays: 180,
      tiers: [
        { id: 'tier-1', name: 'One' },
        { id: 'tier-2', name: 'Two' },
        { id: 'tier-3', name: 'Three' },
      ],
    })
    const figures = { bound: 1, newUsers: 1, orders: 1, paid: { HK: 10_000 }, commission: { HK: 600 } }
    expect(answer.partners).toEqual([{ partnerId: 'ann', tiers: { HK: 'tier-1' }, figures }])
    expect(answer.total).toEqual(figures)
    expect(answer.days).toMatchObject([{ at: '2026-08-31T16:00:00.000Z', partnerId: 'ann', orders: 1 }])
  })

  it('leads to the shoppers behind', async () => {
    const { campaignId, analyst } = await withPartner(engine)
    const asked = { ...days, campaignId, limit: 10 }
    expect(await analyst.analytics.partnerUsers({ ...asked, partnerId: 'ann' })).toMatchObject({
      total: 1,
      users: [{ userKey: 'a', boundAt: '2026-09-01T04:01:00.000Z', isNew: true, orders: 1, paid: { HK: 10_000 } }],
    })
    expect(await analyst.analytics.partnerUsers({ ...asked, partnerId: 'nobody' })).toEqual({ total: 0, users: [] })
  })

  it('is nothing without a programme that could pay', async () => {
    const { campaignId, analyst } = await withPartner(engine, false)
    expect(await analyst.analytics.partners({ ...days, campaignId, timeZone })).toMatchObject({
      programme: null,
      partners: [],
    })
    expect(await analyst.analytics.partnerUsers({ ...days, campaignId, partnerId: 'ann', limit: 1 })).toEqual({
      total: 0,
      users: [],
    })
  })

  it('is not answered of a campaign that does not exist, or on no clock', async () => {
    const { campaignId, analyst } = await withPartner(engine)
    await expectRefusal(analyst.analytics.partners({ ...days, campaignId: 'nowhere', timeZone }), 'notFound')
    await expectRefusal(analyst.analytics.partners({ ...days, campaignId, timeZone: 'Mars/Olympus' }), 'invalid')
  })
})
