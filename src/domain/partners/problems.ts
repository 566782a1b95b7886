import { pointerTo } from '../finding.ts'
import { marketFacts, type Market } from '../market.ts'
import { portion, type Minor } from '../money.ts'
import type { Instant, Span } from '../time.ts'
import { keptOf } from './earnings.ts'
import { mostMonths, type StatementsInput } from './input.ts'
import type { LedgerLine, MarketLedger } from './ledger.ts'
import { monthAfter, monthsBetween, spanOfMonth } from '../months.ts'

/** What in the input cannot be: a JSON pointer into it, and a code. */
export type InputProblem = { pointer: string; code: InputProblemCode }

export type InputProblemCode =
  /** Named twice. */
  | 'duplicate'
  /** Refers to nothing that was given. */
  | 'unknown'
  | 'tooBig'
  | 'beforeFrom'
  | 'notMonthBefore'
  | 'outsidePeriod'
  | 'notInProgramme'
  | 'otherCurrency'
  /** An inviting partner who joined no earlier. */
  | 'notEarlier'
  /** More taken off than there is. */
  | 'aboveAmount'
  /** More refunded than was paid. */
  | 'abovePaid'
  | 'beforeOrder'
  /** A ledger that no run could have written. */
  | 'inconsistent'

/**
 * Everything that keeps the input from being worked through: dates outside the period, names nobody bears, another currency,
 * refunds above what was paid, a ledger that does not add up. What the schemas say is taken as given.
 */
export function inputProblems(input: StatementsInput): InputProblem[] {
  const period = periodProblems(input)
  // Nothing can be said of dates in no period.
  if (period.length > 0) return period
  const spans = spansOf(input)
  return [
    ...peopleProblems(input),
    ...touchProblems(input, spans),
    ...orderProblems(input, spans),
    ...refundProblems(input, spans),
    ...ledgerProblems(input),
  ]
}

function periodProblems({ period, opening }: StatementsInput): InputProblem[] {
  const { from, to } = period
  if (to < from) return [{ pointer: '/period/to', code: 'beforeFrom' }]
  if (monthsBetween(from, to).length > mostMonths) return [{ pointer: '/period/to', code: 'tooBig' }]
  return opening !== null && monthAfter(opening.through) !== from
    ? [{ pointer: '/opening/through', code: 'notMonthBefore' }]
    : []
}

function peopleProblems({ products, partners }: StatementsInput): InputProblem[] {
  const joinedAt = new Map(partners.map(({ id, joinedAt: at }) => [id, at]))
  return [
    ...duplicates(products, 'products', 'id', ({ id }) => id),
    ...duplicates(partners, 'partners', 'id', ({ id }) => id),
    ...duplicates(partners, 'partners', 'user', ({ user }) => user),
    ...partners.flatMap((partner, k): InputProblem[] => {
      if (partner.invitedBy === null) return []
      const inviting = joinedAt.get(partner.invitedBy)
      const pointer = pointerTo('partners', k, 'invitedBy')
      if (inviting === undefined) return [{ pointer, code: 'unknown' }]
      return inviting < partner.joinedAt ? [] : [{ pointer, code: 'notEarlier' }]
    }),
  ]
}

function touchProblems(input: StatementsInput, spans: Spans): InputProblem[] {
  const known = new Set(input.partners.map(({ id }) => id))
  return [
    ...duplicates(input.touches, 'touches', 'id', ({ id }) => id),
    ...input.touches.flatMap(({ market, partner, at }, k): InputProblem[] => {
      const pointerOf = (field: string) => pointerTo('touches', k, field)
      const early = input.opening === null
      return [
        ...(known.has(partner) ? [] : [{ pointer: pointerOf('partner'), code: 'unknown' as const }]),
        ...placeProblems(spans, market, pointerOf('market'), at, pointerOf('at'), early),
      ]
    }),
  ]
}

