/**
 * Partner statements once more, from their definitions: nothing is kept up to date, everything is asked anew of the whole
 * history. Slow and obviously right; shares no code with `src/domain/partners`.
 */
import type { Order, Partner, Refund, StatementsInput, Touch } from '#domain/partners/input.ts'
import type { RateSet, Tier } from '#domain/partners/schema.ts'

type Market = 'HK' | 'TW' | 'CN'
type Held = { partner: string; until: number; lastTouch: number }
type Earned = {
  partner: string
  kind: 'own' | 'level1' | 'level2' | 'membership' | 'recruit'
  order: Order | null
  line: string
  base: number
  rate: number | null
  amount: number
  at: number
  due: number
}
export type NaiveStatement = {
  market: Market
  month: string
  partner: string
  tier: string
  nextTier: string
  sales: { paid: number; orders: number; bound: number }
  measured: { paid: number; orders: number; bound: number }
  openingHeld: number
  earned: Record<Earned['kind'], number>
  reversed: number
  released: number
  closingHeld: number
  clawedBack: number
  carriedIn: number
  payable: number
  carriedOut: number
}

const day = 86_400_000
const ms = (text: string) => new Date(text).getTime()
const total = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
const byTimeThenId = <T extends { id: string }>(list: readonly T[], time: (one: T) => number) =>
  [...list].sort((a, b) => time(a) - time(b) || (a.id < b.id ? -1 : 1))

