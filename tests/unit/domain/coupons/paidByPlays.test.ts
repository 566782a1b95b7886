import { describe, expect, it } from 'vitest'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import type { Play } from '#domain/plays/schema.ts'
import { campaign, checkIn, lottery, prizeIn, redPacket } from '../support/builders.ts'
import { off, rule } from './builders.ts'

/** HK$40 off, a thousand times: HK$40,000 whoever hands it out. */
const won = rule(off(4_000), {
  id: 'won',
  obtained: { type: 'given', validHours: null },
  limits: { uses: { HK: 1_000 }, budget: {}, perPerson: null, perDay: null, perPersonPerDay: null },
})
const shop: CampaignDocument = { ...campaign(['HK']), plays: [], partners: null, coupons: [won] }
const asCoupon = { pays: 'coupon' as const, couponId: 'won' }
const inHongKong = (play: Play): Play => ({ ...play, markets: ['HK'] })
const game = definitionFor('miniGame').create({ id: 'game', campaign: shop })

const givers: Record<string, Play> = {
  'red packets': redPacket({ reward: asCoupon }),
  'a check-in': checkIn({ reward: asCoupon }),
  'a draw': inHongKong(lottery({ markets: ['HK'], prizes: [prizeIn('HK', { value: 4_000, couponId: 'won' })] })),
  'a game': {
    ...game,
    cap: { ...game.cap, units: { HK: 500 } },
    reward: { type: 'coupon', couponId: 'won', value: { HK: 4_000 } },
  },
}

describe('money that a play pays as a coupon', () => {
  it.each(Object.entries(givers))('is counted once, with the coupon: %s', (_, play) => {
    const { perMarket, perPlay, perCoupon, unbounded } = campaignExposure({ ...shop, plays: [play] })
    expect(perPlay[0]).toMatchObject({ worst: { HK: 0 }, expected: { HK: 0 } })
    expect(perCoupon[0]!.worst.HK).toBe(4_000_000)
    expect(perMarket.HK!.worst).toBe(4_000_000)
    expect(perMarket.HK!.expected).toBe(perCoupon[0]!.expected.HK)
    expect(unbounded).toEqual([])
  })

  it.each(Object.entries(givers))(
    'stands with the play where the coupon does not hold, or gives nothing yet: %s',
    (_, play) => {
      const unpriced = { ...won, effect: { type: 'amount' as const, amount: { TW: 500 } } }
      for (const coupons of [[], [{ ...won, markets: ['TW' as const] }], [unpriced]]) {
        const { perPlay, perMarket } = campaignExposure({ ...shop, plays: [play], coupons })
        expect(perPlay[0]!.worst.HK).toBeGreaterThan(0)
        expect(perMarket.HK!.worst).toBe(perPlay[0]!.worst.HK)
      }
    },
  )

  it('leaves a draw what its other prizes cost, though the limit may go to them alone', () => {
    const prizes = [
      prizeIn('HK', { id: 'coupon', value: 9_000, stock: 10, couponId: 'won' }),
      prizeIn('HK', { id: 'kettle', value: 5_000, stock: 10 }),
    ]
    const draw = lottery({ markets: ['HK'], prizes, units: 10 })
    const { perPlay } = campaignExposure({ ...shop, plays: [draw] })
    expect(perPlay[0]!.worst.HK).toBe(50_000)
    expect(perPlay[0]!.expected.HK).toBeGreaterThan(0)
  })

  it('is cash where it is paid as cash, whatever coupon is still named', () => {
    const play = redPacket({ reward: { pays: 'cash', couponId: 'won' }, budget: 700_000 })
    expect(campaignExposure({ ...shop, plays: [play] }).perPlay[0]!.worst.HK).toBe(700_000)
  })
})
