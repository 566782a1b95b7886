import { expect, it } from 'vitest'
import type { StatementsInput } from '#domain/partners/input.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { createProgramme } from '#domain/partners/create.ts'
import { eachStoreEngine, testApp } from '../setup/apps.ts'
import { draft, on } from '../setup/campaigns.ts'
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

const header = ['customer', 'date', 'invoice', 'amount']
const csv = {
  fileName: 'orders.csv',
  fileHash: 'a'.repeat(64),
  header,
  mapping: {
    name: 'Shop',
    market: 'HK' as const,
    channel: null,
    timeZone: 'Asia/Hong_Kong',
    dateFormat: 'YYYY-MM-DD' as const,
    columns: {
      customer: 'customer',
      at: 'date',
      order: 'invoice',
      amount: 'amount',
      quantity: null,
      unitPrice: null,
      product: null,
    },
  },
}
const rows = [
  ['bo', '2025-03-05', '1', '100.05'],
  ['bo', '2025-04-06', '2', '60.00'],
  ['bo', '2025-04-07', '2', '-10.00'],
]
const invented = { seed: 'a', partners: 1, boundShare: 10_000, visitShare: 10_000 }

/** A campaign with the programme, and a file of two orders of one shopper, of one of which something came back. */
async function withImport(engine: Parameters<typeof testApp>[0], change?: Parameters<typeof testApp>[1]) {
  const t = await testApp(engine, change)
  const manager = await t.as('manager')
  const begun = await draft(manager)
  const markets = { HK: { budget: 100_000_00 } }
  const { id: campaignId } = await manager.campaigns.save(
    on(begun, { document: { ...begun.document, markets, partners: programme } }),
  )
  const { id: importId } = await manager.imports.create({ headers: {}, body: { ...csv, totalRows: rows.length } })
  await manager.imports.rows({ id: importId, from: 0, rows })
  await t.forwarder.drain()
  return { t, campaignId, importId, analyst: await t.as('analyst') }
}

