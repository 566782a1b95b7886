import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { codePlaces } from '#domain/campaign/codePlaces.ts'
import { definitionOf } from '#domain/plays/registry.ts'
import { checkReservation } from '#domain/plays/reservation/checks.ts'
import { deliverReservation } from '#domain/plays/reservation/deliver.ts'
import { reservationExposure } from '#domain/plays/reservation/exposure.ts'
import { mostPromised } from '#domain/plays/reservation/promises.ts'
import type { CodeBatch, Reservation } from '#domain/plays/reservation/schema.ts'
import { reservationTerms } from '#domain/plays/reservation/terms.ts'
import { campaign, holding } from '../../support/builders.ts'
import { reservation } from '../../support/playBuilders.ts'

const document = campaign(['HK'])
const batch = (given: Partial<CodeBatch> = {}): CodeBatch => ({
  id: 'fans',
  name: 'Fans',
  count: 100,
  perPerson: 1,
  channel: 'fans',
  groups: 3,
  ...given,
})
/** With room for the codes beside the places. */
const roomy = (given: Partial<Reservation> = {}) => reservation({ quota: { HK: 400 }, ...given })

const findings = (play: Reservation) =>
  checkReservation(play, document, '/plays/0').map(({ code, severity, pointer, fix }) => [
    severity,
    code,
    pointer.replace('/plays/0', ''),
    fix?.value,
  ])

describe('a reservation is checked', () => {
  it('and a sound one has nothing to answer for', () => {
    expect(findings(reservation())).toEqual([])
    expect(findings(roomy({ batches: [batch()] }))).toEqual([])
  })

  it.each<[string, Reservation, unknown[]]>([
    [
      'for a sale that ends before it begins',
      reservation({ purchaseWindow: { from: '2026-11-11T16:00:00.000Z', to: '2026-11-11T16:00:00.000Z' } }),
      ['error', 'reservation.purchaseEmpty', '/purchaseWindow/to', undefined],
    ],
    ['for no price', reservation({ price: {} }), ['error', 'play.priceMissing', '/price/HK', 199_900]],
    [
      'for a price that lost a zero',
      reservation({ price: { HK: 17_990 } }),
      ['error', 'price.lostZero', '/price/HK', 179_900],
    ],
    [
      'for a price below cost',
      reservation({ price: { HK: 110_000 } }),
      ['warning', 'reservation.priceBelowCost', '/price/HK', undefined],
    ],
    [
      'for a price above the list price',
      reservation({ price: { HK: 200_000 } }),
      ['error', 'reservation.priceAboveList', '/price/HK', 199_900],
    ],
    ['for no places', reservation({ quota: {} }), ['error', 'reservation.quotaMissing', '/quota/HK', 500]],
    [
      'for more places than units',
      reservation({ quota: { HK: 501 } }),
      ['error', 'reservation.quotaAboveStock', '/quota/HK', 500],
    ],
    [
      'for more places than are stated beyond the units',
      reservation({ quota: { HK: 700 }, oversubscription: 2_000 }),
      ['error', 'reservation.quotaAboveStock', '/quota/HK', 600],
    ],
    [
      'for codes that promise what the places have promised',
      reservation({ batches: [batch({ count: 1 })] }),
      ['error', 'reservation.promisedTooMuch', '/quota/HK', 499],
    ],
    [
      'for a person who may buy nothing',
      reservation({ limitPerPerson: 0 }),
      ['error', 'reservation.noLimit', '/limitPerPerson', 1],
    ],
    [
      'for a channel whose rules speak against a bonus for sharing',
      reservation({
        shareBonus: { type: 'earlier', friends: 1, minutes: 10 },
        shareCard: { ...reservation().shareCard, channels: ['whatsapp', 'wechat'] },
      }),
      ['warning', 'shareCard.platformRule', '/shareCard/channels', ['whatsapp']],
    ],
    [
      'for a bonus nobody entered',
      reservation({ shareBonus: { type: 'amount', friends: 1, amount: {} } }),
      ['error', 'reservation.bonusMissing', '/shareBonus/amount/HK', undefined],
    ],
    [
      'for a bonus that sells below cost',
      reservation({ shareBonus: { type: 'amount', friends: 1, amount: { HK: 60_000 } } }),
      ['warning', 'reservation.bonusBelowCost', '/shareBonus/amount/HK', 59_900],
    ],
    [
      'for a bonus without friends',
      reservation({ shareBonus: { type: 'earlier', friends: 0, minutes: 10 } }),
      ['error', 'reservation.noFriends', '/shareBonus/friends', 1],
    ],
    [
      'for a head start of nothing',
      reservation({ shareBonus: { type: 'earlier', friends: 1, minutes: 0 } }),
      ['error', 'reservation.noHeadStart', '/shareBonus/minutes', 10],
    ],
    [
      'for codes without a name',
      roomy({ batches: [batch({ name: '' })] }),
      ['error', 'reservation.batchNameless', '/batches/0/name', undefined],
    ],
    [
      'for a batch of none',
      roomy({ batches: [batch({ count: 0 })] }),
      ['error', 'reservation.batchEmpty', '/batches/0/count', 100],
    ],
    [
      'for codes nobody may use',
      roomy({ batches: [batch({ perPerson: 0 })] }),
      ['error', 'reservation.batchPerPerson', '/batches/0/perPerson', 1],
    ],
    [
      'for codes that can be guessed',
      roomy({ batches: [batch({ groups: 2 })] }),
      ['error', 'codes.guessable', '/batches/0/groups', 3],
    ],
    [
      'for two batches under one name of the machine',
      roomy({ batches: [batch({ count: 10 }), batch({ count: 10, name: 'KOL' })] }),
      ['error', 'reservation.batchTwice', '/batches/1/id', undefined],
    ],
  ])('%s', (_what, play, expected) => {
    expect(findings(play)).toEqual([expected])
  })

  it('for a sale that begins while one can still reserve', () => {
    const play = reservation()
    const early = { ...play, purchaseWindow: { ...play.purchaseWindow, from: play.window.from } }
    expect(findings(early)).toEqual([
      ['error', 'reservation.purchaseBeforeReserving', '/purchaseWindow/from', play.window.to],
    ])
  })

  it('for a sale outside the campaign', () => {
    const play = reservation()
    const late = { ...play, purchaseWindow: { ...play.purchaseWindow, to: '2027-01-01T00:00:00.000Z' } }
    expect(findings(late).map(([, code]) => code)).toEqual(['reservation.purchaseOutsidePhases'])
  })
})

