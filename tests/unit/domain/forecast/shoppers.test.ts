import { describe, expect, it } from 'vitest'
import { eventSchema, type HaggleEvent } from '#domain/analytics/event.ts'
import { shopperEvents, type ShopperScript } from '#domain/shoppers/shoppers.ts'
import { createProgramme } from '#domain/partners/create.ts'
import { usualFee } from '#domain/coupons/units.ts'
import { rule } from '../coupons/builders.ts'
import { campaign } from '../support/builders.ts'

const document = campaign()
const script: ShopperScript = {
  campaign: { id: 'c1', document },
  shoppers: 1_500,
  seed: '11',
  from: '2026-10-25T16:00:00.000Z',
  to: '2026-11-16T16:00:00.000Z',
  ordinaryPerDay: 20,
}
const events = [...shopperEvents(script)]
const of = (type: HaggleEvent['type']) => events.filter((event) => event.type === type)

describe('simulated shoppers', () => {
  it('do the same for the same seed, to the last id', () => {
    expect([...shopperEvents(script)]).toEqual(events)
    expect([...shopperEvents({ ...script, seed: '12' })][0]?.id).not.toBe(events[0]?.id)
  })

  it('send events a storefront could send, each id once, in the order of time', () => {
    for (const event of events) expect(eventSchema.parse(event)).toEqual(event)
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
    const times = events.map(({ at }) => at)
    expect(times).toEqual(times.toSorted())
    expect(times[0]! >= script.from && times.at(-1)! < script.to).toBe(true)
  })

  it('are sharers, friends and others: everything the funnel asks for happens', () => {
    const seen = new Set(events.map(({ type }) => type))
    for (const type of [
      'view',
      'share',
      'invite_open',
      'group_open',
      'group_join',
      'group_complete',
      'group_expire',
      'bargain_open',
      'help',
      'help_refused',
      'bargain_complete',
      'bargain_expire',
      'register',
      'order',
      'pay',
      'refund',
    ] as const)
      expect(seen).toContain(type)
  })

  it('bring ordinary traffic without a campaign', () => {
    expect(events.some(({ campaignId }) => campaignId === undefined)).toBe(true)
    expect(events.filter(({ type, campaignId }) => type === 'bargain_open' && campaignId !== 'c1')).toEqual([])
  })

  it('keep the rules: no help after the end, none twice, and the floor is paid for what was completed', () => {
    const ended = new Map(
      [...of('bargain_complete'), ...of('bargain_expire')].map(({ instanceId, at }) => [instanceId, at]),
    )
    const helped = new Set<string>()
    for (const { instanceId, userKey, at } of of('help')) {
      expect(at <= (ended.get(instanceId) ?? script.to)).toBe(true)
      expect(helped.has(`${instanceId} ${userKey}`)).toBe(false)
      helped.add(`${instanceId} ${userKey}`)
    }
    const bargain = document.plays.find(({ kind }) => kind === 'bargain')
    for (const { market, amount } of of('bargain_complete'))
      expect(bargain?.kind === 'bargain' && bargain.floorPrice[market]).toBe(amount)
  })

  it('never sell more than a limit allows', () => {
    const scarce = {
      ...document,
      plays: document.plays.map((play) => ({ ...play, cap: { ...play.cap, units: { HK: 3, TW: 3, CN: 3 } } })),
    }
    const sold = [...shopperEvents({ ...script, campaign: { id: 'c1', document: scarce } })]
    for (const market of ['HK', 'TW', 'CN'] as const)
      expect(
        sold.filter((event) => event.type === 'bargain_complete' && event.market === market).length,
      ).toBeLessThanOrEqual(3)
  })

  it('register once each, those who are new with the friend who brought them', () => {
    const keys = of('register').map(({ userKey }) => userKey)
    expect(new Set(keys).size).toBe(keys.length)
    expect(of('register').some(({ inviterKey }) => inviterKey !== undefined)).toBe(true)
    for (const { inviterKey, userKey } of events) if (inviterKey !== undefined) expect(inviterKey).not.toBe(userKey)
  })

  it('come on their own as many as were asked for', () => {
    const alone = [...shopperEvents({ ...script, ordinaryPerDay: 0, shoppers: 200 })]
    const first = new Set(
      alone
        .filter(
          ({ type, source }) => type === 'view' && source !== undefined && !['organic', 'friend'].includes(source),
        )
        .map(({ visitorKey }) => visitorKey),
    )
    expect(first.size).toBeGreaterThan(60)
    expect(first.size).toBeLessThanOrEqual(200)
  })

  it('without a campaign are only the shop’s own', () => {
    const quiet = [...shopperEvents({ ...script, campaign: null })]
    expect(quiet.length).toBeGreaterThan(500)
    expect(quiet.every(({ campaignId, playId }) => campaignId === undefined && playId === undefined)).toBe(true)
  })
})

