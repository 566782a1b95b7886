import { expect, it } from 'vitest'
import type { StatementsInput } from '#domain/partners/input.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { createProgramme } from '#domain/partners/create.ts'
import { eachStoreEngine, testApp } from '../setup/apps.ts'
import { expectRefusal } from '../setup/refused.ts'

const campaign = fromTemplate('blank', { name: 'Double 11', markets: ['HK'], firstDay: '2026-11-11' })
const programme = createProgramme(campaign, { programme: 'Partners', tiers: ['Bronze', 'Silver', 'Gold'] })

/** Ann brings Bo, who buys two phones for HK$1,000 each with a coupon of HK$100, and sends one back a month later. */
const november: StatementsInput = {
  programme,
  period: { from: '2026-11', to: '2026-11' },
  products: [{ id: 'phone', category: 'phones' }],
  partners: [{ id: 'ann', user: 'user-ann', market: 'HK', joinedAt: '2026-11-01T02:00:00.000Z', invitedBy: null }],
  touches: [{ id: 't1', market: 'HK', user: 'user-bo', partner: 'ann', at: '2026-11-02T02:00:00.000Z', isNew: true }],
  orders: [
    {
      id: 'o1',
      market: 'HK',
      currency: 'HKD',
      buyer: 'user-bo',
      paidAt: '2026-11-11T00:30:00.000Z',
      lines: [
        { id: 'a', product: 'phone', amount: 100_000, coupons: 10_000 },
        { id: 'b', product: 'phone', amount: 100_000, coupons: 0 },
      ],
    },
  ],
  refunds: [],
  opening: null,
}

eachStoreEngine('statements of partners', (engine) => {
  it('pay what was held, and take it back from the month after', async () => {
    const client = await (await testApp(engine)).as('analyst')
    const first = await client.partners.calculate({ body: november })
    expect(first.statements).toMatchObject([
      {
        partner: 'ann',
        month: '2026-11',
        tier: 'tier-1',
        earned: { own: 0, level1: 3_800, level2: 0, membership: 0, recruit: 0 },
        released: 3_800,
        closingHeld: 0,
        payable: 3_800,
      },
    ])
    const december = await client.partners.calculate({
      body: {
        ...november,
        period: { from: '2026-12', to: '2026-12' },
        touches: [],
        orders: [],
        refunds: [{ id: 'r1', order: 'o1', at: '2026-12-02T00:00:00.000Z', lines: [{ line: 'b', amount: 100_000 }] }],
        opening: first.ledger,
      },
    })
    expect(december.statements).toMatchObject([{ clawedBack: 2_000, payable: 0, carriedOut: -2_000 }])
  })

  it('are refused for a programme above the ceiling, at the rate that is too high', async () => {
    const client = await (await testApp(engine)).as('manager')
    const tiers = programme.tiers.map((tier, k) =>
      k === 2 ? { ...tier, rates: { ...tier.rates, standard: { own: 1_000, level1: 2_500, level2: 0 } } } : tier,
    )
    const error = await expectRefusal(
      client.partners.calculate({ body: { ...november, programme: { ...programme, tiers } } }),
      'invalid',
    )
    expect(error.errors).toMatchObject([
      {
        pointer: '/programme/tiers/2/rates/standard/level1',
        code: 'partners.aboveCeiling',
        data: { total: { rate: 3_500 }, ceiling: { rate: 3_000 } },
      },
    ])
  })

  it('are refused for orders in another currency, refunds above what was paid, and dates outside the month', async () => {
    const client = await (await testApp(engine)).as('manager')
    const order = november.orders[0]!
    const body: StatementsInput = {
      ...november,
      orders: [
        { ...order, currency: 'TWD' },
        { ...order, id: 'o2', paidAt: '2026-12-31T16:00:00.000Z' },
      ],
      refunds: [{ id: 'r1', order: 'o1', at: '2026-11-20T00:00:00.000Z', lines: [{ line: 'a', amount: 90_001 }] }],
    }
    const error = await expectRefusal(client.partners.calculate({ body }), 'invalid')
    expect(error.errors).toEqual([
      { pointer: '/orders/0/currency', code: 'otherCurrency' },
      { pointer: '/orders/1/paidAt', code: 'outsidePeriod' },
      { pointer: '/refunds/0/lines/0/amount', code: 'abovePaid' },
    ])
  })

  it('are refused for a field nobody knows and for a time without its zone', async () => {
    const client = await (await testApp(engine)).as('manager')
    const touches = [{ ...november.touches[0]!, at: '2026-11-02T10:00:00' }]
    const body = { ...november, touches, secret: true } as StatementsInput
    const error = await expectRefusal(client.partners.calculate({ body }), 'invalid')
    expect(error.errors).toMatchObject([
      { pointer: '/touches/0/at', code: 'localTime' },
      { pointer: '/secret', code: 'unknownField' },
    ])
  })
})
