import { markets, type Market } from '../market.ts'
import type { Minor } from '../money.ts'
import { finished, type Steps } from '../steps.ts'
import type { Instant } from '../time.ts'
import { accountOf, closedBook, inOrder, openBook, openMonthOf, type Book } from './book.ts'
import { enterJoin, enterOrder, enterRefund, enterTouch, releaseDue } from './entries.ts'
import type { StatementsInput } from './input.ts'
import { earningKinds, type MarketLedger } from './ledger.ts'
import { monthsBetween, spanOfMonth, type Month } from '../months.ts'
import { movementTypes, type Movement, type Statement, type Statements } from './statement.ts'
import { tierFor } from './tiers.ts'

/**
 * What each partner earned, month by month and market by market, and the ledger that the next months begin with.
 *
 * What happens is entered in the order of time, whatever order it is given in; of the same moment people join first, then
 * touches, orders and refunds follow, each in the order of their ids. Released is whatever has been held for
 * `holdDays` without being reversed. Statements of consecutive months, each opened with the ledger before, are those of one
 * run over all of them.
 *
 * The input must be free of what `problems.ts` finds, and the programme of errors.
 */
export function calculateStatements(input: StatementsInput): Statements {
  return finished(statementsInSteps(input))
}

/** Orders, touches and refunds entered in one step. */
const enteredAtOnce = 2_000

/**
 * The same, with a pause after each month and within a long one.
 *
 * @param asOf now: what is due later is still held, for its goods can still come back
 */
export function* statementsInSteps(input: StatementsInput, asOf: Instant | null = null): Steps<Statements> {
  const told: Book['told'] = { unpaidOrders: [], refusedTouches: [], unknownRefunds: unknownRefunds(input) }
  const held = markets.filter((market) => input.programme.markets.includes(market))
  const done: { statements: Statement[]; ledger: MarketLedger }[] = []
  for (const market of held) done.push(yield* statementsOf(market, input, told, asOf))
  return {
    statements: done.flatMap(({ statements }) => statements),
    unpaidOrders: inOrder(told.unpaidOrders, ({ order }) => order),
    refusedTouches: inOrder(told.refusedTouches, ({ touch }) => touch),
    unknownRefunds: told.unknownRefunds.toSorted(),
    ledger: { through: input.period.to, markets: done.map(({ ledger }) => ledger) },
  }
}

function unknownRefunds({ orders, refunds, opening }: StatementsInput): string[] {
  const known = new Set(orders.map(({ id }) => id))
  for (const ledger of opening?.markets ?? []) for (const { id } of ledger.orders) known.add(id)
  return refunds.filter(({ order }) => !known.has(order)).map(({ id }) => id)
}

function* statementsOf(
  market: Market,
  input: StatementsInput,
  told: Book['told'],
  asOf: Instant | null,
): Steps<{ statements: Statement[]; ledger: MarketLedger }> {
  const book = openBook(market, input, told)
  // Taken from the end, the earliest first.
  const entries = entriesOf(market, input).toReversed()
  const statements: Statement[] = []
  let entered = 0
  for (const month of monthsBetween(input.period.from, input.period.to)) {
    const { to } = spanOfMonth(month, market)
    const openingHeld = heldBy(book)
    for (let next = entries.pop(); next !== undefined; next = entries.pop()) {
      if (next.at >= to) {
        entries.push(next)
        break
      }
      next.enter(book)
      if (++entered % enteredAtOnce === 0) yield
    }
    releaseDue(book, asOf !== null && asOf < to ? asOf : to)
    statements.push(...closeMonth(book, month, to, openingHeld))
    yield
  }
  return { statements, ledger: closedBook(book, spanOfMonth(input.period.to, market).to) }
}

type Entry = { at: Instant; place: number; id: string; enter(book: Book): void }

