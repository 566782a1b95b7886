import { couponResults } from '#domain/analytics/coupons.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { funnelOf, outcomeOf, rulesOf, type FunnelOutcome, type FunnelQuestion } from '#domain/analytics/funnel.ts'
import { scanFunnel } from '#domain/analytics/funnelScan.ts'
import { partnerEvents, pastOrders } from '#domain/analytics/partnerEvents.ts'
import { partnerResults } from '#domain/analytics/partners.ts'
import { peopleOf, type Person } from '#domain/analytics/history.ts'
import { retentionOf } from '#domain/analytics/retention.ts'
import { seriesOf } from '#domain/analytics/series.ts'
import { totalsOf } from '#domain/analytics/totals.ts'
import { countShoppers } from '#domain/forecast/measure.ts'
import { bucketStart } from '#domain/analytics/zone.ts'
import { listedUsers } from './partnerUsers.ts'
import type { EventStore } from './ports.ts'
import { isAtStep, keyOf } from './stepUsers.ts'
import { zoneNamed } from './zone.ts'

/** The event store of the mocks: the domain's own answers over an array. */
export function createMemoryEventStore(initial: readonly HaggleEvent[] = []): EventStore {
  const byId = new Map(initial.map((event) => [event.id, event]))
  let people: Person[] | undefined
  const everybody = () => (people ??= peopleOf([...byId.values()]))
  const outcomes = (question: FunnelQuestion): FunnelOutcome[] =>
    everybody().flatMap((person) => outcomeOf(person, question, scanFunnel) ?? [])

  return {
    insert: async (events) => {
      for (const event of events) if (!byId.has(event.id)) byId.set(event.id, event)
      people = undefined
    },
    funnel: async (question) => funnelOf(outcomes(question), question),
    funnelUsers: async ({ funnel, step, which, limit }) => {
      const rules = rulesOf(funnel)
      const subjects = outcomes(funnel)
        .filter(({ reached }) => isAtStep(reached, rules, step, which))
        .map(({ subject }) => subject)
        .sort()
      return { total: subjects.length, userKeys: subjects.slice(0, limit).map(keyOf) }
    },
    series: async (question) => seriesOf(everybody(), question, zoneNamed(question.timeZone)),
    totals: async (question) => totalsOf(everybody(), question),
    retention: async (question) => retentionOf(everybody(), question, zoneNamed(question.timeZone)),
    coupons: async (question) => couponResults(everybody(), question, zoneNamed(question.timeZone)),
    partners: async (question) =>
      partnerResults(partnerEvents(everybody(), question), question, zoneNamed(question.timeZone)),
    partnerUsers: async (question) => listedUsers(partnerEvents(everybody(), question), question),
    shoppers: async (question) => countShoppers(everybody(), question),
    partnerEvents: async (question) => partnerEvents(everybody(), question),
    pastOrders: async (question) => pastOrders(byId.values(), question),
    extent: async (campaignId) => {
      const moments = everybody()
        .flatMap(({ moments }) => moments)
        .filter(({ event }) => campaignId === undefined || event.campaignId === campaignId)
      const times = moments.map(({ at }) => at).sort((a, b) => a - b)
      return { first: times[0] ?? null, last: times.at(-1) ?? null, events: times.length }
    },
    days: async ({ from, to, timeZone }) => {
      const zone = zoneNamed(timeZone)
      const times = everybody().flatMap(({ moments }) => moments.map(({ at }) => at))
      const days = times.filter((at) => at >= from && at < to).map((at) => bucketStart(at, 'day', zone))
      return [...new Set(days)].sort((a, b) => a - b)
    },
    health: async () => ({ engine: 'memory', state: 'up', version: null, restarts: 0, reason: null }),
    maintain: async () => 0,
    clear: async () => {
      byId.clear()
      people = undefined
    },
    close: async () => undefined,
  }
}