function orderProblems(input: StatementsInput, spans: Spans): InputProblem[] {
  const before = new Set(input.opening?.markets.flatMap(({ orders }) => orders.map(({ id }) => id)))
  return [
    ...duplicates(input.orders, 'orders', 'id', ({ id }) => id),
    ...input.orders.flatMap((order, k): InputProblem[] => {
      const pointerOf = (...path: (string | number)[]) => pointerTo('orders', k, ...path)
      const found = placeProblems(spans, order.market, pointerOf('market'), order.paidAt, pointerOf('paidAt'))
      if (before.has(order.id)) found.push({ pointer: pointerOf('id'), code: 'duplicate' })
      if (order.currency !== marketFacts[order.market].currency)
        found.push({ pointer: pointerOf('currency'), code: 'otherCurrency' })
      order.lines.forEach(({ amount, coupons }, n) => {
        if (coupons > amount) found.push({ pointer: pointerOf('lines', n, 'coupons'), code: 'aboveAmount' })
      })
      const lines = duplicates(order.lines, 'lines', 'id', ({ id }) => id)
      return [...found, ...lines.map(({ pointer, code }) => ({ pointer: pointerOf() + pointer, code }))]
    }),
  ]
}

/** What of an order can still be given back, and since when. `complete`: are all of its lines known? */
type Refundable = { market: Market; paidAt: Instant; left: Map<string, Minor>; complete: boolean }

function refundProblems(input: StatementsInput, spans: Spans): InputProblem[] {
  const refundable = refundables(input)
  return [
    ...duplicates(input.refunds, 'refunds', 'id', ({ id }) => id),
    ...input.refunds.flatMap((refund, k): InputProblem[] => {
      const pointerOf = (...path: (string | number)[]) => pointerTo('refunds', k, ...path)
      const order = refundable.get(refund.order)
      const found: InputProblem[] = []
      // Of an order nobody knows, any market's clock will do.
      const span = order === undefined ? undefined : spans.get(order.market)
      const within = span === undefined ? [...spans.values()] : [span]
      if (!within.some((one) => isWithin(one, refund.at)))
        found.push({ pointer: pointerOf('at'), code: 'outsidePeriod' })
      if (order === undefined) return found
      if (refund.at < order.paidAt) found.push({ pointer: pointerOf('at'), code: 'beforeOrder' })
      refund.lines.forEach(({ line, amount }, n) => {
        const left = order.left.get(line)
        if (left === undefined) {
          if (order.complete) found.push({ pointer: pointerOf('lines', n, 'line'), code: 'unknown' })
          return
        }
        if (amount > left) found.push({ pointer: pointerOf('lines', n, 'amount'), code: 'abovePaid' })
        order.left.set(line, left - amount)
      })
      return found
    }),
  ]
}

/** What can be given back, by order. Of two that bear one name, which is its own problem, the first is meant. */
function refundables({ orders, opening }: StatementsInput): Map<string, Refundable> {
  const known = [
    ...(opening?.markets ?? []).flatMap(({ market, orders: kept }) =>
      kept.map(({ id, paidAt, lines }) => ({
        id,
        market,
        paidAt,
        complete: false,
        lines: lines.map((line) => ({ id: line.id, left: line.base - line.refunded })),
      })),
    ),
    ...orders.map(({ id, market, paidAt, lines }) => ({
      id,
      market,
      paidAt,
      complete: true,
      lines: lines.map((line) => ({ id: line.id, left: line.amount - line.coupons })),
    })),
  ]
  return new Map(
    known.toReversed().map(({ id, lines, ...order }) => {
      const left = new Map(lines.toReversed().map((line) => [line.id, line.left]))
      return [id, { ...order, left }]
    }),
  )
}

function ledgerProblems(input: StatementsInput): InputProblem[] {
  const ledgers = input.opening?.markets ?? []
  const tiers = new Set(input.programme.tiers.map(({ id }) => id))
  const partners = new Set(input.partners.map(({ id }) => id))
  return [
    ...duplicates(ledgers, 'opening/markets', 'market', ({ market }) => market),
    ...ledgers.flatMap((ledger, k): InputProblem[] => {
      const pointerOf = (...path: (string | number)[]) => pointerTo('opening', 'markets', k, ...path)
      const found: InputProblem[] = []
      const within = (problems: InputProblem[]) =>
        found.push(...problems.map(({ pointer, code }) => ({ pointer: pointerOf() + pointer, code })))
      const require = (partner: string | null, ...path: (string | number)[]) => {
        if (partner !== null && !partners.has(partner)) found.push({ pointer: pointerOf(...path), code: 'unknown' })
      }
      if (!input.programme.markets.includes(ledger.market))
        found.push({ pointer: pointerOf('market'), code: 'notInProgramme' })
      within(duplicates(ledger.bindings, 'bindings', 'user', ({ user }) => user))
      within(duplicates(ledger.standings, 'standings', 'partner', ({ partner }) => partner))
      within(duplicates(ledger.orders, 'orders', 'id', ({ id }) => id))
      ledger.bindings.forEach(({ partner }, n) => require(partner, 'bindings', n, 'partner'))
      ledger.standings.forEach(({ partner, tier }, n) => {
        require(partner, 'standings', n, 'partner')
        if (!tiers.has(tier)) found.push({ pointer: pointerOf('standings', n, 'tier'), code: 'unknown' })
      })
      ledger.heldRewards.forEach(({ partner }, n) => require(partner, 'heldRewards', n, 'partner'))
      ledger.orders.forEach(({ seller, lines }, n) => {
        require(seller, 'orders', n, 'seller')
        lines.forEach((line, m) => {
          line.shares.forEach(({ partner }, s) => require(partner, 'orders', n, 'lines', m, 'shares', s, 'partner'))
          if (!addsUp(line)) found.push({ pointer: pointerOf('orders', n, 'lines', m), code: 'inconsistent' })
        })
      })
      within(timeProblems(ledger, spanOfMonth(input.period.from, ledger.market).from))
      if (ledger.spent < keptIn(ledger)) found.push({ pointer: pointerOf('spent'), code: 'inconsistent' })
      return found
    }),
  ]
}

