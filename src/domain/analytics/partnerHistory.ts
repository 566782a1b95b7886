import type { Market } from '../market.ts'
import type { Minor } from '../money.ts'
import type { EpochMs } from '../time.ts'
import type { HaggleEvent } from './event.ts'
import { endOf, type Person, type Scope } from './history.ts'

/** What a shopper's storefront said of a visit through a partner's link; `isNewUser` is null where it said nothing. */
export type PartnerTouch = { at: EpochMs; id: string; market: Market; partnerId: string; isNewUser: boolean | null }

/** A payment or refund of the campaign. `product` is that of the event itself. */
export type PartnerMoney = {
  at: EpochMs
  id: string
  market: Market
  orderId: string | null
  product: string | null
  amount: Minor
}

/** All that a partner programme asks about one person. Lists are in no order. */
export type PartnerHistory = {
  subject: string
  /** When they were first seen registering, ordering or paying, in any campaign; null where never. */
  knownSince: EpochMs | null
  touches: PartnerTouch[]
  payments: PartnerMoney[]
  refunds: PartnerMoney[]
  /** What `order` events say was bought, for payments that do not say it themselves. */
  ordered: { orderId: string; product: string }[]
}

/** What shows that somebody is no newcomer any more. */
export const knowingTypes = ['register', 'order', 'pay'] as const

/** What tells of money that was promised or has moved: a partner named there was named by somebody's own books. */
export const moneyTypes = ['order', 'pay', 'refund'] as const

/** Is this a visit through a partner's link or code, or anything else done there? */
export const isTouch = ({ type, partnerId }: HaggleEvent): boolean =>
  partnerId !== undefined && !moneyTypes.some((money) => money === type)

/** People whom a partner brought to the campaign before the question's end, and what they paid there. */
export function partnerHistories(
  people: readonly Person[],
  question: Scope & { campaignId: string },
): PartnerHistory[] {
  return people.flatMap((person) => historyOf(person, question) ?? [])
}

function historyOf({ subject, moments }: Person, question: Scope & { campaignId: string }): PartnerHistory | null {
  const history: PartnerHistory = { subject, knownSince: null, touches: [], payments: [], refunds: [], ordered: [] }
  for (const { at, event } of moments) {
    if (at >= endOf(question)) continue
    const { type, id, market, partnerId, orderId, product } = event
    if (history.knownSince === null && knowingTypes.some((known) => known === type)) history.knownSince = at
    if (event.campaignId !== question.campaignId) continue
    if (partnerId !== undefined && isTouch(event))
      history.touches.push({ at, id, market, partnerId, isNewUser: event.isNewUser ?? null })
    const money = { at, id, market, orderId: orderId ?? null, product: product ?? null, amount: event.amount ?? 0 }
    if (type === 'pay') history.payments.push(money)
    if (type === 'refund') history.refunds.push(money)
    if (type === 'order' && orderId !== undefined && product !== undefined) history.ordered.push({ orderId, product })
  }
  return history.touches.length === 0 ? null : history
}
