import { describe, expect } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { later } from '#domain/partners/binding.ts'
import { portion, sum } from '#domain/money.ts'
import type { StatementsInput } from '#domain/partners/input.ts'
import { statementsInputSchema } from '#domain/partners/input.ts'
import type { Ledger } from '#domain/partners/ledger.ts'
import { monthOf, monthsBetween, spanOfMonth } from '#domain/months.ts'
import { inputProblems } from '#domain/partners/problems.ts'
import { statementsSchema, type Statement } from '#domain/partners/statement.ts'
import { calculateStatements } from '#domain/partners/statements.ts'
import { naiveStatements } from '../support/naiveStatements.ts'
import { firstMonth, partnerCases } from '../support/partnerCases.ts'

const figuresOf = ({ movements: _, ...figures }: Statement) => figures
// What a tier was measured by is told beside what happened, and is nothing that happened.
const saysNothing = ({
  month: _m,
  market: _k,
  partner: _p,
  measured: _t,
  tier,
  nextTier,
  sales,
  earned,
  ...rest
}: Figures) =>
  tier === nextTier && [...Object.values(sales), ...Object.values(earned), ...Object.values(rest)].every((n) => n === 0)
type Figures = ReturnType<typeof figuresOf>

/** The same input, one month at a time, each opened with the ledger of the one before. */
function monthByMonth(input: StatementsInput): { statements: Statement[]; ledger: Ledger } {
  const statements: Statement[] = []
  let ledger: Ledger | null = null
  for (const month of monthsBetween(input.period.from, input.period.to)) {
    const inMonth = (at: string) => monthOf(at, 'HK') === month || (ledger === null && monthOf(at, 'HK') < month)
    const part: StatementsInput = {
      ...input,
      period: { from: month, to: month },
      touches: input.touches.filter(({ at }) => inMonth(at)),
      orders: input.orders.filter(({ paidAt }) => inMonth(paidAt)),
      refunds: input.refunds.filter(({ at }) => inMonth(at)),
      opening: ledger,
    }
    expect(inputProblems(part)).toEqual([])
    const done = calculateStatements(part)
    statements.push(...done.statements)
    // Through JSON, as it travels.
    ledger = JSON.parse(JSON.stringify(done.ledger)) as Ledger
  }
  return { statements, ledger: ledger! }
}

const named = ({ market, month, partner }: Statement) => `${market} ${month} ${partner}`
const byName = (a: Statement, b: Statement) => (named(a) < named(b) ? -1 : 1)
const movementsOf = (input: StatementsInput) =>
  calculateStatements(input).statements.flatMap(({ movements, market, month, partner }) =>
    movements.map((movement) => ({ ...movement, market, month, partner })),
  )

