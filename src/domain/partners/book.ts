import type { Category } from '../catalogue/categories.ts'
import { entryOf } from '../entryOf.ts'
import type { Market } from '../market.ts'
import type { Minor } from '../money.ts'
import type { Instant } from '../time.ts'
import { isBound } from './binding.ts'
import type { Partner, StatementsInput } from './input.ts'
import type { Binding, HeldReward, LedgerOrder, MarketLedger } from './ledger.ts'
import type { PartnerProgramme, Tier } from './schema.ts'
import type { Movement, Statements } from './statement.ts'
import { byRank } from './tiers.ts'

/** What a partner's standing in a market has come to. */
type Account = { tier: Tier; paid: Minor; orders: number; carried: Minor }

/** What happened to a partner in the month that is open. */
export type OpenMonth = { paid: Minor; orders: number; movements: Movement[] }

/** The books of one market while its months are worked through. Changed in place, and by this folder only. */
export type Book = {
  market: Market
  programme: PartnerProgramme
  products: ReadonlyMap<string, Category | null>
  partners: ReadonlyMap<string, Partner>
  partnerOfUser: ReadonlyMap<string, Partner>
  /** Of each partner who was invited, how many their inviter had brought before. */
  earlierRecruits: ReadonlyMap<string, number>
  spent: Minor
  bindings: Map<string, Binding>
  accounts: Map<string, Account>
  orders: Map<string, LedgerOrder>
  /** Shoppers whose membership has been rewarded, and the order it was rewarded for. */
  members: Map<string, string>
  heldRewards: HeldReward[]
  open: Map<string, OpenMonth>
  told: Pick<Statements, 'unpaidOrders' | 'refusedTouches' | 'unknownRefunds'>
}

/** Opens the books of a market where the ledger left them. */
export function openBook(market: Market, input: StatementsInput, told: Book['told']): Book {
  const ledger = input.opening?.markets.find((one) => one.market === market)
  const tiers = new Map(input.programme.tiers.map((tier) => [tier.id, tier]))
  const lowest = byRank(input.programme)[0]!
  const orders = new Map(ledger?.orders.map((order) => [order.id, order]))
  return {
    market,
    programme: input.programme,
    products: new Map(input.products.map(({ id, category }) => [id, category])),
    partners: new Map(input.partners.map((partner) => [partner.id, partner])),
    partnerOfUser: new Map(input.partners.map((partner) => [partner.user, partner])),
    earlierRecruits: earlierRecruits(input.partners),
    spent: ledger?.spent ?? 0,
    bindings: new Map(ledger?.bindings.map((binding) => [binding.user, binding])),
    accounts: new Map(
      ledger?.standings.map(({ partner, tier, ...rest }) => [partner, { ...rest, tier: tiers.get(tier) ?? lowest }]),
    ),
    orders,
    members: new Map([...orders.values()].filter(isRewarded).map(({ buyer, id }) => [buyer, id])),
    heldRewards: [...(ledger?.heldRewards ?? [])],
    open: new Map(),
    told,
  }
}

/** People who join at the same moment come in the order of their ids. */
function earlierRecruits(partners: readonly Partner[]): Map<string, number> {
  const brought = new Map<string, number>()
  const earlier = new Map<string, number>()
  const joined = inOrder(partners, ({ joinedAt, id }) => `${joinedAt} ${id}`)
  for (const { id, invitedBy } of joined) {
    if (invitedBy === null) continue
    const before = brought.get(invitedBy) ?? 0
    earlier.set(id, before)
    brought.set(invitedBy, before + 1)
  }
  return earlier
}

/** Does the order's reward for a membership still stand? */
export function isRewarded(order: LedgerOrder): boolean {
  return order.lines.some(({ shares }) => shares.some(({ kind, kept }) => kind === 'membership' && kept > 0))
}

/** A partner's standing; whoever is new begins in the lowest tier. */
export function accountOf(book: Book, partner: string): Account {
  return entryOf(book.accounts, partner, () => ({ tier: byRank(book.programme)[0]!, paid: 0, orders: 0, carried: 0 }))
}

export function openMonthOf(book: Book, partner: string): OpenMonth {
  return entryOf(book.open, partner, () => ({ paid: 0, orders: 0, movements: [] }))
}

/** The books at the end of a month, as the next one takes them up. What says nothing is left out. */
export function closedBook(book: Book, end: Instant): MarketLedger {
  const lowest = byRank(book.programme)[0]!
  return {
    market: book.market,
    spent: book.spent,
    bindings: inOrder(
      [...book.bindings.values()].filter((binding) => isBound(binding, end)),
      ({ user }) => user,
    ),
    standings: inOrder(
      [...book.accounts]
        .filter(([, { tier, paid, orders, carried }]) => tier !== lowest || paid !== 0 || orders !== 0 || carried !== 0)
        .map(([partner, account]) => ({ partner, ...account, tier: account.tier.id })),
      ({ partner }) => partner,
    ),
    orders: inOrder([...book.orders.values()], ({ id }) => id),
    heldRewards: inOrder(book.heldRewards, ({ recruit }) => recruit),
  }
}

/** A copy in the order of what each is called, the same on every machine. */
export function inOrder<T>(list: readonly T[], nameOf: (one: T) => string): T[] {
  return list.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0))
}
