import type { Category } from '../catalogue/categories.ts'
import { entryOf } from '../entryOf.ts'
import { markets, type Market, type PerMarket } from '../market.ts'
import { sum, type Minor } from '../money.ts'
import { statementsInputFrom } from '../partners/fromEvents.ts'
import type { StatementsInput } from '../partners/input.ts'
import { monthOf } from '../months.ts'
import type { PartnerProgramme } from '../partners/schema.ts'
import type { Statements } from '../partners/statement.ts'
import { calculateStatements } from '../partners/statements.ts'
import { byRank } from '../partners/tiers.ts'
import { epochOf, instantOf, type EpochMs, type Instant } from '../time.ts'
import type { HaggleEvent } from './event.ts'
import { endOf, type Scope } from './history.ts'
import { bindingsOf, partnersNamed, type HeldBinding } from './partnerBindings.ts'
import { unfinishedFrom } from './series.ts'
import { bucketStart, bucketStarts, type Zone } from './zone.ts'

export type PartnerQuestion = Scope & {
  campaignId: string
  market?: Market | undefined
  /** Whose rules bind, attribute and pay. It must be free of errors. */
  programme: PartnerProgramme
  /** Of the campaign's products; what is in none, or is not here, earns at standard rates. */
  categories: ReadonlyMap<string, Category>
}

/**
 * What a partner brought. Amounts are minor units per market, only of markets where there was one.
 *
 * - `bound`: shoppers who belonged to the partner at some moment of the span; `newUsers`: those who were new to the shop
 *   and whose binding began in it.
 * - `orders`, `paid`: orders of the span that count for the partner, and what was paid for them; taken off is what was
 *   given back in the span, whenever the order was.
 * - `commission`: earned in the span at the programme's rates, less what refunds in the span took back.
 */
export type PartnerFigures = {
  bound: number
  newUsers: number
  orders: number
  paid: PerMarket
  commission: PerMarket
}

/** What stands where nothing happened. */
export const noPartnerFigures = (): PartnerFigures => ({ bound: 0, newUsers: 0, orders: 0, paid: {}, commission: {} })

/** A standing in one market: who has it at the end, and the commission of the span earned while in it. */
export type TierFigures = { market: Market; tierId: string; partners: number; commission: Minor }

export type PartnerDay = { at: EpochMs; partnerId: string } & Omit<PartnerFigures, 'bound'>

export type PartnerAnswer = {
  /** By orders, then shoppers bound, then id. `tiers`: at the end, in the markets where they brought anybody. */
  partners: { partnerId: string; tiers: Partial<Record<Market, string>>; figures: PartnerFigures }[]
  /** All partners together: somebody bound to two of them counts once. */
  total: PartnerFigures
  /** Every tier of the programme in every market asked for: by market, then rank. */
  tiers: TierFigures[]
  buckets: EpochMs[]
  unfinishedFrom: number | null
  /** By moment and partner; days on which nothing happened are left out. */
  days: PartnerDay[]
}

/**
 * What partners brought to a campaign, by the programme's own rules: visits through their links bind shoppers, orders of
 * bound shoppers count for them, and the statements say what they earn, from the campaign's first event on.
 *
 * Events say neither who partners are as shoppers nor who invited whom: own savings, second levels and rewards for
 * recruits are not in here.
 */
