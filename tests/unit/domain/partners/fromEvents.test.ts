import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { blankCampaign } from '#domain/campaign/create.ts'
import { customerEvents, gatherLines, readRows } from '#domain/import/mapRows.ts'
import { mappingSchema } from '#domain/import/mapping.ts'
import { createRowReader } from '#domain/import/readRow.ts'
import { createProgramme } from '#domain/partners/create.ts'
import { severalProducts, statementsInputFrom } from '#domain/partners/fromEvents.ts'
import { inventedPrefix, inventPartners } from '#domain/partners/invented.ts'
import { inputProblems } from '#domain/partners/problems.ts'
import { calculateStatements } from '#domain/partners/statements.ts'
import { epochOf } from '#domain/time.ts'
import { naiveStatements } from '../support/naiveStatements.ts'
import { paid, said } from '../support/partnerBuilders.ts'

const campaign = blankCampaign({ name: 'Double 11', markets: ['HK', 'TW'] })
const programme = createProgramme(campaign, { programme: 'Partners', tiers: ['One', 'Two', 'Three'] })
const ann = {
  id: 'ann',
  user: 'ann-user',
  market: 'HK',
  joinedAt: '2026-11-01T00:00:00.000Z',
  invitedBy: null,
} as const
const categoryOf = (product: string) => (product === 'phone' ? ('phones' as const) : null)

const back = (at: string, orderId: string, amount: number, rest: Partial<HaggleEvent> = {}) =>
  said('refund', at, { orderId, amount, currency: 'HKD', ...rest })

const inputFrom = (events: HaggleEvent[], rest: Partial<Parameters<typeof statementsInputFrom>[0]> = {}) =>
  statementsInputFrom({ programme, events, partners: [ann], categoryOf, ...rest })

describe('statements from reported events', () => {
  it('bind by the partner an event names, and earn on what was paid', () => {
    const { input, leftOut } = inputFrom([
      said('register', '2026-11-03', { partnerId: 'ann' }),
      paid('2026-11-11', 'o1', 50_000, { product: 'phone' }),
      paid('2026-11-11', 'o1', 10_000, { product: 'cable' }),
      said('order', '2026-11-12', { orderId: 'o2', amount: 70_000, currency: 'HKD' }),
    ])
    expect(leftOut).toEqual([])
    expect(inputProblems(input!)).toEqual([])
    const { statements } = calculateStatements(input!)
    // 2% of the phone and 6% of the cable; what was ordered and never paid earns nothing.
    expect(statements.map(({ partner, earned }) => [partner, earned.level1])).toEqual([['ann', 1_000 + 600]])
  })

  it('take a refund from the line of its product first, and from all in proportion where it names none', () => {
    const { input } = inputFrom([
      paid('2026-11-11', 'o1', 300, { product: 'phone' }),
      paid('2026-11-11', 'o1', 100, { product: 'cable' }),
      back('2026-11-12', 'o1', 120, { product: 'cable' }),
      back('2026-11-13', 'o1', 28),
    ])
    expect(input!.refunds.map(({ lines }) => lines)).toEqual([
      [
        { line: 'phone', amount: 20 },
        { line: 'cable', amount: 100 },
      ],
      [{ line: 'phone', amount: 28 }],
    ])
  })

  it('say of every payment and refund that is left out why', () => {
    const { input, leftOut } = inputFrom([
      paid('2026-11-10', 'o1', 500),
      paid('2026-11-10', 'o1', 500, { userKey: 'cy' }),
      said('pay', '2026-11-10', { amount: 500, currency: 'HKD' }),
      said('pay', '2026-11-10', { orderId: 'o2' }),
      paid('2026-11-10', 'o3', 1_000_000_001),
      said('pay', '2026-11-10', {
        orderId: 'o4',
        amount: 5,
        currency: 'HKD',
        userKey: undefined,
        visitorKey: 'v',
      } as never),
      paid('2026-11-10', 'o5', 500, { market: 'CN', currency: 'CNY' }),
      back('2026-11-09', 'o1', 100),
      back('2026-11-12', 'o1', 501),
      back('2026-11-12', 'o9', 100),
      back('2026-11-12', 'o1', 0),
      said('refund', '2026-11-12', { amount: 5, currency: 'HKD' }),
      paid('2026-11-10', 'o6', 500, { isTest: true }),
    ])
    expect(leftOut.map(({ reason }) => reason).toSorted()).toEqual(
      [
        'otherBuyer',
        'noOrderId',
        'noAmount',
        'amountTooLarge',
        'noBuyer',
        'anotherMarket',
        'refundBeforePaid',
        'refundAbovePaid',
        'orderUnknown',
        'noAmount',
        'noOrderId',
      ].toSorted(),
    )
    expect(input!.orders.map(({ id }) => id)).toEqual(['o1'])
    expect(input!.products).toEqual([{ id: severalProducts, category: null }])
  })

  it('can be asked for some months, with what was touched before them', () => {
    const events = [
      said('invite_open', '2026-10-20', { partnerId: 'ann', isNewUser: true }),
      said('invite_open', '2026-10-20', { partnerId: 'nobody-known' }),
      paid('2026-10-30', 'o1', 1_000),
      paid('2026-11-05', 'o2', 1_000),
      back('2026-12-01', 'o2', 1_000),
    ]
    const november = { from: '2026-11', to: '2026-11' }
    const { input } = inputFrom(events, { period: november })
    expect(input).toMatchObject({ period: november, touches: [{ partner: 'ann', isNew: true }], refunds: [] })
    expect(input!.orders.map(({ id }) => id)).toEqual(['o2'])
    expect(inputFrom(events).input!.period).toEqual({ from: '2026-10', to: '2026-12' })
    expect(inputFrom([]).input).toBeNull()
    expect(inputFrom(events.slice(0, 1)).input!.period).toEqual({ from: '2026-10', to: '2026-10' })
  })
})

