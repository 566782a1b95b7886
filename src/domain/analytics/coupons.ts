import { entryOf } from '../entryOf.ts'
import type { PerMarket } from '../market.ts'
import { hourMs, type EpochMs } from '../time.ts'
import type { Dimension, HaggleEvent } from './event.ts'
import { passes, type Filter } from './filter.ts'
import { endOf, segmentOf, within, type Moment, type Person, type Scope } from './history.ts'
import { bucketStart, bucketStarts, type Zone } from './zone.ts'
import { unfinishedFrom } from './series.ts'

/**
 * When a claimed coupon can no longer be used, as its rule says: at a moment, so long after the claim, or at the earlier
 * of the two.
 */
export type Validity = { until?: EpochMs | undefined; hours?: number | undefined }

/**
 * After how long a claim counts as matured where nothing is known of its rule: thirty days, by which people have used a
 * coupon or forgotten it.
 */
export const usualMaturityHours = 720

export type CouponQuestion = Scope & {
  /** Rules belong to a campaign: their ids mean nothing outside it. */
  campaignId: string
  where?: Omit<Filter, 'couponId'> | undefined
  split?: Dimension | undefined
  /** By the rule's id. A rule that is not here, or says neither, matures after `usualMaturityHours`. */
  validity: ReadonlyMap<string, Validity>
}

/**
 * What became of a rule's coupons. Amounts are minor units per market, only of markets where there was one.
 *
 * - `claimed`, `used`: `coupon_claim` and `coupon_use` events; `cost`: their discount, the `amount` of `coupon_use`.
 * - `orders`: those it was used on; a use without an `orderId` is an order of its own.
 * - `paid`, `refunded`: `pay` and `refund` events that name the rule or belong to an order it was used on; `refunds`: how
 *   many such refunds. What belongs to two rules stands with both, and once in the total.
 * - `matured`: of the claims, those whose coupon can no longer be used; `redeemed`: of these, those that were. A use
 *   redeems the oldest claim of its person and rule that is not younger and not redeemed yet.
 */
export type CouponFigures = {
  claimed: number
  used: number
  refunds: number
  orders: number
  matured: number
  redeemed: number
  cost: PerMarket
  paid: PerMarket
  refunded: PerMarket
}

/** What stands where nothing happened. */
export const noCouponFigures = (): CouponFigures => ({
  claimed: 0,
  used: 0,
  refunds: 0,
  orders: 0,
  matured: 0,
  redeemed: 0,
  cost: {},
  paid: {},
  refunded: {},
})

/** What one day adds to a rule, of one value of the split. */
export type CouponDay = {
  at: EpochMs
  couponId: string
  value: string | null
  claimed: number
  used: number
  refunds: number
  cost: PerMarket
}

export type CouponAnswer = {
  /** By use, then claims, then id. */
  rules: {
    couponId: string
    figures: CouponFigures
    /** One per value of the split, by use; none without a split. */
    groups: { value: string | null; figures: CouponFigures }[]
  }[]
  total: CouponFigures
  buckets: EpochMs[]
  unfinishedFrom: number | null
  /** By moment, rule and value; days on which nothing happened are left out. */
  days: CouponDay[]
}

/** What became of a campaign's coupons, per rule and day on the zone's clock. */
export function couponResults(people: readonly Person[], question: CouponQuestion, zone: Zone): CouponAnswer {
  const { split } = question
  const rulesOfOrder = usesByOrder(people, question)
  const total = new Tally()
  const rules = new Map<string, Tally>()
  const groups = new Map<string, Map<string | null, Tally>>()
  const days = new Map<string, { at: EpochMs; couponId: string; value: string | null; tally: Tally }>()
  for (const person of people) {
    const segment =
      split === 'segment' || question.where?.segment !== undefined
        ? segmentOf(person, question.campaignId, endOf(question))
        : undefined
    const redeemed = redeemedClaims(person, question)
    for (const moment of person.moments) {
      const { at, event } = moment
      if (!within(question, moment) || !passes(event, segment, question.where)) continue
      const behind = rulesBehind(event, rulesOfOrder)
      if (behind.length === 0) continue
      const value = (split === 'segment' ? segment : split && event[split]) ?? null
      const start = bucketStart(at, 'day', zone)
      const matured = maturesAt(moment, question.validity) <= question.asOf
      const counted = { event, matured, redeemed: matured && redeemed.has(moment) }
      total.add(counted)
      for (const couponId of behind) {
        entryOf(rules, couponId, () => new Tally()).add(counted)
        const key = JSON.stringify([start, couponId, value])
        entryOf(days, key, () => ({ at: start, couponId, value, tally: new Tally() })).tally.add(counted)
        if (split === undefined) continue
        const values = entryOf(groups, couponId, () => new Map<string | null, Tally>())
        entryOf(values, value, () => new Tally()).add(counted)
      }
    }
  }
  const found = {
    rules: [...rules].map(([couponId, tally]) => ({
      couponId,
      figures: tally.figures(),
      groups: [...(groups.get(couponId) ?? [])].map(([value, group]) => ({ value, figures: group.figures() })),
    })),
    total: total.figures(),
    days: [...days.values()].map(({ tally, ...day }) => ({ ...day, ...onDay(tally.figures()) })),
  }
  return arranged(found, question, zone)
}

