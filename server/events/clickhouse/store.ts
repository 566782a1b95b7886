import { arranged } from '#domain/analytics/coupons.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import {
  bySize,
  funnelOf,
  funnelSteps,
  isOpen,
  rulesOf,
  type FunnelAnswer,
  type FunnelOutcome,
  type FunnelQuestion,
} from '#domain/analytics/funnel.ts'
import { scanFunnel } from '#domain/analytics/funnelScan.ts'
import { endOf } from '#domain/analytics/history.ts'
import { partnerResults, type PartnerQuestion } from '#domain/analytics/partners.ts'
import { cohortOf } from '#domain/analytics/retention.ts'
import { unfinishedFrom, withEmptyLine, type SeriesLine } from '#domain/analytics/series.ts'
import { bucketEnd, bucketStarts } from '#domain/analytics/zone.ts'
import { markets } from '#domain/market.ts'
import type { EventEngineHealth, EventStore } from '../ports.ts'
import { listedUsers } from '../partnerUsers.ts'
import { isAtStep, keyOf } from '../stepUsers.ts'
import { zoneNamed } from '../zone.ts'
import type { ClickHouse, Row } from './client.ts'
import { couponsIn, type CouponRow, type RedemptionRow } from './couponRows.ts'
import { createTables, insertEvents, mergeClosedPartitions, tablesIn, truncateTables } from './schema.ts'
import type { Statement } from './sql/binder.ts'
import { couponCounts, couponRedemptions } from './sql/coupons.ts'
import { eventDays, eventExtent } from './sql/extent.ts'
import { funnelCounts, funnelPeople, isPlain } from './sql/funnelLevels.ts'
import { funnelMarks, marksIn, type MarksRow } from './sql/funnelMarks.ts'
import { eventIn, partnerEventRows, type PartnerEventRow } from './sql/partnerEvents.ts'
import { pastOrderIn, pastOrderRows, type PastOrderRow } from './sql/pastOrders.ts'
import { cohortReturns } from './sql/retention.ts'
import { seriesCounts } from './sql/series.ts'
import { shopperInstances, shopperPeople, type InstanceCounts, type PeopleCounts } from './sql/shoppers.ts'
import { overviewTotals, registrationTotal } from './sql/totals.ts'

export type ClickHouseStoreOptions = {
  clickhouse: ClickHouse
  database?: string
  /** How the engine is while it does not answer; from the supervisor where there is one. */
  describe?: () => Omit<EventEngineHealth, 'version'>
}