export function partnerResults(events: readonly HaggleEvent[], question: PartnerQuestion, zone: Zone): PartnerAnswer {
  const books = workedOut(events, question)
  const total = new Tally()
  const partners = new Map<string, Tally>()
  const days = new Map<string, { at: EpochMs; partnerId: string; tally: Tally }>()
  const tallyOf = (partnerId: string) => entryOf(partners, partnerId, () => new Tally())
  const count = (at: EpochMs, partnerId: string, add: (tally: Tally) => void) => {
    if (at < question.from) return
    const start = bucketStart(at, 'day', zone)
    const day = entryOf(days, JSON.stringify([start, partnerId]), () => ({ at: start, partnerId, tally: new Tally() }))
    for (const tally of [total, tallyOf(partnerId), day.tally]) add(tally)
  }

  for (const { subject, partnerId, since, isNew } of books.held.filter((binding) => holdsIn(binding, question))) {
    for (const tally of [total, tallyOf(partnerId)]) tally.bound.add(subject)
    if (isNew) count(since, partnerId, (tally) => tally.newUsers.add(subject))
  }
  for (const { seller, market, at, amount, isOrder } of books.money) {
    if (isOrder) count(at, seller, (tally) => void (tally.orders += 1))
    count(at, seller, (tally) => enter(tally.paid, market, amount))
  }
  for (const { partner, market, at, amount } of books.commission)
    count(at, partner, (tally) => enter(tally.commission, market, amount))

  const buckets = bucketStarts(question.from, question.to, 'day', zone)
  const standings = standingsOf(books, question)
  return {
    partners: [...partners]
      .map(([partnerId, tally]) => ({ partnerId, tiers: standings.get(partnerId) ?? {}, figures: tally.figures() }))
      .sort(
        (a, b) =>
          b.figures.orders - a.figures.orders || b.figures.bound - a.figures.bound || byText(a.partnerId, b.partnerId),
      ),
    total: total.figures(),
    tiers: tierFigures(books, standings, question),
    buckets,
    unfinishedFrom: unfinishedFrom(buckets, { interval: 'day', asOf: question.asOf }, zone),
    days: [...days.values()]
      .map(({ at, partnerId, tally }) => {
        const { bound: _, ...figures } = tally.figures()
        return { at, partnerId, ...figures }
      })
      .sort((a, b) => a.at - b.at || byText(a.partnerId, b.partnerId)),
  }
}

/** A shopper who belonged to a partner in the span. Orders and amounts are those of the span. */
export type PartnerUser = {
  subject: string
  /** When they came to belong to the partner, the first of such times in the span, and whether they were new then. */
  boundAt: EpochMs
  isNew: boolean
  /** When they ceased to, or will; null for life. */
  until: EpochMs | null
  /** Their first order ever that counted for the partner. */
  firstOrderAt: EpochMs | null
  orders: number
  paid: PerMarket
  refunded: PerMarket
}

/** The shoppers behind a partner's `bound`, the latest bound first, then by key. */
export function partnerUsers(
  events: readonly HaggleEvent[],
  question: PartnerQuestion,
  partnerId: string,
): PartnerUser[] {
  const books = workedOut(events, question)
  const users = new Map<string, PartnerUser>()
  for (const binding of books.held) {
    if (binding.partnerId !== partnerId || !holdsIn(binding, question)) continue
    const { subject, since, until, isNew } = binding
    const user = users.get(subject)
    if (user !== undefined) user.until = user.until === null || until === null ? null : Math.max(user.until, until)
    else users.set(subject, newUser(subject, since, until, isNew))
  }
  for (const { seller, subject, market, at, amount, isOrder } of books.money) {
    const user = users.get(subject)
    if (seller !== partnerId || user === undefined) continue
    if (isOrder) user.firstOrderAt = Math.min(user.firstOrderAt ?? at, at)
    if (at < question.from) continue
    if (isOrder) user.orders += 1
    if (amount < 0) enter(user.refunded, market, -amount)
    else enter(user.paid, market, amount)
  }
  return [...users.values()].sort((a, b) => b.boundAt - a.boundAt || byText(a.subject, b.subject))
}

const newUser = (subject: string, boundAt: EpochMs, until: EpochMs | null, isNew: boolean): PartnerUser => ({
  subject,
  boundAt,
  isNew,
  until,
  firstOrderAt: null,
  orders: 0,
  paid: {},
  refunded: {},
})

type Books = {
  held: HeldBinding[]
  /** Money of orders that count for somebody: what was given back is below zero. */
  money: { seller: string; subject: string; market: Market; at: EpochMs; amount: Minor; isOrder: boolean }[]
  commission: { partner: string; market: Market; tierId: string; at: EpochMs; amount: Minor }[]
  statements: Statements['statements']
  ledger: Statements['ledger'] | null
}

/** Everything up to the end of the question, worked through by the programme's rules. */
function workedOut(events: readonly HaggleEvent[], question: PartnerQuestion): Books {
  const asked = marketsOf(question)
  const programme = { ...question.programme, markets: asked }
  const here = events.filter(({ market }) => asked.includes(market))
  const last = instantOf(endOf(question) - 1)
  const first = here.reduce((earliest, { at }) => (at < earliest ? at : earliest), last)
  const partners = partnersNamed(here)
  const { input } = statementsInputFrom({
    programme,
    events: here,
    partners,
    categoryOf: (product) => question.categories.get(product) ?? null,
    // The markets' calendars show the same month at any moment.
    period: { from: monthOf(first, 'HK'), to: monthOf(last, 'HK') },
  })
  if (input === null) return { held: [], money: [], commission: [], statements: [], ledger: null }
  const { statements, ledger } = calculateStatements(input)
  const held = bindingsOf(input.touches, partners, programme.binding)
  return { held, statements, ledger, money: moneyOf(input, ledger), commission: commissionOf(statements) }
}