describe('invented partners', () => {
  const orders = Array.from({ length: 400 }, (_, k) => ({
    id: `o${k}`,
    buyer: `user-${k % 100}`,
    market: 'HK' as const,
    paidAt: '2026-11-11T00:00:00.000Z',
  }))
  const given = {
    seed: 'a',
    market: 'HK',
    partners: 5,
    joinedAt: '2026-11-01T00:00:00.000Z',
    boundShare: 4_000,
    visitShare: 5_000,
  } as const

  it('are called invented, each and every one, and the same for the same seed', () => {
    const { partners, touches } = inventPartners({ ...given, orders })
    expect(partners).toHaveLength(5)
    for (const { id } of [...partners, ...touches]) expect(id.startsWith(inventedPrefix)).toBe(true)
    expect(inventPartners({ ...given, orders })).toEqual({ partners, touches })
    expect(inventPartners({ ...given, seed: 'b', orders }).touches).not.toEqual(touches)
  })

  it('keep their shoppers, about as many as asked for, whoever else there is', () => {
    const { touches } = inventPartners({ ...given, orders })
    const partnersOf = Map.groupBy(touches, ({ user }) => user)
    for (const [, own] of partnersOf) expect(new Set(own.map(({ partner }) => partner)).size).toBe(1)
    expect(partnersOf.size).toBeGreaterThan(25)
    expect(partnersOf.size).toBeLessThan(55)
    expect(touches.length).toBeGreaterThan(50)
    expect(touches.length).toBeLessThan(110)
    const few = inventPartners({ ...given, orders: orders.slice(0, 10) }).touches
    expect(touches).toEqual(expect.arrayContaining(few))
    expect(inventPartners({ ...given, partners: 0, orders })).toEqual({ partners: [], touches: [] })
  })
})

describe('an imported shop (online_retail) with invented partners', () => {
  const top = new URL('../../../../', import.meta.url)
  const mapping = mappingSchema.parse(JSON.parse(readFileSync(new URL('docs/mappings/onlineRetail.json', top), 'utf8')))
  const csv = readFileSync(new URL('tests/fixtures/imports/onlineRetail.csv', top), 'utf8')
  const [header = [], ...rows] = Papa.parse<string[]>(csv, { skipEmptyLines: true }).data
  const read = createRowReader(mapping, header, () => 0, epochOf('2030-01-01T00:00:00.000Z'))
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const customers = Map.groupBy(gatherLines(readRows(read, rows, 0).lines).orders, ({ customer }) => customer)
  const events = [...customers.values()].flatMap((own) =>
    customerEvents(own, { mapping, fileHash: sha256(csv), sha256 }).map((made) => made.event),
  )
  const found = () => statementsInputFrom({ programme, events, partners: [], categoryOf: () => null })

  it('has its figures, and says which refunds belong to no order', () => {
    const { input, leftOut } = found()
    if (input === null) throw new Error('there are orders')
    expect(input.orders).toHaveLength(206)
    expect(input.orders.flatMap(({ lines }) => lines).reduce((sum, { amount }) => sum + amount, 0)).toBe(434_183)
    expect(input.period).toEqual({ from: '2010-12', to: '2011-12' })
    expect(new Set(leftOut.map(({ reason }) => reason))).toEqual(new Set(['orderUnknown']))
    expect(leftOut).toHaveLength(18)
  })

  it('gives the statements that their definitions give, month by month of the year', () => {
    const input = found().input!
    const { partners, touches } = inventPartners({
      seed: 'online_retail',
      orders: input.orders,
      market: 'HK',
      partners: 6,
      joinedAt: '2010-11-30T00:00:00.000Z',
      boundShare: 6_000,
      visitShare: 7_000,
    })
    const whole = { ...input, partners, touches }
    expect(inputProblems(whole)).toEqual([])
    const { statements } = calculateStatements(whole)
    const expected = naiveStatements(whole, 'HK').filter(({ month, partner }) =>
      statements.some((one) => one.month === month && one.partner === partner),
    )
    const named = <T extends { month: string; partner: string }>(list: readonly T[]) =>
      list.toSorted((a, b) => (a.month + a.partner < b.month + b.partner ? -1 : 1))
    expect(named(statements.map(({ movements: _, ...figures }) => figures))).toEqual(named(expected))
    expect(statements.reduce((sum, { payable }) => sum + payable, 0)).toBeGreaterThan(2_000)
  })
})
