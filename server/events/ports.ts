import type { CouponAnswer, CouponQuestion } from '#domain/analytics/coupons.ts'
import type { FunnelAnswer, FunnelQuestion } from '#domain/analytics/funnel.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import type { PastOrdersQuestion } from '#domain/analytics/partnerEvents.ts'
import type { PartnerAnswer, PartnerQuestion, PartnerUser } from '#domain/analytics/partners.ts'
import type { Cohort, RetentionQuestion } from '#domain/analytics/retention.ts'
import type { SeriesAnswer, SeriesQuestion } from '#domain/analytics/series.ts'
import type { Totals, TotalsQuestion } from '#domain/analytics/totals.ts'
import type { ShopperCounts, ShopperQuestion } from '#domain/forecast/measure.ts'
import type { EpochMs } from '#domain/time.ts'
import type { EngineState } from '../ports/ports.ts'

/** On whose clock buckets begin: a name of the IANA database, checked by `isZoneName`. */
export type InZone = { timeZone: string }

/** People at a step: those who reached it, or those who reached the last required step before it and not this one. */
export type FunnelUsersQuestion = { funnel: FunnelQuestion; step: number; which: 'reached' | 'stopped'; limit: number }
/** Keys of users, and of visitors who never registered; sorted, the users first. `total` counts beyond the limit. */
export type FunnelUsers = { total: number; userKeys: string[] }

export type PartnerUsersQuestion = PartnerQuestion & { partnerId: string; limit: number }
/** Shoppers bound to a partner, with the key that the sender gave. `total` counts beyond the limit. */
export type PartnerUsers = { total: number; users: (Omit<PartnerUser, 'subject'> & { userKey: string })[] }

/** First and last event (test events aside), and how many there are. */
export type Extent = { first: EpochMs | null; last: EpochMs | null; events: number }

export type EventEngineHealth = {
  engine: 'chdb' | 'clickhouse' | 'memory'
  state: EngineState
  version: string | null
  restarts: number
  /** The engine's own message where it is not up: for the log, never for an answer. */
  reason: string | null
}

/**
 * The event store: every accepted event, and the questions of analytics. All implementations answer exactly as
 * `src/domain/analytics` defines.
 *
 * @throws EngineDown while it cannot be reached. Events are safe in the outbox meanwhile.
 */
export type EventStore = {
  /** Idempotent: an id counts once, however often its event is given. */
  insert(events: readonly HaggleEvent[]): Promise<void>
  funnel(question: FunnelQuestion): Promise<FunnelAnswer>
  funnelUsers(question: FunnelUsersQuestion): Promise<FunnelUsers>
  series(question: SeriesQuestion & InZone): Promise<SeriesAnswer>
  totals(question: TotalsQuestion): Promise<Totals>
  retention(question: RetentionQuestion & InZone): Promise<Cohort[]>
  coupons(question: CouponQuestion & InZone): Promise<CouponAnswer>
  partners(question: PartnerQuestion & InZone): Promise<PartnerAnswer>
  partnerUsers(question: PartnerUsersQuestion): Promise<PartnerUsers>
  /** What a campaign's shoppers did, for its rates. */
  shoppers(question: ShopperQuestion): Promise<ShopperCounts>
  /** What `partnerEvents` in the domain picks out, in no order: what a campaign's statements are worked out from. */
  partnerEvents(question: PartnerQuestion): Promise<HaggleEvent[]>
  /** What `pastOrders` in the domain picks out, in no order. */
  pastOrders(question: PastOrdersQuestion): Promise<HaggleEvent[]>
  extent(campaignId?: string): Promise<Extent>
  /** When the days began, on the zone's clock, on which anything happened from a moment on and before another, in order. */
  days(span: { from: EpochMs; to: EpochMs } & InZone): Promise<EpochMs[]>
  health(): Promise<EventEngineHealth>
  /** Work for quiet moments: merges what makes later questions cheaper. Gives how many pieces it merged. */
  maintain(now: EpochMs): Promise<number>
  /** Forgets every event. For tests and for replaying from scratch. */
  clear(): Promise<void>
  close(): Promise<void>
}