/** The event store on ClickHouse, be it a server or the embedded child. Tables are made when first needed. */
export function createClickHouseEventStore(options: ClickHouseStoreOptions): EventStore {
  const { clickhouse, database = 'haggle' } = options
  const tables = tablesIn(database)
  let made: Promise<void> | undefined
  const ready = () =>
    (made ??= createTables(clickhouse, tables).catch((error: unknown) => {
      made = undefined
      throw error
    }))
  const ask = async <T extends Row>({ sql, parameters }: Statement): Promise<T[]> => {
    await ready()
    return clickhouse.query<T>(sql, parameters)
  }

  return {
    async insert(events) {
      await ready()
      await insertEvents(clickhouse, tables, events)
    },
    async funnel(question) {
      if (!isPlain(question)) return funnelOf(await outcomes(question), question)
      return plainFunnel(await ask<CountsRow>(funnelCounts(tables, question)), question)
    },
    async funnelUsers({ funnel, step, which, limit }) {
      if (isPlain(funnel)) {
        const rows = await ask<{ subject: string; total: number }>(funnelPeople(tables, funnel, step, which, limit))
        return { total: rows[0]?.total ?? 0, userKeys: rows.map(({ subject }) => keyOf(subject)) }
      }
      const rules = rulesOf(funnel)
      const subjects = (await outcomes(funnel))
        .filter(({ reached }) => isAtStep(reached, rules, step, which))
        .map(({ subject }) => subject)
        .sort()
      return { total: subjects.length, userKeys: subjects.slice(0, limit).map(keyOf) }
    },
    async series(question) {
      const zone = zoneNamed(question.timeZone)
      const rows = await ask<{ value: string; bucket: number; whole: number; figure: number }>(
        seriesCounts(tables, question),
      )
      const buckets = bucketStarts(question.from, question.to, question.interval, zone)
      const positions = new Map(buckets.map((start, k) => [start, k]))
      const positionOf = (bucket: number) => {
        const position = positions.get(bucket)
        if (position === undefined) throw new RangeError(`bucket ${bucket} of ${question.timeZone}`)
        return position
      }
      const lines = new Map<string, SeriesLine>()
      for (const { value, bucket, whole, figure } of rows) {
        let line = lines.get(value)
        if (!line) lines.set(value, (line = { value: value || null, points: buckets.map(() => 0), total: 0 }))
        if (whole === 1) line.total = figure
        else line.points[positionOf(bucket)] = figure
      }
      return {
        buckets,
        lines: withEmptyLine([...lines.values()], buckets, question.split),
        unfinishedFrom: unfinishedFrom(buckets, question, zone),
      }
    },
    async totals(question) {
      const [[row], [registered]] = await Promise.all([
        ask<TotalsRow>(overviewTotals(tables, question)),
        ask<{ registrations: number }>(registrationTotal(tables, question)),
      ])
      const paid = markets.flatMap((market) => {
        const amount = row?.[`paid_${market}`] ?? null
        return amount === null ? [] : [[market, amount] as const]
      })
      return {
        views: row?.views ?? 0,
        visitors: row?.visitors ?? 0,
        registrations: registered?.registrations ?? 0,
        orders: row?.orders ?? 0,
        customers: row?.customers ?? 0,
        payingCustomers: row?.paying_customers ?? 0,
        paid: Object.fromEntries(paid),
      }
    },
    async retention(question) {
      const zone = zoneNamed(question.timeZone)
      const rows = await ask<{ cohort: number; period: number; people: number }>(cohortReturns(tables, question))
      const people = new Map(rows.map((row) => [`${row.cohort} ${row.period}`, row.people]))
      return rows
        .filter(({ period }) => period === -1)
        .map(({ cohort, people: size }) => {
          const returned: number[] = []
          let period = cohort
          for (let n = 0; n <= question.periods; n++, period = bucketEnd(period, question.interval, zone)) {
            returned.push(people.get(`${cohort} ${period}`) ?? 0)
          }
          return cohortOf(cohort, size, returned, question, zone)
        })
        .sort((a, b) => a.start - b.start)
    },
    async coupons(question) {
      const [counts, redemptions] = await Promise.all([
        ask<CouponRow>(couponCounts(tables, question)),
        ask<RedemptionRow>(couponRedemptions(tables, question)),
      ])
      return arranged(couponsIn(counts, redemptions, question), question, zoneNamed(question.timeZone))
    },
    async partners(question) {
      return partnerResults(await eventsOfPartners(question), question, zoneNamed(question.timeZone))
    },
    async partnerUsers(question) {
      return listedUsers(await eventsOfPartners(question), question)
    },
    async shoppers(question) {
      const [[people], [instances]] = await Promise.all([
        ask<PeopleCounts>(shopperPeople(tables, question)),
        ask<InstanceCounts>(shopperInstances(tables, question)),
      ])
      return { ...people!, ...instances! }
    },
    partnerEvents: eventsOfPartners,
    async pastOrders(question) {
      const rows = await ask<PastOrderRow>(pastOrderRows(tables, question))
      return rows.map((row) => pastOrderIn(row, question))
    },
    async extent(campaignId) {
      const [row] = await ask<{ first: number; last: number; events: number }>(eventExtent(tables, campaignId))
      if (row === undefined || row.events === 0) return { first: null, last: null, events: 0 }
      return row
    },
    async days(span) {
      return (await ask<{ day: number }>(eventDays(tables, span))).map(({ day }) => day)
    },
    async health() {
      const usual = { engine: 'clickhouse', restarts: 0, state: 'down', reason: null } as const
      const { engine, restarts, state, reason } = options.describe?.() ?? usual
      try {
        const { version } = await clickhouse.ping()
        // A server that answers and cannot hold our tables, such as one of years ago, is of no use.
        await ready()
        return { engine, state: 'up', version, restarts, reason: null }
      } catch (error) {
        return { engine, state, version: null, restarts, reason: reason ?? String(error) }
      }
    },
    async maintain(now) {
      await ready()
      return mergeClosedPartitions(clickhouse, tables, now)
    },
    async clear() {
      await truncateTables(clickhouse, tables)
    },
    close: () => clickhouse.close(),
  }

  /** The engine gathers what a partner's shoppers did; the programme's rules are the domain's to apply. */
  async function eventsOfPartners(question: PartnerQuestion): Promise<HaggleEvent[]> {
    await ready()
    const { sql, parameters } = partnerEventRows(tables, question)
    const found: HaggleEvent[] = []
    for await (const rows of clickhouse.stream<PartnerEventRow>(sql, parameters)) found.push(...rows.map(eventIn))
    return found
  }

  /** Funnels that the engine does not fold itself: it gathers each person's marks, and the domain's scan judges them. */
  async function outcomes(question: FunnelQuestion): Promise<FunnelOutcome[]> {
    await ready()
    const rules = rulesOf(question)
    const { sql, parameters } = funnelMarks(tables, question)
    const found: FunnelOutcome[] = []
    for await (const rows of clickhouse.stream<MarksRow>(sql, parameters)) {
      for (const row of rows) {
        const [subject, , , value] = row
        const marks = marksIn(row)
        const reached = scanFunnel(marks, rules)
        found.push({ subject, value: value || null, reached, open: isOpen(marks, reached, rules, endOf(question)) })
      }
    }
    return found
  }
}

type CountsRow = { value: string; counts: number[]; medians: number[]; open_count: number; whole: number }
type TotalsRow = Record<'views' | 'visitors' | 'orders' | 'customers' | 'paying_customers', number> &
  Record<`paid_${(typeof markets)[number]}`, number | null>

function plainFunnel(rows: readonly CountsRow[], question: FunnelQuestion): FunnelAnswer {
  const { required } = rulesOf(question)
  const nobody = { counts: question.steps.map(() => 0), medians: question.steps.map(() => -1), open_count: 0 }
  const groupOf = ({ counts, medians, open_count: stillConverting }: typeof nobody) => ({
    steps: funnelSteps(
      counts,
      required,
      medians.map((median) => (median < 0 ? null : median)),
    ),
    stillConverting,
  })
  const breakdown = question.breakdown === undefined ? [] : rows.filter(({ whole }) => whole === 0)
  return {
    ...groupOf(rows.find(({ whole }) => whole === 1) ?? nobody),
    breakdown: breakdown.map((row) => ({ value: row.value || null, ...groupOf(row) })).sort(bySize),
  }
}