describe('what a reservation promises', () => {
  it('is said to be assured only where there is a unit for every place', () => {
    const keys = (play: Reservation) => reservationTerms(play, document, 'HK').map(({ key }) => key)
    expect(keys(reservation())).toContain('reservation.assured')
    const over = reservation({ quota: { HK: 600 }, oversubscription: 2_000 })
    expect(keys(over)).toContain('reservation.notAssured')
    expect(keys(over)).not.toContain('reservation.assured')
    expect(deliverReservation(over, 'HK')).toMatchObject({ assured: false, codes: null })
  })

  test.prop([fc.nat(1_000_000), fc.nat(100_000)])('beyond its units is never more than stated', (units, over) => {
    const most = mostPromised(units, over)
    expect(BigInt(most) * 10_000n).toBeLessThanOrEqual(BigInt(units) * BigInt(10_000 + over))
    expect(most).toBeGreaterThanOrEqual(units)
  })

  it('lets those who earned it in earlier, by the server', () => {
    const play = reservation({ shareBonus: { type: 'earlier', friends: 2, minutes: 10 } })
    const { purchaseEarlierFrom } = deliverReservation(play, 'HK')
    expect(Date.parse(play.purchaseWindow.from) - Date.parse(purchaseEarlierFrom)).toBe(600_000)
  })

  it('has a place for codes per batch, and none in a draft without', () => {
    expect(codePlaces(holding(reservation()))).toEqual([])
    expect(codePlaces(holding(roomy({ batches: [batch()] })))).toEqual([
      {
        owner: { type: 'play', playId: 'reserve', batchId: 'fans' },
        name: 'Fans',
        count: 100,
        groups: 3,
        perPerson: 1,
      },
    ])
  })
})

describe('what a reservation can cost', () => {
  const worst = (play: Reservation) => reservationExposure(play, document).worst.HK

  test.prop([fc.nat(30), fc.nat(30), fc.nat(199_900), fc.nat(30_000)])(
    'is exactly the dearest mix of those who reserved and those with a code',
    (units, quota, price, bonus) => {
      const play = reservation({
        units,
        quota: { HK: quota },
        price: { HK: price },
        shareBonus: { type: 'amount', friends: 1, amount: { HK: bonus } },
      })
      const off = Math.min(bonus, price)
      const mixes = Array.from({ length: Math.min(quota, units) + 1 }, (_, reserved) =>
        Array.from(
          { length: units - reserved + 1 },
          (__, coded) => reserved * (199_900 - price + off) + coded * (199_900 - price),
        ),
      ).flat()
      expect(worst(play)).toBe(Math.max(...mixes))
    },
  )

  it('has no end without a limit, and is the bonus alone where nothing is known of the price', () => {
    const play = reservation({ units: 10, shareBonus: { type: 'amount', friends: 1, amount: { HK: 100 } } })
    const open = { ...play, cap: { ...play.cap, units: {} } }
    expect(reservationExposure(open, document)).toEqual({ worst: { HK: 0 }, unbounded: ['HK'] })
    // HK$200 below the list price and a dollar on top, on ten units.
    expect(worst(play)).toBe(10 * 20_100)
    expect(worst({ ...play, productId: 'gone' })).toBe(1_000)
    expect(worst({ ...play, price: { HK: 250_000 } })).toBe(1_000)
    expect(worst({ ...play, price: {} })).toBe(0)
  })

  it('takes the lowest price as what is left with the bonus', () => {
    const play = reservation({ shareBonus: { type: 'amount', friends: 1, amount: { HK: 20_000 } } })
    expect(definitionOf(play).lowestPrice(play, 'x', 'HK', document)).toBe(159_900)
  })
})