/** Every statement of the period for a market, zeros included, and what the budget was used for. */
export function naiveStatements(input: StatementsInput, market: Market): NaiveStatement[] {
  const { programme, partners } = input
  const touches = byTimeThenId(
    input.touches.filter((touch) => touch.market === market),
    (touch) => ms(touch.at),
  )
  const orders = byTimeThenId(
    input.orders.filter((order) => order.market === market),
    (order) => ms(order.paidAt),
  )
  const ranked = [...programme.tiers].sort((a, b) => a.rank - b.rank)
  const months: { name: string; from: number; to: number }[] = []
  for (let number = 0; number < 24; number++) {
    const [year, month] = input.period.from.split('-').map(Number)
    // Midnight at eight hours east of Greenwich.
    const start = (k: number) => Date.UTC(year!, month! - 1 + k, 1, -8)
    const name = new Date(Date.UTC(year!, month! - 1 + number, 1)).toISOString().slice(0, 7)
    months.push({ name, from: start(number), to: start(number + 1) })
    if (name === input.period.to) break
  }

  /** Who holds whom just after the first `count` touches, without regard to ends. */
  function bindingsAfter(count: number): Map<string, Held> {
    const held = new Map<string, Held>()
    for (const touch of touches.slice(0, count)) takeTouch(held, touch)
    return held
  }

  function takeTouch(held: Map<string, Held>, touch: Touch): void {
    const now = ms(touch.at)
    const partner = partners.find(({ id }) => id === touch.partner)!
    if (ms(partner.joinedAt) > now || partner.user === touch.user) return
    const old = held.get(touch.user)
    const current = old !== undefined && old.until > now ? old : undefined
    const { rule, days, binds } = programme.binding
    if (rule === 'firstTouch' && current !== undefined) {
      if (current.partner === partner.id) held.set(touch.user, { ...current, lastTouch: now })
      return
    }
    if (current === undefined && binds === 'newUsers' && !touch.isNew) return
    if (usersAbove(partner, held, now).has(touch.user)) return
    held.set(touch.user, {
      partner: partner.id,
      until: days === null ? Infinity : now + days * day,
      lastTouch: now,
    })
  }

  /** The partner's own key, and those of everybody above, found by adding until nothing is new. */
  function usersAbove(partner: Partner, held: ReadonlyMap<string, Held>, now: number): Set<string> {
    const above = new Set([partner.user])
    for (let size = 0; size !== above.size;) {
      size = above.size
      for (const one of partners.filter(({ user }) => above.has(user))) {
        const binding = held.get(one.user)
        for (const other of partners)
          if (
            other.id === one.invitedBy ||
            (binding !== undefined && binding.until > now && other.id === binding.partner)
          )
            above.add(other.user)
      }
    }
    return above
  }

  const bindingsAt = (now: number) => bindingsAfter(touches.filter((touch) => ms(touch.at) <= now).length)

  function sellerOf(order: Order): string | null {
    const now = ms(order.paidAt)
    const binding = bindingsAt(now).get(order.buyer)
    if (binding === undefined || binding.until <= now) return null
    const window = programme.attributionDays === null ? Infinity : programme.attributionDays * day
    return now - binding.lastTouch < window ? binding.partner : null
  }

  const sellers = new Map(orders.map((order) => [order, sellerOf(order)]))
  const refundsOf = (order: Order): Refund[] => input.refunds.filter((refund) => refund.order === order.id)
  const refundedOf = (order: Order, line: string, counts: (refund: Refund) => boolean) =>
    total(
      refundsOf(order)
        .filter(counts)
        .flatMap(({ lines }) => lines.filter((one) => one.line === line).map(({ amount }) => amount)),
    )
  const keptOf = (one: Earned, counts: (refund: Refund) => boolean) => {
    if (one.order === null) return one.amount
    const left = one.base - refundedOf(one.order, one.line, counts)
    return one.rate === null ? Math.floor((one.amount * left) / one.base) : Math.floor((left * one.rate) / 10_000)
  }
  const isMembership = (product: string) => programme.membership?.productId === product
  const categoryOf = (product: string) => input.products.find(({ id }) => id === product)?.category

  function salesOf(partner: string, from: number, to: number): { paid: number; orders: number } {
    const own = orders.filter((order) => sellers.get(order) === partner)
    const lines = own.flatMap((order) =>
      order.lines
        .filter(({ product }) => categoryOf(product) !== undefined && !isMembership(product))
        .map((line) => ({ order, line, base: line.amount - line.coupons })),
    )
    const before = (moment: number) => (refund: Refund) => ms(refund.at) < moment
    const paidUntil = (moment: number) =>
      total(
        lines
          .filter(({ order }) => ms(order.paidAt) < moment)
          .map(({ order, line, base }) => base - refundedOf(order, line.id, before(moment))),
      )
    const ordersUntil = (moment: number) =>
      own.filter(
        (order) =>
          ms(order.paidAt) < moment &&
          lines.some((one) => one.order === order && one.base > refundedOf(order, one.line.id, before(moment))),
      ).length
    return { paid: paidUntil(to) - paidUntil(from), orders: ordersUntil(to) - ordersUntil(from) }
  }

  const boundTo = (partner: string, end: number) =>
    [...bindingsAt(end - 1).values()].filter((held) => held.partner === partner && held.until > end - 1).length

  function tierIn(partner: string, index: number): Tier {
    if (index <= 0) return ranked[0]!
    const month = months[index - 1]!
    if (ms(partners.find(({ id }) => id === partner)!.joinedAt) >= month.to) return ranked[0]!
    const sales = salesOf(partner, programme.standing === 'total' ? -Infinity : month.from, month.to)
    const met = ranked.filter(
      ({ thresholds }) =>
        sales.paid >= thresholds.paid[market]! &&
        sales.orders >= thresholds.orders &&
        boundTo(partner, month.to) >= thresholds.bound,
    )
    return met.at(-1) ?? ranked[0]!
  }

  const earned: Earned[] = []
  /** Everything that may earn, in time: joins before orders of the same moment. */
  const earning = [
    ...byTimeThenId(
      partners.filter((partner) => partner.market === market && ms(partner.joinedAt) >= months[0]!.from),
      (partner) => ms(partner.joinedAt),
    ).map((partner) => ({ time: ms(partner.joinedAt), partner, order: null })),
    ...orders.map((order) => ({ time: ms(order.paidAt), partner: null, order })),
  ].sort((a, b) => a.time - b.time)
  for (const { time, partner, order } of earning) {
    const isBefore = (refund: Refund) => ms(refund.at) < time
    const spent = total(earned.map((one) => keptOf(one, isBefore)))
    const wanted = partner === null ? ofOrder(order, time, isBefore) : ofJoin(partner, time)
    if (spent + total(wanted.map(({ amount }) => amount)) <= programme.budget[market]!) earned.push(...wanted)
  }

  function ofJoin(partner: Partner, time: number): Earned[] {
    const amount = programme.recruitReward[market] ?? 0
    if (partner.invitedBy === null || amount === 0) return []
    const { invitesPerPartner } = programme.joining
    const siblings = partners.filter(({ invitedBy }) => invitedBy === partner.invitedBy)
    const place = byTimeThenId(siblings, ({ joinedAt }) => ms(joinedAt)).findIndex(({ id }) => id === partner.id)
    if (invitesPerPartner !== null && place >= invitesPerPartner) return []
    const due = time + programme.holdDays * day
    return [
      {
        partner: partner.invitedBy,
        kind: 'recruit',
        order: null,
        line: '',
        base: 0,
        rate: null,
        amount,
        at: time,
        due,
      },
    ]
  }

  function ofOrder(order: Order, time: number, isBefore: (refund: Refund) => boolean): Earned[] {
    const seller = sellers.get(order) ?? null
    const self = partners.find(({ user, joinedAt }) => user === order.buyer && ms(joinedAt) <= time)?.id ?? null
    const inviter = partners.find(({ id }) => id === seller)?.invitedBy ?? null
    const index = months.findIndex(({ to }) => time < to)
    let hasReward = earned.some(
      (one) => one.kind === 'membership' && one.order?.buyer === order.buyer && keptOf(one, isBefore) > 0,
    )
    const due = time + programme.holdDays * day
    return [...order.lines]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap((line): Earned[] => {
        const category = categoryOf(line.product)
        if (category === undefined) return []
        const base = line.amount - line.coupons
        const common = { order, line: line.id, base, at: time, due }
        if (isMembership(line.product)) {
          const amount = Math.min(base, programme.membership!.reward[market]!)
          if (seller === null || amount === 0 || hasReward) return []
          hasReward = true
          return [{ ...common, partner: seller, kind: 'membership', rate: null, amount }]
        }
        const levels: [keyof RateSet, string | null][] = [
          ['own', self],
          ['level1', seller],
          ['level2', programme.depth === 2 ? inviter : null],
        ]
        return levels.flatMap(([kind, partner]): Earned[] => {
          if (partner === null) return []
          const { rates } = tierIn(partner, index)
          const rate = (category === null ? undefined : rates.categories[category])?.[kind] ?? rates.standard[kind]
          return [{ ...common, partner, kind, rate, amount: Math.floor((base * rate) / 10_000) }]
        })
      })
  }

  const statements: NaiveStatement[] = []
  for (const { id: partner } of byTimeThenId(partners, () => 0)) {
    let owed = 0
    const mine = earned.filter((one) => one.partner === partner)
    months.forEach(({ name, from, to }, index) => {
      const at = (moment: number) => (refund: Refund) => ms(refund.at) < moment
      const whileHeld = (one: Earned) => (refund: Refund) => ms(refund.at) <= one.due
      const both =
        (...all: ((refund: Refund) => boolean)[]) =>
        (refund: Refund) =>
          all.every((one) => one(refund))
      const heldAt = (moment: number) =>
        total(mine.filter((one) => one.at < moment && one.due >= moment).map((one) => keptOf(one, at(moment))))
      const lost = (one: Earned, part: (refund: Refund) => boolean) =>
        keptOf(one, both(part, at(from))) - keptOf(one, both(part, at(to)))
      const here = mine.filter((one) => one.at >= from && one.at < to)
      const earnedAs = (kind: Earned['kind']) =>
        total(here.filter((one) => one.kind === kind).map(({ amount }) => amount))
      const released = total(
        mine.filter((one) => one.due >= from && one.due < to).map((one) => keptOf(one, whileHeld(one))),
      )
      const clawedBack = total(mine.map((one) => lost(one, () => true) - lost(one, whileHeld(one))))
      const balance = owed + released - clawedBack
      statements.push({
        market,
        month: name,
        partner,
        tier: tierIn(partner, index).id,
        nextTier: tierIn(partner, index + 1).id,
        sales: { ...salesOf(partner, from, to), bound: boundTo(partner, to) },
        measured: {
          ...salesOf(partner, programme.standing === 'total' ? -Infinity : from, to),
          bound: boundTo(partner, to),
        },
        openingHeld: heldAt(from),
        earned: {
          own: earnedAs('own'),
          level1: earnedAs('level1'),
          level2: earnedAs('level2'),
          membership: earnedAs('membership'),
          recruit: earnedAs('recruit'),
        },
        reversed: total(mine.map((one) => lost(one, whileHeld(one)))),
        released,
        closingHeld: heldAt(to),
        clawedBack,
        carriedIn: owed,
        payable: Math.max(0, balance),
        carriedOut: Math.min(0, balance),
      })
      owed = Math.min(0, balance)
    })
  }
  return statements
}
