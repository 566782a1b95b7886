import type { Market } from '../market.ts'
import type { HaggleEvent } from './event.ts'
import { endOf, type Person, type Scope } from './history.ts'

/** Where money moves: an event of these counts for the partner its shopper is bound to, whether it names one or not. */
export const paidTypes = ['pay', 'refund'] as const

/**
 * What a partner programme asks of a campaign's events before the question's end: of everybody who came through a partner's
 * link at least once, the events that name a partner and those of money.
 */
export function partnerEvents(
  people: readonly Person[],
  question: Pick<Scope, 'from' | 'to' | 'asOf'> & { campaignId: string },
): HaggleEvent[] {
  return people.flatMap(({ subject, moments }) => {
    const asked = moments.filter(
      ({ at, event: { campaignId, partnerId, type } }) =>
        campaignId === question.campaignId &&
        at < endOf(question) &&
        (partnerId !== undefined || paidTypes.some((paid) => paid === type)),
    )
    return asked.some(({ event }) => event.partnerId !== undefined)
      ? asked.map(({ event }) => ofSubject(event, subject))
      : []
  })
}

/** An event as one of the person it belongs to. Orders of two markets are two, whatever they are called. */
export function ofSubject(event: HaggleEvent, subject: string): HaggleEvent {
  const { market, orderId } = event
  return { ...event, userKey: subject, ...(orderId === undefined ? {} : { orderId: `${market} ${orderId}` }) }
}

/** Whose past orders: those of one source that were imported for a market, which belong to no campaign. */
export type PastOrdersQuestion = { market: Market; orderPrefix: string }

/** What was paid and given back on the past orders of a source. Their ids are those that the source gave. */
export function pastOrders(events: Iterable<HaggleEvent>, { market, orderPrefix }: PastOrdersQuestion): HaggleEvent[] {
  return [...events].flatMap((event) => {
    const { campaignId, type, orderId, isTest } = event
    const isAsked =
      campaignId === undefined &&
      isTest !== true &&
      event.market === market &&
      paidTypes.some((paid) => paid === type) &&
      orderId?.startsWith(orderPrefix) === true
    return isAsked ? [{ ...event, orderId: orderId.slice(orderPrefix.length) }] : []
  })
}
