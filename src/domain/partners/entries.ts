import { portion, sum, type Minor } from '../money.ts'
import type { Instant } from '../time.ts'
import { bindingAfter, isBound, later, sellerOf } from './binding.ts'
import { accountOf, isRewarded, openMonthOf, type Book } from './book.ts'
import { keptOf } from './earnings.ts'
import type { Order, Partner, Refund, Touch } from './input.ts'
import type { LedgerLine, LedgerOrder, Share } from './ledger.ts'
import type { Movement, MovementType, UnpaidReason } from './statement.ts'
import { ratesFor } from './tiers.ts'

/** Binds a shopper, or says why not. */
export function enterTouch(book: Book, touch: Touch): void {
  const outcome = bindingAfter(touch, book, book.programme.binding)
  if ('refused' in outcome) book.told.refusedTouches.push({ touch: touch.id, reason: outcome.refused })
  else book.bindings.set(touch.user, outcome)
}

/**
 * A partner has joined: whoever invited them may have a reward for it, held like everything else, and for no more than the
 * partners that they may invite.
 */
export function enterJoin(book: Book, joined: Partner): void {
  const amount = book.programme.recruitReward[book.market] ?? 0
  const most = book.programme.joining.invitesPerPartner ?? Number.POSITIVE_INFINITY
  if (joined.invitedBy === null || amount === 0 || !fits(book, amount)) return
  if ((book.earlierRecruits.get(joined.id) ?? 0) >= most) return
  book.spent += amount
  const heldUntil = later(joined.joinedAt, book.programme.holdDays)
  book.heldRewards.push({ partner: joined.invitedBy, recruit: joined.id, heldUntil, amount })
  openMonthOf(book, joined.invitedBy).movements.push(rewardMoved('earned', joined.joinedAt, joined.id, amount))
}

/** Works out what an order earns and whom, at the rates of the month it was paid in. */
export function enterOrder(book: Book, order: Order): void {
  const binding = book.bindings.get(order.buyer)
  const seller = binding === undefined ? null : sellerOf(binding, order.paidAt, book.programme.attributionDays)
  const known = book.partnerOfUser.get(order.buyer)
  const own = known !== undefined && known.joinedAt <= order.paidAt ? known.id : null
  const lines = linesOf(book, order, seller, own)
  const earned = sum(lines.flatMap(({ shares }) => shares.map((share) => share.earned)))
  const reason: UnpaidReason | null =
    lines.length === 0
      ? 'otherProducts'
      : seller === null && own === null
        ? binding !== undefined && isBound(binding, order.paidAt)
          ? 'attributionOver'
          : 'noPartner'
        : earned === 0
          ? 'nothingToEarn'
          : fits(book, earned)
            ? null
            : 'budgetSpent'
  if (reason !== null) book.told.unpaidOrders.push({ order: order.id, reason })
  if (lines.length === 0 || (seller === null && own === null)) return

  const entered: LedgerOrder = {
    id: order.id,
    buyer: order.buyer,
    seller,
    paidAt: order.paidAt,
    heldUntil: later(order.paidAt, book.programme.holdDays),
    released: false,
    lines: reason === null ? lines : lines.map((line) => ({ ...line, shares: [] })),
  }
  book.orders.set(order.id, entered)
  if (isRewarded(entered)) book.members.set(order.buyer, order.id)
  if (reason === null) book.spent += earned
  for (const line of entered.lines)
    for (const share of line.shares) moved(book, 'earned', order.paidAt, entered, line, share, share.earned)
  count(book, seller, sum(entered.lines.map(({ base, counts }) => (counts ? base : 0))), countedOrders(entered))
}

/** Takes back what a refund leaves unearned: from what is held, or, once released, from what is payable. */
export function enterRefund(book: Book, refund: Refund): void {
  const order = book.orders.get(refund.order)
  if (order === undefined) return
  const before = order.heldUntil < refund.at ? releaseOrder(book, order) : order
  const given = new Map<string, Minor>()
  for (const { line, amount } of refund.lines) given.set(line, (given.get(line) ?? 0) + amount)
  const type = before.released ? 'clawedBack' : 'reversed'
  let back = 0
  let counted = 0
  const lines = before.lines.map((line): LedgerLine => {
    const amount = given.get(line.id) ?? 0
    if (amount === 0) return line
    const refunded = line.refunded + amount
    if (line.counts) counted += amount
    const shares = line.shares.map((share) => {
      const kept = keptOf(share, line.base, refunded)
      moved(book, type, refund.at, before, { ...line, refunded }, share, share.kept - kept)
      back += share.kept - kept
      return { ...share, kept }
    })
    return { ...line, refunded, shares }
  })
  const after = { ...before, lines }
  book.orders.set(order.id, after)
  if (!isRewarded(after) && book.members.get(after.buyer) === after.id) book.members.delete(after.buyer)
  book.spent -= back
  count(book, after.seller, -counted, countedOrders(after) - countedOrders(before))
}