/** What lies in a ledger happened before the months it opens, and what was due by then has been released or has ended. */
function timeProblems(ledger: MarketLedger, start: Instant): InputProblem[] {
  const faults: [boolean, ...(string | number)[]][] = [
    ...ledger.bindings.flatMap(({ since, lastTouch, until }, n): typeof faults => [
      [since >= start, 'bindings', n, 'since'],
      [lastTouch >= start || lastTouch < since, 'bindings', n, 'lastTouch'],
      [until !== null && until <= start, 'bindings', n, 'until'],
    ]),
    ...ledger.orders.flatMap(({ paidAt, heldUntil, released }, n): typeof faults => [
      [paidAt >= start, 'orders', n, 'paidAt'],
      [heldUntil < paidAt, 'orders', n, 'heldUntil'],
      [released !== heldUntil < start, 'orders', n, 'released'],
    ]),
    ...ledger.heldRewards.map(({ heldUntil }, n): (typeof faults)[number] => [
      heldUntil < start,
      'heldRewards',
      n,
      'heldUntil',
    ]),
  ]
  return faults.flatMap(([isWrong, ...path]): InputProblem[] =>
    isWrong ? [{ pointer: pointerTo(...path), code: 'inconsistent' }] : [],
  )
}

/** Is what was earned what the rate gives, and what is kept what the refunds leave? */
function addsUp(line: LedgerLine): boolean {
  if (line.refunded > line.base) return false
  return line.shares.every((share) => {
    const most = share.rate === null ? line.base : portion(line.base, share.rate)
    if (share.earned > most || (share.rate !== null && share.earned < most)) return false
    return line.base === 0 || share.kept === keptOf(share, line.base, line.refunded)
  })
}

function keptIn(ledger: MarketLedger): Minor {
  let total = 0
  for (const { amount } of ledger.heldRewards) total += amount
  for (const { lines } of ledger.orders) for (const { shares } of lines) for (const { kept } of shares) total += kept
  return total
}

/** The period in each market where the programme runs. */
type Spans = ReadonlyMap<Market, Span>

function spansOf({ programme, period }: StatementsInput): Spans {
  const spanIn = (market: Market): Span => ({
    from: spanOfMonth(period.from, market).from,
    to: spanOfMonth(period.to, market).to,
  })
  return new Map(programme.markets.map((market) => [market, spanIn(market)]))
}

function placeProblems(
  spans: Spans,
  market: Market,
  marketAt: string,
  at: Instant,
  timeAt: string,
  early = false,
): InputProblem[] {
  const span = spans.get(market)
  if (span === undefined) return [{ pointer: marketAt, code: 'notInProgramme' }]
  return isWithin(span, at, early) ? [] : [{ pointer: timeAt, code: 'outsidePeriod' }]
}

function isWithin({ from, to }: Span, at: Instant, early = false): boolean {
  return at < to && (early || at >= from)
}

/** A problem at every entry whose name an earlier one bears. */
function duplicates<T>(list: readonly T[], at: string, field: string, nameOf: (one: T) => string): InputProblem[] {
  const seen = new Set<string>()
  return list.flatMap((one, k): InputProblem[] => {
    const name = nameOf(one)
    const pointer = `/${at}${pointerTo(k, field)}`
    if (seen.has(name)) return [{ pointer, code: 'duplicate' }]
    seen.add(name)
    return []
  })
}