describe('partner statements', () => {
  test.prop([partnerCases()])('are what their definitions say, to the minor unit', (input) => {
    const { statements } = calculateStatements(input)
    for (const market of ['HK', 'TW'] as const) {
      const expected = naiveStatements(input, market).filter((one) => !saysNothing(one))
      const actual = statements.filter((one) => one.market === market).map(figuresOf)
      const inOrder = (list: Figures[]) => list.toSorted((a, b) => byName(a as Statement, b as Statement))
      expect(inOrder(actual)).toEqual(inOrder(expected))
    }
  })

  test.prop([partnerCases()])(
    'month by month are those of one run over all months, and leave the same books',
    (input) => {
      const whole = calculateStatements(input)
      const chained = monthByMonth(input)
      expect(chained.statements.toSorted(byName)).toEqual(whole.statements.toSorted(byName))
      expect(chained.ledger).toEqual(whole.ledger)
    },
  )

  test.prop([partnerCases(), fc.infiniteStream(fc.nat())])(
    'do not hang on the order things are listed in',
    (input, numbers) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((one) => ({ one, place: numbers.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one)
      const mixed: StatementsInput = {
        ...input,
        products: shuffled(input.products),
        partners: shuffled(input.partners),
        touches: shuffled(input.touches),
        orders: shuffled(input.orders.map((order) => ({ ...order, lines: shuffled(order.lines) }))),
        refunds: shuffled(input.refunds),
      }
      expect(calculateStatements(mixed)).toEqual(calculateStatements(input))
    },
  )

  test.prop([partnerCases()])('come from input without problems and are as the contract says', (input) => {
    expect(statementsInputSchema.parse(input)).toEqual(input)
    expect(inputProblems(input)).toEqual([])
    const done = calculateStatements(input)
    expect(statementsSchema.parse(JSON.parse(JSON.stringify(done)))).toEqual(done)
  })

  test.prop([partnerCases()])('add up: held, payable and every movement', (input) => {
    const { statements } = calculateStatements(input)
    for (const one of statements) {
      const moved = (type: string) =>
        sum(one.movements.filter((move) => move.type === type).map(({ amount }) => amount))
      const earned = sum(Object.values(one.earned))
      expect([earned, one.reversed, one.released, one.clawedBack]).toEqual([
        moved('earned'),
        moved('reversed'),
        moved('released'),
        moved('clawedBack'),
      ])
      expect(one.closingHeld).toBe(one.openingHeld + earned - one.reversed - one.released)
      expect(one.payable + one.carriedOut).toBe(one.carriedIn + one.released - one.clawedBack)
      expect(one.payable === 0 || one.carriedOut === 0).toBe(true)
    }
  })

  test.prop([partnerCases()])(
    'never pay more on an order than the ceiling, and never more in all than the budget',
    (input) => {
      const { statements, ledger } = calculateStatements(input)
      const ceilings = new Map(
        input.orders.map(({ id, lines }) => [id, portion(sum(lines.map((line) => line.amount - line.coupons)), 3_000)]),
      )
      const earned = new Map<string, number>()
      for (const { movements } of statements)
        for (const { type, kind, order, amount } of movements)
          if (type === 'earned' && order !== null && kind !== 'membership')
            earned.set(order, (earned.get(order) ?? 0) + amount)
      for (const [order, amount] of earned) expect(amount).toBeLessThanOrEqual(ceilings.get(order)!)
      for (const { market, spent } of ledger.markets) expect(spent).toBeLessThanOrEqual(input.programme.budget[market]!)
    },
  )

  test.prop([partnerCases()])(
    'pay nobody a commission on their own purchase, nor two levels to one partner',
    (input) => {
      const buyers = new Map(input.orders.map(({ id, buyer }) => [id, buyer]))
      const users = new Map(input.partners.map(({ id, user }) => [id, user]))
      const levels = new Map<string, string>()
      for (const { type, order, line, kind, partner } of movementsOf(input)) {
        if (type !== 'earned' || order === null) continue
        expect(users.get(partner) === buyers.get(order)).toBe(kind === 'own')
        const before = levels.get(`${order} ${line} ${partner}`)
        expect(before).toBeUndefined()
        levels.set(`${order} ${line} ${partner}`, kind)
      }
    },
  )

  test.prop([partnerCases()])(
    'release each earning once, never reverse more than it, and leave nothing of a full refund',
    (input) => {
      const sums = new Map<string, Record<string, number>>()
      for (const { order, line, recruit, kind, partner, type, amount } of movementsOf(input)) {
        const key = JSON.stringify([order, line, recruit, kind, partner])
        const known = sums.get(key) ?? { earned: 0, reversed: 0, released: 0, clawedBack: 0, releases: 0 }
        known[type]! += amount
        if (type === 'released') known['releases']! += 1
        sums.set(key, known)
      }
      for (const [key, { earned, reversed, released, clawedBack, releases }] of sums) {
        expect(releases).toBeLessThanOrEqual(1)
        expect(reversed! + released!).toBeLessThanOrEqual(earned!)
        expect(clawedBack!).toBeLessThanOrEqual(released!)
        const [orderId, lineId] = JSON.parse(key) as (string | null)[]
        const line = input.orders.find(({ id }) => id === orderId)?.lines.find(({ id }) => id === lineId)
        if (line === undefined) continue
        const refunded = sum(
          input.refunds
            .filter(({ order }) => order === orderId)
            .flatMap(({ lines }) => lines.filter((one) => one.line === lineId).map(({ amount }) => amount)),
        )
        if (refunded === line.amount - line.coupons) expect(reversed! + clawedBack!).toBe(earned)
      }
    },
  )

  test.prop([partnerCases(), fc.integer({ min: 0, max: 92 })])(
    'never earn otherwise for what is sold later: a better tier counts from the next month on',
    (input, days) => {
      const until = later(spanOfMonth(firstMonth, 'HK').from, days)
      const cut: StatementsInput = {
        ...input,
        orders: input.orders.filter(({ paidAt }) => paidAt < until),
        touches: input.touches.filter(({ at }) => at < until),
        refunds: input.refunds.filter(({ at }) => at < until),
      }
      const earnedBefore = (of: StatementsInput) =>
        movementsOf(of)
          .filter(({ type, at }) => type === 'earned' && at < until)
          .map(({ month: _, ...movement }) => movement)
      expect(earnedBefore(cut)).toEqual(earnedBefore(input))

      const rates = new Map<string, Set<number>>()
      for (const { month, partner, market, type, kind, rate, order, line } of movementsOf(input)) {
        if (type !== 'earned' || rate === null) continue
        const product = input.orders.find(({ id }) => id === order)!.lines.find(({ id }) => id === line)!.product
        const key = [market, month, partner, kind, product].join(' ')
        rates.set(key, (rates.get(key) ?? new Set()).add(rate))
      }
      for (const [, seen] of rates) expect(seen.size).toBe(1)
    },
  )
})
