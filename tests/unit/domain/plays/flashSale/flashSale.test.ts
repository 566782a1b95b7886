import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { checkCampaign } from '#domain/campaign/checks.ts'
import { defaultAssumptions, ratesOf } from '#domain/forecast/assumptions.ts'
import { definitionOf } from '#domain/plays/registry.ts'
import { checkFlashSale } from '#domain/plays/flashSale/checks.ts'
import { deliverFlashSale } from '#domain/plays/flashSale/deliver.ts'
import { flashSaleExposure } from '#domain/plays/flashSale/exposure.ts'
import type { FlashSale } from '#domain/plays/flashSale/schema.ts'
import { campaign, groupBuy, holding } from '../../support/builders.ts'
import { flashSale, session, type HongKongItem } from '../../support/playBuilders.ts'

const document = campaign(['HK'])
const rates = ratesOf(defaultAssumptions)
const selling = (...items: HongKongItem[]) => flashSale({ sessions: [session('s1', [0, 2], items)] })

const findings = (play: FlashSale) =>
  checkFlashSale(play, document, '/plays/0').map(({ code, severity, pointer, fix }) => [
    severity,
    code,
    pointer.replace('/plays/0', ''),
    fix?.value,
  ])

describe('a flash sale is checked', () => {
  it('and a sound one has nothing to answer for', () => {
    expect(findings(flashSale())).toEqual([])
  })

  it.each<[string, FlashSale, unknown[]]>([
    ['for no session', flashSale({ sessions: [] }), ['error', 'flashSale.noSession', '/sessions', undefined]],
    [
      'for a session that ends before it begins',
      flashSale({ sessions: [session('s1', [2, 2], [['x', 139_900, 100]])] }),
      ['error', 'flashSale.sessionEmpty', '/sessions/0/window/to', undefined],
    ],
    ['for a session with nothing on sale', selling(), ['error', 'flashSale.noItem', '/sessions/0/items', undefined]],
    [
      'for a product nobody knows',
      selling(['gone', 100, 1]),
      ['error', 'play.noProduct', '/sessions/0/items/0/productId', undefined],
    ],
    [
      'for a product named twice',
      selling(['x', 139_900, 5], ['x', 129_900, 5]),
      ['error', 'flashSale.itemTwice', '/sessions/0/items/1/productId', undefined],
    ],
    [
      'for a price that is no discount',
      selling(['x', 199_900, 5]),
      ['error', 'flashSale.priceNotBelowList', '/sessions/0/items/0/price/HK', undefined],
    ],
    [
      'for a price that lost a zero, and says which one was meant',
      selling(['x', 13_990, 5]),
      ['error', 'price.lostZero', '/sessions/0/items/0/price/HK', 139_900],
    ],
    [
      'for a price typed without its cents',
      selling(['x', 1_399, 5]),
      ['error', 'price.lostZero', '/sessions/0/items/0/price/HK', 139_900],
    ],
    [
      'for a price below cost that no zero explains',
      selling(['x', 100_000, 5]),
      ['warning', 'flashSale.priceBelowCost', '/sessions/0/items/0/price/HK', undefined],
    ],
    [
      'for more than is allotted, and offers what is',
      selling(['x', 139_900, 701]),
      ['error', 'flashSale.overStock', '/sessions/0/items/0/stock/HK', 700],
    ],
    [
      'for a stock of nothing',
      selling(['x', 139_900, 0], ['y', 139_900, 1]),
      ['error', 'flashSale.stockZero', '/sessions/0/items/0/stock/HK', undefined],
    ],
    [
      'for a limit that leaves the last session empty',
      flashSale({ units: 40 }),
      ['warning', 'flashSale.capBelowStock', '/cap/units/HK', 100],
    ],
    [
      'for a person who may buy nothing',
      flashSale({ sessions: [session('s1', [0, 2], [['x', 139_900, 9]], { limitPerPerson: 0 })] }),
      ['error', 'flashSale.noLimit', '/sessions/0/limitPerPerson', 1],
    ],
    [
      'for no time to pay',
      flashSale({ payWithinMinutes: 0 }),
      ['error', 'flashSale.noTimeToPay', '/payWithinMinutes', 15],
    ],
    [
      'for a buyer with many accounts',
      flashSale({
        eligibility: { ...flashSale().eligibility, perDevice: null, perPhone: null, perAddress: null },
      }),
      ['warning', 'flashSale.oneBuyerTakesAll', '/eligibility/perAddress', 2],
    ],
  ])('%s', (_what, play, expected) => {
    expect(findings(play)).toEqual([expected])
  })

  it('for a session outside the play, which the play can be extended to', () => {
    const late = flashSale({ sessions: [session('s1', [-1, 2], [['x', 139_900, 5]])] })
    expect(findings(late)).toEqual([
      [
        'error',
        'flashSale.sessionOutsideWindow',
        '/sessions/0/window',
        { from: '2026-11-10T15:00:00.000Z', to: late.window.to },
      ],
    ])
  })

  it('for the same product in two sessions at once, but not one after the other', () => {
    const sessions = (from: number) => [
      session(
        's1',
        [0, 2],
        [
          ['x', 139_900, 5],
          ['y', 139_900, 5],
        ],
      ),
      session('s2', [from, 4], [['y', 129_900, 5]]),
    ]
    expect(findings(flashSale({ sessions: sessions(1) }))).toEqual([
      ['error', 'flashSale.sessionsOverlap', '/sessions/1/window', undefined],
    ])
    expect(findings(flashSale({ sessions: sessions(2) }))).toEqual([])
  })

  it('for all its sessions against the stock together', () => {
    const sessions = [session('s1', [0, 2], [['x', 139_900, 400]]), session('s2', [2, 4], [['x', 139_900, 400]])]
    expect(findings(flashSale({ sessions })).map(([, code]) => code)).toEqual(['flashSale.overStock'])
  })

  it('beside other plays of the same product, and for what they take together', () => {
    const flash = selling(['x', 139_900, 300], ['y', 139_900, 10])
    const codes = checkCampaign(holding(groupBuy({ units: 500 }), flash)).map(({ code }) => code)
    expect(codes).toContain('product.overAllotted')
    expect(codes).toContain('product.inTwoPlays')
  })
})