/** Releases what is due before a moment. */
export function releaseDue(book: Book, end: Instant): void {
  for (const order of book.orders.values()) if (!order.released && order.heldUntil < end) releaseOrder(book, order)
  for (const { partner, recruit, heldUntil, amount } of book.heldRewards)
    if (heldUntil < end) openMonthOf(book, partner).movements.push(rewardMoved('released', heldUntil, recruit, amount))
  book.heldRewards = book.heldRewards.filter(({ heldUntil }) => heldUntil >= end)
}

function releaseOrder(book: Book, order: LedgerOrder): LedgerOrder {
  if (order.released) return order
  for (const line of order.lines)
    for (const share of line.shares) moved(book, 'released', order.heldUntil, order, line, share, share.kept)
  const released = { ...order, released: true }
  book.orders.set(order.id, released)
  return released
}

function linesOf(book: Book, order: Order, seller: string | null, own: string | null): LedgerLine[] {
  const { programme, market } = book
  const recruiter = seller === null || programme.depth < 2 ? null : (book.partners.get(seller)?.invitedBy ?? null)
  let rewarded = book.members.has(order.buyer)
  // In the order of their ids: which of two memberships is rewarded must not hang on the order they are listed in.
  return order.lines
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((line): LedgerLine[] => {
      const category = book.products.get(line.product)
      if (category === undefined) return []
      const base = line.amount - line.coupons
      const shares: Share[] = []
      const isMembership = programme.membership?.productId === line.product
      const add = (partner: string | null, kind: Share['kind'], rate: number | null, earned: Minor) => {
        if (partner !== null && earned > 0) shares.push({ partner, kind, rate, earned, kept: earned })
      }
      if (isMembership && !rewarded) {
        // Never more than was paid for it: a membership given away rewards nobody.
        add(seller, 'membership', null, Math.min(base, programme.membership?.reward[market] ?? 0))
        rewarded = shares.length > 0
      }
      if (!isMembership) {
        const levels = [
          ['own', own],
          ['level1', seller],
          ['level2', recruiter],
        ] as const
        for (const [kind, partner] of levels) {
          if (partner === null) continue
          const rate = ratesFor(accountOf(book, partner).tier, category)[kind]
          add(partner, kind, rate, portion(base, rate))
        }
      }
      return [{ id: line.id, base, refunded: 0, counts: !isMembership, shares }]
    })
}

/** One while something that counts has been kept, else none. */
function countedOrders(order: LedgerOrder): number {
  return order.lines.some(({ counts, base, refunded }) => counts && refunded < base) ? 1 : 0
}

function count(book: Book, seller: string | null, paid: Minor, orders: number): void {
  if (seller === null) return
  for (const tally of [accountOf(book, seller), openMonthOf(book, seller)]) {
    tally.paid += paid
    tally.orders += orders
  }
}

function fits(book: Book, amount: Minor): boolean {
  return book.spent + amount <= (book.programme.budget[book.market] ?? 0)
}

function moved(
  book: Book,
  type: MovementType,
  at: Instant,
  order: LedgerOrder,
  line: LedgerLine,
  share: Share,
  amount: Minor,
): void {
  if (amount === 0) return
  const { kind, rate } = share
  const base = rate === null ? null : line.base
  const refunded = base === null ? null : line.refunded
  const movement = { at, type, kind, order: order.id, line: line.id, recruit: null, base, rate, refunded, amount }
  openMonthOf(book, share.partner).movements.push(movement)
}

function rewardMoved(type: MovementType, at: Instant, recruit: string, amount: Minor): Movement {
  return { at, type, kind: 'recruit', order: null, line: null, recruit, base: null, rate: null, refunded: null, amount }
}