/** Puts what was found in order, and beside it all days of the span. */
export function arranged(
  { rules, total, days }: Pick<CouponAnswer, 'rules' | 'total' | 'days'>,
  question: CouponQuestion,
  zone: Zone,
): CouponAnswer {
  const byUse = (a: { figures: CouponFigures }, b: { figures: CouponFigures }) =>
    b.figures.used - a.figures.used || b.figures.claimed - a.figures.claimed
  const buckets = bucketStarts(question.from, question.to, 'day', zone)
  return {
    rules: rules
      .map(({ groups, ...rule }) => ({
        ...rule,
        groups: groups.toSorted((a, b) => byUse(a, b) || byText(a.value, b.value)),
      }))
      .toSorted((a, b) => byUse(a, b) || byText(a.couponId, b.couponId)),
    total,
    buckets,
    unfinishedFrom: unfinishedFrom(buckets, { interval: 'day', asOf: question.asOf }, zone),
    // Days on which an order was paid and nothing else have nothing to say here.
    days: days
      .filter(({ claimed, used, refunds }) => claimed + used + refunds > 0)
      .toSorted((a, b) => a.at - b.at || byText(a.couponId, b.couponId) || byText(a.value, b.value)),
  }
}

/** Texts in the order of their code units, null first. */
function byText(a: string | null, b: string | null): number {
  const [left, right] = [a ?? '', b ?? '']
  return left < right ? -1 : left > right ? 1 : 0
}

const onDay = ({ claimed, used, refunds, cost }: CouponFigures) => ({ claimed, used, refunds, cost })

/** Which rules an order's uses name, up to the end of the question's span, whenever they were. */
function usesByOrder(people: readonly Person[], question: CouponQuestion): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { at, event } of people.flatMap(({ moments }) => moments)) {
    const { type, couponId, orderId, campaignId } = event
    if (type !== 'coupon_use' || couponId === undefined || orderId === undefined) continue
    if (campaignId !== question.campaignId || at >= endOf(question)) continue
    const rules = found.get(orderId)
    if (rules) rules.add(couponId)
    else found.set(orderId, new Set([couponId]))
  }
  return found
}

function rulesBehind(event: HaggleEvent, rulesOfOrder: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const { type, couponId, orderId } = event
  const named = couponId === undefined ? [] : [couponId]
  if (type === 'coupon_claim' || type === 'coupon_use') return named
  if (type !== 'pay' && type !== 'refund') return []
  return [...new Set([...named, ...(rulesOfOrder.get(orderId ?? '') ?? [])])]
}

/** A person's claims that a use redeemed, of all their life in the campaign as far as it is known. */
function redeemedClaims(person: Person, { campaignId, asOf }: CouponQuestion): Set<Moment> {
  const waiting = new Map<string, Moment[]>()
  const redeemed = new Set<Moment>()
  const ours = person.moments.filter(({ at, event }) => at < asOf && event.campaignId === campaignId)
  // Of the same instant, a claim comes before its use.
  const isUse = ({ event }: Moment) => Number(event.type === 'coupon_use')
  for (const moment of ours.toSorted((a, b) => a.at - b.at || isUse(a) - isUse(b))) {
    const { type, couponId } = moment.event
    if (couponId === undefined) continue
    if (type === 'coupon_claim') entryOf(waiting, couponId, () => [] as Moment[]).push(moment)
    else if (type === 'coupon_use') {
      const claim = waiting.get(couponId)?.shift()
      if (claim) redeemed.add(claim)
    }
  }
  return redeemed
}

/** When a claim is over; of anything else, never. */
function maturesAt({ at, event }: Moment, validity: CouponQuestion['validity']): EpochMs {
  if (event.type !== 'coupon_claim' || event.couponId === undefined) return Number.POSITIVE_INFINITY
  const { until = Number.POSITIVE_INFINITY, hours } = validity.get(event.couponId) ?? {}
  const after = hours ?? (until === Number.POSITIVE_INFINITY ? usualMaturityHours : Number.POSITIVE_INFINITY)
  return Math.min(until, at + after * hourMs)
}

type Counted = { event: HaggleEvent; matured: boolean; redeemed: boolean }

class Tally {
  private readonly so = noCouponFigures()
  private readonly orders = new Set<string>()

  add({ event, matured, redeemed }: Counted): void {
    const { so } = this
    const { type } = event
    if (type === 'coupon_claim') so.claimed += 1
    if (type === 'coupon_use') {
      so.used += 1
      this.orders.add(event.orderId ?? event.id)
      enter(so.cost, event)
    }
    if (type === 'pay') enter(so.paid, event)
    if (type === 'refund') {
      so.refunds += 1
      enter(so.refunded, event)
    }
    so.matured += Number(matured)
    so.redeemed += Number(redeemed)
  }

  figures(): CouponFigures {
    return { ...this.so, orders: this.orders.size }
  }
}

function enter(amounts: PerMarket, { market, amount }: HaggleEvent): void {
  if (amount !== undefined) amounts[market] = (amounts[market] ?? 0) + amount
}