const marketsOf = ({ programme, market }: PartnerQuestion): Market[] =>
  markets.filter((one) => programme.markets.includes(one) && (market === undefined || one === market))

/** What was paid for orders that count for a partner, and what was given back of it. */
function moneyOf({ orders, refunds }: StatementsInput, ledger: Statements['ledger']): Books['money'] {
  const counted = new Map(
    ledger.markets.flatMap(({ market, orders: own }) =>
      own.flatMap(({ id, seller, buyer }) => (seller === null ? [] : [[id, { seller, subject: buyer, market }]])),
    ),
  )
  const moved = (id: string, at: Instant, amounts: readonly Minor[], isOrder: boolean): Books['money'] => {
    const whose = counted.get(id)
    return whose === undefined ? [] : [{ ...whose, at: epochOf(at), amount: sum(amounts), isOrder }]
  }
  return [
    ...orders.flatMap(({ id, paidAt, lines }) =>
      moved(
        id,
        paidAt,
        lines.map(({ amount }) => amount),
        true,
      ),
    ),
    ...refunds.flatMap(({ order, at, lines }) =>
      moved(
        order,
        at,
        lines.map(({ amount }) => -amount),
        false,
      ),
    ),
  ]
}

function commissionOf(statements: Statements['statements']): Books['commission'] {
  return statements.flatMap(({ partner, market, tier, movements }) =>
    movements.flatMap(({ type, at, amount }) =>
      type === 'released'
        ? []
        : [{ partner, market, tierId: tier, at: epochOf(at), amount: type === 'earned' ? amount : -amount }],
    ),
  )
}

/** The tier of each partner at the end, in the markets where they brought anybody. */
function standingsOf({ held, statements, ledger }: Books, { programme }: PartnerQuestion) {
  const lowest = byRank(programme)[0]!.id
  const through = ledger?.through
  const standings = new Map<string, Partial<Record<Market, string>>>()
  for (const { partnerId, market } of held)
    entryOf(standings, partnerId, (): Partial<Record<Market, string>> => ({}))[market] = lowest
  // What the last month closed with holds for the month after it; the tier of the month itself is on its statement.
  for (const { market, standings: kept } of ledger?.markets ?? [])
    for (const { partner, tier } of kept) {
      const own = standings.get(partner)
      if (own?.[market] !== undefined) own[market] = tier
    }
  for (const { market, partner, month, tier } of statements) {
    const own = standings.get(partner)
    if (month === through && own?.[market] !== undefined) own[market] = tier
  }
  return standings
}

function tierFigures(
  { commission }: Books,
  standings: ReturnType<typeof standingsOf>,
  question: PartnerQuestion,
): TierFigures[] {
  const counted = commission.filter(({ at }) => at >= question.from)
  return marketsOf(question).flatMap((market) =>
    byRank(question.programme).map(({ id: tierId }) => ({
      market,
      tierId,
      partners: [...standings.values()].filter((own) => own[market] === tierId).length,
      commission: counted
        .filter((one) => one.market === market && one.tierId === tierId)
        .reduce((sum, { amount }) => sum + amount, 0),
    })),
  )
}

/** Did the shopper belong to the partner at some moment of the span? */
function holdsIn({ since, until }: HeldBinding, question: PartnerQuestion): boolean {
  return since < endOf(question) && (until === null || until > question.from)
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function enter(amounts: PerMarket, market: Market, amount: Minor): void {
  amounts[market] = (amounts[market] ?? 0) + amount
}

class Tally {
  readonly bound = new Set<string>()
  readonly newUsers = new Set<string>()
  orders = 0
  readonly paid: PerMarket = {}
  readonly commission: PerMarket = {}

  figures(): PartnerFigures {
    const { bound, newUsers, orders, paid, commission } = this
    return { bound: bound.size, newUsers: newUsers.size, orders, paid, commission }
  }
}
