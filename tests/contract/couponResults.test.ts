import { expect, it } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { instantOf } from '#domain/time.ts'
import { draft, on } from '../setup/campaigns.ts'
import { off, rule } from '../unit/domain/coupons/builders.ts'
import { eachStoreEngine, testApp } from '../setup/apps.ts'
import { expectRefusal } from '../setup/refused.ts'

const days = { from: '2026-09-01T00:00:00.000+08:00', to: '2026-09-04T00:00:00.000+08:00', timeZone: 'Asia/Hong_Kong' }

function said(k: number, type: HaggleEvent['type'], fields: Partial<HaggleEvent>): HaggleEvent {
  const at = instantOf(Date.UTC(2026, 8, 1, 4, k))
  return { id: `00000000-0000-4000-8000-00000000000${k}`, at, type, market: 'HK', userKey: 'a', ...fields }
}

eachStoreEngine('what became of coupons', (engine) => {
  it('is answered by rule and day, in minor units', async () => {
    const t = await testApp(engine)
    const { id: campaignId } = await draft(await t.as('manager'))
    const analyst = await t.as('analyst')
    const couponId = 'save-40'
    await t.parts.events.insert(
      [
        said(1, 'coupon_claim', { couponId }),
        said(2, 'coupon_use', { couponId, orderId: 'o', amount: 4_000, currency: 'HKD' }),
        said(3, 'pay', { orderId: 'o', amount: 26_000, currency: 'HKD' }),
      ].map((event) => ({ ...event, campaignId })),
    )
    const { rules, total, buckets, days: found } = await analyst.analytics.coupons({ ...days, campaignId })
    const [used, ...unused] = rules
    expect(used).toMatchObject({ couponId, name: null, issued: null, figures: { claimed: 1, used: 1 }, groups: [] })
    expect(unused.map(({ figures }) => figures.used)).toEqual([0, 0, 0])
    expect(total).toMatchObject({ cost: { HK: 4_000 }, paid: { HK: 26_000 }, refunded: {}, matured: 1, redeemed: 1 })
    expect(buckets).toHaveLength(3)
    expect(found).toMatchObject([
      { at: '2026-08-31T16:00:00.000Z', couponId, claimed: 1, used: 1, cost: { HK: 4_000 } },
    ])
  })

  it('names the campaign’s rules, used or not, and how many there are', async () => {
    const t = await testApp(engine)
    const manager = await t.as('manager')
    const begun = await draft(manager)
    const window = { from: '2026-08-31T16:00:00.000Z', to: '2026-12-31T16:00:00.000Z' }
    const coupons = [
      rule(off(4_000), {
        id: 'save-40',
        name: 'Save 40',
        window,
        limits: { ...rule(off(1)).limits, uses: { HK: 500 } },
      }),
      rule(off(1_000), { id: 'quiet', name: 'Nobody’s', window }),
    ]
    const { id: campaignId } = await manager.campaigns.save(on(begun, { document: { ...begun.document, coupons } }))
    await t.parts.events.insert([said(1, 'coupon_claim', { couponId: 'save-40', campaignId })])
    const { rules, total } = await (await t.as('analyst')).analytics.coupons({ ...days, campaignId })
    expect(rules).toMatchObject([
      { couponId: 'save-40', name: 'Save 40', issued: 500, figures: { claimed: 1 } },
      { couponId: 'quiet', name: 'Nobody’s', issued: null, figures: { claimed: 0 } },
    ])
    // Its window is open until New Year: the claim can still be used.
    expect(total.matured).toBe(0)
  })

  it('is not answered of a campaign that does not exist', async () => {
    const analyst = await (await testApp(engine)).as('analyst')
    await expectRefusal(analyst.analytics.coupons({ ...days, campaignId: 'nowhere' }), 'notFound')
  })

  it('is not answered for a span that ends before it begins, or on no clock', async () => {
    const t = await testApp(engine)
    const { id: campaignId } = await draft(await t.as('manager'))
    const analyst = await t.as('analyst')
    await expectRefusal(analyst.analytics.coupons({ ...days, campaignId, to: days.from }), 'invalid')
    await expectRefusal(analyst.analytics.coupons({ ...days, campaignId, timeZone: 'Mars/Olympus' }), 'invalid')
  })
})
