import { expect, it } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { instantOf } from '#domain/time.ts'
import { draft } from '../setup/campaigns.ts'
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
    expect(rules).toMatchObject([{ couponId, name: null, issued: null, figures: { claimed: 1, used: 1 }, groups: [] }])
    expect(total).toMatchObject({ cost: { HK: 4_000 }, paid: { HK: 26_000 }, refunded: {}, matured: 1, redeemed: 1 })
    expect(buckets).toHaveLength(3)
    expect(found).toMatchObject([
      { at: '2026-08-31T16:00:00.000Z', couponId, claimed: 1, used: 1, cost: { HK: 4_000 } },
    ])
  })

  it('is not answered for a span that ends before it begins, or on no clock', async () => {
    const t = await testApp(engine)
    const { id: campaignId } = await draft(await t.as('manager'))
    const analyst = await t.as('analyst')
    await expectRefusal(analyst.analytics.coupons({ ...days, campaignId, to: days.from }), 'invalid')
    await expectRefusal(analyst.analytics.coupons({ ...days, campaignId, timeZone: 'Mars/Olympus' }), 'invalid')
  })
})