describe('what a flash sale can cost', () => {
  const items = fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 0, max: 250_000 }), fc.nat(3)), {
    maxLength: 4,
  })

  test.prop([items, fc.nat(12)])(
    'is exactly the dearest way to sell that its stock and limit leave',
    (given, units) => {
      const play = flashSale({ sessions: [session('s1', [0, 2], given as HongKongItem[])], units })
      // Every unit, each with what it gives away; the dearest that the limit holds are the worst.
      const perUnit = given.flatMap(([, price, stock]) =>
        Array.from({ length: stock }, () => Math.max(0, 199_900 - price)),
      )
      const dearest = perUnit
        .sort((a, b) => b - a)
        .slice(0, units)
        .reduce((a, b) => a + b, 0)
      expect(flashSaleExposure(play, document).worst).toEqual({ HK: dearest })
    },
  )

  test.prop([items])('is never exceeded by shoppers who take all there is', (given) => {
    const play = flashSale({ sessions: [session('s1', [0, 2], given as HongKongItem[])] })
    const { worst } = flashSaleExposure(play, document)
    const left = play.cap.units.HK!
    let sold = 0
    let cost = 0
    for (let k = 0; k < 200 && sold < left; k++) {
      const outcome = definitionOf(play).simulate(play, document, 'HK', rates, `s${k}`)
      if (sold + outcome.units > left) break
      sold += outcome.units
      cost += outcome.subsidy
    }
    // A stock of one product may be sold out earlier; the average unit is never dearer than the dearest.
    const most = Math.max(0, ...given.map(([, price]) => 199_900 - price))
    expect(cost).toBeLessThanOrEqual(sold * most)
    if (given.length <= 1) expect(cost).toBeLessThanOrEqual(worst.HK!)
  })
})

describe('a flash sale for storefronts', () => {
  it('names the sessions with something on sale, and counts down by the server', () => {
    const play = flashSale({ countdownMinutes: 30 })
    expect(deliverFlashSale(play, 'HK')).toEqual({
      countdown: 'serverTime',
      showsFrom: { s1: '2026-11-10T15:30:00.000Z' },
    })
    expect(deliverFlashSale(play, 'TW').showsFrom).toEqual({})
  })

  it('is open in its sessions alone, and takes each product’s stock', () => {
    const play = flashSale({
      sessions: [
        session('s1', [0, 2], [['x', 139_900, 5]]),
        session(
          's2',
          [4, 6],
          [
            ['x', 129_900, 7],
            ['y', 1, 9],
          ],
        ),
      ],
    })
    const definition = definitionOf(play)
    expect(definition.openSpans(play)).toHaveLength(2)
    expect(definition.products(play)).toEqual(['x', 'y'])
    expect(definition.unitsOf(play, 'x', 'HK', document)).toBe(12)
    expect(definition.lowestPrice(play, 'x', 'HK', document)).toBe(129_900)
    expect(definition.lowestPrice(play, 'z', 'HK', document)).toBeNull()
  })
})
