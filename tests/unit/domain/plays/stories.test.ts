import { describe, expect, it } from 'vitest'
import { eventSchema, type HaggleEvent } from '#domain/analytics/event.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { newHelpersNeeded } from '#domain/plays/assist/helpers.ts'
import type { Play } from '#domain/plays/schema.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { holding } from '../support/builders.ts'
import { assist, flashSale, miniGame, reservation, session, withCoupon } from '../support/playBuilders.ts'

/** What shoppers of one play do over its days and the week after. */
function played(play: Play, document: CampaignDocument = holding(play), shoppers = 4_000) {
  const events = [
    ...shopperEvents({
      campaign: { id: 'c1', document: { ...document, plays: [play] } },
      shoppers,
      seed: '7',
      from: '2026-10-25T16:00:00.000Z',
      to: '2026-11-22T16:00:00.000Z',
    }),
  ]
  const ofPlay = events.filter(({ playId }) => playId === play.id)
  return { events: ofPlay, of: (type: HaggleEvent['type']) => ofPlay.filter((event) => event.type === type) }
}

const plays: [string, Play, CampaignDocument?][] = [
  ['an assist', assist({ helpers: 4 })],
  ['an assist that is paid first', assist({ helpers: 4, payment: 'refundAfter' })],
  ['a flash sale', flashSale({ sessions: [session('s1', [10, 14], [['x', 139_900, 90]])] })],
  ['a mini-game', miniGame(), withCoupon()],
  ['a reservation', reservation({ quota: { HK: 400 } })],
]

it.each(plays)('%s makes events a storefront could send', (_name, play, document) => {
  const { events } = played(play, document, 600)
  expect(events.length).toBeGreaterThan(20)
  for (const event of events) expect(eventSchema.parse(event)).toEqual(event)
})

describe('who asks for help', () => {
  const play = assist({ helpers: 4, newShare: 5_000, units: 15 })
  const { of } = played(play)
  const helped = Map.groupBy(of('assist'), ({ instanceId }) => instanceId)

  it('is helped by as many as it takes, enough of them new, each once', () => {
    expect(helped.size).toBeGreaterThan(20)
    for (const friends of helped.values()) {
      expect(friends.length).toBeLessThanOrEqual(4)
      expect(new Set(friends.map(({ visitorKey }) => visitorKey)).size).toBe(friends.length)
      if (friends.length === 4)
        expect(friends.filter(({ isNewUser }) => isNewUser).length).toBeGreaterThanOrEqual(newHelpersNeeded(play))
    }
    expect(new Set(of('help_refused').map(({ reason }) => reason))).toContain('newHelpersOnly')
  })

  it('pays what is left, as long as there are units', () => {
    const waived = play.waives.type === 'amount' ? play.waives.amount.HK! : 0
    const orders = of('order').filter(({ instanceId }) => instanceId !== undefined)
    expect(orders.length).toBeGreaterThan(5)
    expect(orders.length).toBeLessThanOrEqual(15)
    for (const { amount, instanceId } of orders) {
      expect(amount).toBe(199_900 - waived)
      expect(helped.get(instanceId)).toHaveLength(4)
    }
  })

  it('is refunded what is waived where the order came first', () => {
    const first = assist({ helpers: 2, newShare: 0, payment: 'refundAfter', units: 10 })
    const refunds = played(first)
      .of('refund')
      .filter(({ reason }) => reason === 'assisted')
    const waived = first.waives.type === 'amount' ? first.waives.amount.HK : 0
    expect(refunds).toHaveLength(10)
    for (const { amount } of refunds) expect(amount).toBe(waived)
  })
})

describe('who comes to a flash sale', () => {
  const play = flashSale({
    sessions: [
      session('s1', [10, 12], [['x', 139_900, 6]]),
      session(
        's2',
        [12, 16],
        [
          ['x', 129_900, 5],
          ['y', 149_900, 4],
        ],
      ),
    ],
  })
  const orders = played(play)
    .of('order')
    .filter(({ amount }) => amount !== 199_900)

  it('buys in a session, at its price, until its stock is gone', () => {
    const sold = Map.groupBy(orders, ({ product, amount }) => `${product} ${amount}`)
    expect([...sold].map(([key, list]) => [key, list.length]).toSorted()).toEqual([
      ['x 129900', 5],
      ['x 139900', 6],
      ['y 149900', 4],
    ])
    for (const { at, amount } of orders) {
      const [from, to] = amount === 139_900 ? ['02', '04'] : ['04', '08']
      expect(at >= `2026-11-11T${from}` && at <= `2026-11-11T${to}:00:10`).toBe(true)
    }
  })

  it('buys no more of a product in a session than one may', () => {
    const each = orders.map(({ userKey, product, amount }) => `${userKey} ${product} ${amount}`)
    expect(new Set(each).size).toBe(each.length)
  })
})

describe('who plays a game', () => {
  const play = miniGame({ units: 40, chancesPerDay: 2 })
  const { of } = played(play, withCoupon())

  it('plays no more than there are chances, and stops when the game is passed', () => {
    const games = Map.groupBy(of('play_game'), ({ visitorKey }) => visitorKey)
    expect(games.size).toBeGreaterThan(40)
    for (const list of games.values()) {
      expect(list.length).toBeLessThanOrEqual(2)
      expect(list.slice(0, -1).every(({ reason }) => reason === 'failed')).toBe(true)
    }
  })

  it('is given the coupon for passing, while there are any', () => {
    const passed = new Set(
      of('play_game')
        .filter(({ reason }) => reason === 'passed')
        .map(({ visitorKey }) => visitorKey),
    )
    expect(of('coupon_claim')).toHaveLength(40)
    for (const { visitorKey, couponId } of of('coupon_claim')) {
      expect(passed).toContain(visitorKey)
      expect(couponId).toBe('thanks')
    }
  })
})

describe('who reserves', () => {
  const batch = { id: 'fans', name: 'Fans', count: 60, perPerson: 1, channel: 'fans' as const, groups: 3 }
  const play = reservation({ units: 100, quota: { HK: 80 }, batches: [batch], oversubscription: 5_000 })
  const { of } = played(play, holding(play), 12_000)

  it('does so while there are places, and once', () => {
    const reserved = of('reserve')
    expect(reserved).toHaveLength(80)
    expect(new Set(reserved.map(({ userKey }) => userKey)).size).toBe(80)
    for (const { at } of reserved) expect(at >= play.window.from && at < play.window.to).toBe(true)
  })

  it('buys once the sale is open, and so does who has a priority code', () => {
    const orders = of('order').filter(({ amount }) => amount === 179_900)
    const reserved = new Set(of('reserve').map(({ userKey }) => userKey))
    const redeemed = new Set(of('code_redeem').map(({ userKey }) => userKey))
    expect(orders.length).toBeLessThanOrEqual(100)
    expect(redeemed.size).toBeGreaterThan(0)
    for (const { at, userKey } of orders) {
      expect(at >= play.purchaseWindow.from && at < play.purchaseWindow.to).toBe(true)
      expect(reserved.has(userKey) || redeemed.has(userKey)).toBe(true)
    }
  })
})