/** Everything that happens in a market, in the order of time. */
function entriesOf(market: Market, input: StatementsInput): Entry[] {
  const here = <T extends { market: Market }>(list: readonly T[]) => list.filter((one) => one.market === market)
  const first = spanOfMonth(input.period.from, market).from
  const joined = here(input.partners).filter(({ joinedAt }) => joinedAt >= first)
  const entry = (place: number, at: Instant, id: string, enter: Entry['enter']): Entry => ({ at, place, id, enter })
  return [
    ...joined.map((one) => entry(0, one.joinedAt, one.id, (book) => enterJoin(book, one))),
    ...here(input.touches).map((one) => entry(1, one.at, one.id, (book) => enterTouch(book, one))),
    ...here(input.orders).map((one) => entry(2, one.paidAt, one.id, (book) => enterOrder(book, one))),
    // A refund finds its order in one market only.
    ...input.refunds.map((one) => entry(3, one.at, one.id, (book) => enterRefund(book, one))),
  ].sort((a, b) => compare(a.at, b.at) || a.place - b.place || compare(a.id, b.id))
}

/** What each partner has earned that is not released yet. */
function heldBy(book: Book): Map<string, Minor> {
  const held = new Map<string, Minor>()
  const add = (partner: string, amount: Minor) => held.set(partner, (held.get(partner) ?? 0) + amount)
  for (const order of book.orders.values())
    if (!order.released) for (const line of order.lines) for (const { partner, kept } of line.shares) add(partner, kept)
  for (const { partner, amount } of book.heldRewards) add(partner, amount)
  return held
}

function closeMonth(book: Book, month: Month, end: Instant, openingHeld: ReadonlyMap<string, Minor>): Statement[] {
  const bound = new Map<string, number>()
  for (const binding of book.bindings.values())
    if (binding.until === null || binding.until >= end)
      bound.set(binding.partner, (bound.get(binding.partner) ?? 0) + 1)
  const joined = inOrder(
    [...book.partners.values()].filter(({ joinedAt }) => joinedAt < end),
    ({ id }) => id,
  )
  const statements = joined.map(({ id }) => closeAccount(book, month, id, openingHeld.get(id) ?? 0, bound.get(id) ?? 0))
  book.open.clear()
  return statements.filter(saysSomething)
}

function closeAccount(book: Book, month: Month, partner: string, openingHeld: Minor, bound: number): Statement {
  const account = accountOf(book, partner)
  const { paid, orders, movements } = openMonthOf(book, partner)
  const totalOf = (includes: (movement: Movement) => boolean) =>
    movements.reduce((total, movement) => (includes(movement) ? total + movement.amount : total), 0)
  const earnedBy = (kind: Movement['kind']) => totalOf((one) => one.type === 'earned' && one.kind === kind)
  const earned = Object.fromEntries(earningKinds.map((kind) => [kind, earnedBy(kind)])) as Statement['earned']
  const reversed = totalOf(({ type }) => type === 'reversed')
  const released = totalOf(({ type }) => type === 'released')
  const clawedBack = totalOf(({ type }) => type === 'clawedBack')
  const closingHeld = openingHeld + totalOf(({ type }) => type === 'earned') - reversed - released
  const balance = account.carried + released - clawedBack
  const since = book.programme.standing === 'total' ? account : { paid, orders }
  const measured = { paid: since.paid, orders: since.orders, bound }
  const next = tierFor(book.programme, measured, book.market)
  const statement: Statement = {
    market: book.market,
    month,
    partner,
    tier: account.tier.id,
    nextTier: next.id,
    sales: { paid, orders, bound },
    measured,
    openingHeld,
    earned,
    reversed,
    released,
    closingHeld,
    clawedBack,
    carriedIn: account.carried,
    payable: Math.max(0, balance),
    carriedOut: Math.min(0, balance),
    movements: movements.toSorted(inTime),
  }
  account.tier = next
  account.carried = statement.carriedOut
  return statement
}

function inTime(a: Movement, b: Movement): number {
  const place = ({ type }: Movement) => movementTypes.indexOf(type)
  const name = ({ order, line, recruit, kind }: Movement) => JSON.stringify([order, line, recruit, kind])
  return compare(a.at, b.at) || place(a) - place(b) || compare(name(a), name(b))
}

function saysSomething(statement: Statement): boolean {
  const { movements, sales, openingHeld, carriedIn, tier, nextTier } = statement
  const figures = [movements.length, sales.paid, sales.orders, sales.bound, openingHeld, carriedIn]
  return tier !== nextTier || figures.some((figure) => figure !== 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