eachStoreEngine('what partners are owed', (engine) => {
  it('is told of imported orders, to the minor unit, with partners who are called invented', async () => {
    const { campaignId, importId, analyst } = await withImport(engine)
    const orders = { from: 'import' as const, importId, invented }
    const told = await analyst.partners.statements({ campaignId, orders })
    expect(told.rules).toMatchObject({ version: null, name: 'Partners', market: 'HK', holdDays: 15 })
    expect(told.known).toEqual({ from: '2025-03', to: '2025-04' })
    // 6% of HK$100.05 and of HK$50, each rounded down.
    expect(told.statements).toMatchObject([
      { partner: 'invented-partner-1', month: '2025-03', earned: { level1: 600 }, payable: 600 },
      { partner: 'invented-partner-1', month: '2025-04', earned: { level1: 360 }, reversed: 60, payable: 300 },
    ])
    expect(told.orders).toEqual({ taken: 2, paid: 16_005, refunds: 1, refunded: 1_000 })
    expect(told).toMatchObject({ unpaid: [], leftOut: [], spent: 900, pending: 0 })
  })

  it('is explained line by line', async () => {
    const { campaignId, importId, analyst } = await withImport(engine)
    const asked = { campaignId, orders: { from: 'import' as const, importId, invented } }
    const partner = 'invented-partner-1'
    const { statement } = await analyst.partners.statement({ ...asked, partner, month: '2025-04' })
    expect(statement.movements).toMatchObject([
      { type: 'earned', order: '2', base: 6_000, rate: 600, refunded: 0, amount: 360 },
      { type: 'reversed', order: '2', base: 6_000, rate: 600, refunded: 1_000, amount: 60 },
      { type: 'released', order: '2', refunded: 1_000, amount: 300 },
    ])
    await expectRefusal(analyst.partners.statement({ ...asked, partner: 'nobody', month: '2025-04' }), 'notFound')
  })

  it('is told of a campaign from what its own events say', async () => {
    const { t, campaignId, analyst } = await withImport(engine)
    const event = { market: 'HK' as const, userKey: 'cy', campaignId }
    await t.parts.events.insert([
      {
        ...event,
        id: '00000000-0000-4000-8000-000000000001',
        at: '2026-10-02T04:00:00.000Z',
        type: 'view',
        partnerId: 'ann',
        isNewUser: true,
      },
      {
        ...event,
        id: '00000000-0000-4000-8000-000000000002',
        at: '2026-10-03T04:00:00.000Z',
        type: 'pay',
        orderId: 'w-1',
        amount: 10_000,
        currency: 'HKD',
      },
    ])
    const orders = { from: 'campaign' as const, market: 'HK' as const }
    const told = await analyst.partners.statements({ campaignId, orders })
    expect(told.statements).toMatchObject([{ partner: 'ann', month: '2026-10', earned: { level1: 600 } }])
    const { statement } = await analyst.partners.statement({ campaignId, orders, partner: 'ann', month: '2026-10' })
    expect(statement.movements[0]).toMatchObject({ order: 'w-1', base: 10_000 })
    expect(await analyst.partners.statements({ campaignId, orders: { ...orders, market: 'TW' } })).toMatchObject({
      rules: null,
      statements: [],
    })
  })

  it('is refused by field: an import nobody knows, months the wrong way round or too many', async () => {
    const { campaignId, importId, analyst } = await withImport(engine)
    const orders = { from: 'import' as const, importId, invented }
    const refusalOf = async (request: Parameters<typeof analyst.partners.statements>[0]) =>
      (await expectRefusal(analyst.partners.statements(request), 'invalid')).errors?.[0]
    expect(await refusalOf({ campaignId, orders: { ...orders, importId: 'nowhere' } })).toMatchObject({
      pointer: '/orders/importId',
      code: 'unknown',
    })
    expect(await refusalOf({ campaignId, orders, months: { from: '2025-04', to: '2025-03' } })).toMatchObject({
      pointer: '/months/to',
      code: 'beforeFrom',
    })
    expect(await refusalOf({ campaignId, orders, months: { from: '2023-04', to: '2025-04' } })).toMatchObject({
      pointer: '/months/to',
      code: 'tooBig',
    })
    await expectRefusal(analyst.partners.statements({ campaignId: 'nowhere', orders }), 'notFound')
  })

  it('is not worked out from more than fits, but up to the month through which it does', async () => {
    const { campaignId, importId, analyst } = await withImport(engine, (parts) => ({
      limits: { ...parts.limits, statementEvents: 2 },
    }))
    const asked = { campaignId, orders: { from: 'import' as const, importId, invented } }
    const error = await expectRefusal(analyst.partners.statements(asked), 'tooManyEvents')
    expect(error.details).toEqual({ events: 3, most: 2, from: '2025-03', to: '2025-04', through: '2025-03' })
    const march = await analyst.partners.statements({ ...asked, months: { from: '2025-03', to: '2025-03' } })
    expect(march).toMatchObject({
      known: { from: '2025-03', to: '2025-04' },
      statements: [{ month: '2025-03', payable: 600 }],
    })
  })

  it('is explained without being worked out again, for a minute', async () => {
    let asked = 0
    const { t, campaignId, importId, analyst } = await withImport(engine, ({ events }) => ({
      events: { ...events, pastOrders: (question) => (asked++, events.pastOrders(question)) },
    }))
    const about = { campaignId, orders: { from: 'import' as const, importId, invented } }
    const line = { ...about, partner: 'invented-partner-1', month: '2025-03' }
    await analyst.partners.statements(about)
    expect((await analyst.partners.statement(line)).statement.movements).toHaveLength(2)
    await analyst.partners.statement({ ...line, month: '2025-04' })
    expect(asked).toBe(1)
    // Other invented partners are another question.
    const other = { ...about.orders, invented: { ...invented, seed: 'b' } }
    await analyst.partners.statement({ ...line, orders: other })
    expect(asked).toBe(2)
    t.pass(60_000)
    await analyst.partners.statement(line)
    expect(asked).toBe(3)
  })

  it('is owed by the programmes of campaigns that have a sound one', async () => {
    const { t, campaignId, analyst } = await withImport(engine)
    const manager = await t.as('manager')
    const other = await draft(manager)
    await manager.campaigns.save(on(other, { document: { ...other.document, partners: null } }))
    const { items } = await analyst.partners.programmes({})
    expect(items).toMatchObject([
      { campaignId, status: 'draft', version: null, tiers: 3, commission: { lowest: 200, highest: 1_000 } },
    ])
    expect(items[0]?.limit).toEqual({ HK: programme.budget.HK })
    expect(await analyst.partners.programmes({ campaignId })).toEqual({ items, nextCursor: null })
    expect((await analyst.partners.programmes({ campaignId: other.id })).items).toEqual([])
    // A page is of so many campaigns, whether they have a programme or not.
    const first = await analyst.partners.programmes({ limit: '1' })
    const second = await analyst.partners.programmes({ limit: '1', cursor: first.nextCursor! })
    expect([...first.items, ...second.items]).toEqual(items)
    expect(second.nextCursor).toBeNull()
  })
})