describe('simulated shoppers of a campaign with coupons', () => {
  const held = document.phases.map(({ window }) => window)
  const window = {
    from: held.map(({ from }) => from).toSorted()[0]!,
    to: held
      .map(({ to }) => to)
      .toSorted()
      .at(-1)!,
  }
  const markets = ['HK', 'TW', 'CN'] as const
  const amounts = { HK: 1_000, TW: 40, CN: 1_000 }
  const collected = rule(
    { type: 'amount', amount: amounts },
    {
      id: 'collected',
      markets: [...markets],
      window,
      obtained: { type: 'claimed', validHours: 48 },
      limits: {
        uses: { HK: 20, TW: 500, CN: 500 },
        budget: {},
        perPerson: 1,
        perDay: null,
        perPersonPerDay: null,
      },
    },
  )
  const told = rule(
    { type: 'percent', rate: 1_000, cap: {} },
    {
      id: 'told',
      markets: [...markets],
      window,
      obtained: { type: 'sharedCode', code: 'D11' },
      combinesWith: { type: 'none' },
    },
  )
  const shopping = [
    ...shopperEvents({ ...script, campaign: { id: 'c1', document: { ...document, coupons: [collected, told] } } }),
  ]
  const said = (type: HaggleEvent['type'], couponId?: string) =>
    shopping.filter((event) => event.type === type && (couponId === undefined || event.couponId === couponId))

  it('collect them, use some of them within their hours, and never one they do not hold', () => {
    const claimed = new Map(said('coupon_claim', 'collected').map(({ visitorKey, at }) => [visitorKey, at]))
    const used = said('coupon_use', 'collected')
    expect(used.length).toBeGreaterThan(10)
    expect(used.length).toBeLessThan(claimed.size)
    for (const { visitorKey, at } of used) {
      const since = claimed.get(visitorKey)!
      const ordered = shopping.find(
        (event) => event.type === 'order' && event.visitorKey === visitorKey && event.at <= at,
      )
      expect(since < at && ordered !== undefined).toBe(true)
    }
  })

  it('are spared the shipping fee by a rule about it, and pay the goods in full', () => {
    const free = rule({ type: 'free' }, { id: 'free', markets: [...markets], window, level: 'shipping' })
    const spared = [
      ...shopperEvents({
        ...script,
        shoppers: 400,
        campaign: { id: 'c1', document: { ...document, coupons: [free] } },
      }),
    ]
    const uses = spared.filter(({ type }) => type === 'coupon_use')
    expect(uses.length).toBeGreaterThan(10)
    for (const { amount, market } of uses) expect(amount).toBe(usualFee(market))
    const prices = new Set(of('order').map(({ amount, quantity }) => amount! / quantity!))
    for (const { orderId } of uses) {
      const paid = spared.find((event) => event.type === 'pay' && event.orderId === orderId)!
      expect(prices).toContain(paid.amount! / paid.quantity!)
    }
  })

  it('pay what is left, in the campaign, with one use for each rule that took something off', () => {
    for (const { orderId, couponId, amount, campaignId, market } of said('coupon_use')) {
      expect(campaignId).toBe('c1')
      const paid = said('pay').find((event) => event.orderId === orderId)!
      const uses = said('coupon_use').filter((event) => event.orderId === orderId)
      const full = paid.amount! + uses.reduce((sum, use) => sum + use.amount!, 0)
      expect(document.products.some(({ terms }) => terms[market]?.listPrice === full)).toBe(true)
      if (couponId === 'collected') expect(amount).toBe(amounts[market])
    }
  })

  it('never use more than a rule allows, nor two that exclude each other', () => {
    expect(said('coupon_use', 'collected').filter(({ market }) => market === 'HK').length).toBeLessThanOrEqual(20)
    expect(said('coupon_use', 'told').length).toBeGreaterThan(0)
    const orders = said('coupon_use').map(({ orderId }) => orderId)
    expect(new Set(orders).size).toBe(orders.length)
  })
})

describe('simulated shoppers of a campaign with partners', () => {
  const partners = createProgramme(document, { programme: 'Friends', tiers: ['One', 'Two', 'Three'] })
  const brought = [...shopperEvents({ ...script, campaign: { id: 'c1', document: { ...document, partners } } })]

  it('come through their links, and buy in the campaign afterwards', () => {
    const visits = brought.filter(({ partnerId }) => partnerId !== undefined)
    expect(visits.length).toBeGreaterThan(50)
    for (const { type, campaignId, source } of visits)
      expect([type, campaignId, ['kol', 'community'].includes(source!)]).toEqual(['view', 'c1', true])
    const bound = new Set(visits.map(({ visitorKey }) => visitorKey))
    const sold = brought.filter(
      ({ type, campaignId, visitorKey }) => type === 'pay' && campaignId === 'c1' && bound.has(visitorKey),
    )
    expect(sold.length).toBeGreaterThan(0)
  })
})
