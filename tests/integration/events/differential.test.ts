import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { couponResults } from '#domain/analytics/coupons.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { funnelOf, outcomeOf, rulesOf } from '#domain/analytics/funnel.ts'
import { peopleOf, type Person } from '#domain/analytics/history.ts'
import { partnerEvents, pastOrders } from '#domain/analytics/partnerEvents.ts'
import { partnerResults } from '#domain/analytics/partners.ts'
import { retentionOf } from '#domain/analytics/retention.ts'
import { seriesOf } from '#domain/analytics/series.ts'
import { totalsOf } from '#domain/analytics/totals.ts'
import { bucketStart } from '#domain/analytics/zone.ts'
import { countShoppers } from '#domain/forecast/measure.ts'
import { listedUsers } from '#server/events/partnerUsers.ts'
import { isAtStep, keyOf } from '#server/events/stepUsers.ts'
import { zoneNamed } from '#server/events/zone.ts'
import {
  couponEventSets,
  couponQuestions,
  eventSets,
  funnelQuestions,
  partnerEventSets,
  partnerQuestions,
  retentionQuestions,
  seriesQuestions,
  shopperEventSets,
  shopperQuestions,
  totalsQuestions,
} from '../../setup/events.ts'
import { eachEventEngine, startEventStore } from '../../setup/engine.ts'

/**
 * The engine's SQL against the definitions of the domain. Every person of an event set is a case of its own: the answers
 * are compared, and the people at every step one by one.
 */
const eventsPerSet = 1_200
const questionsPerSet = 20

let engine: ReturnType<typeof startEventStore>

async function onEngine<Q>(
  questions: fc.Arbitrary<Q>,
  sets: number,
  check: (people: readonly Person[], question: Q) => Promise<void>,
  setsOf = eventSets,
): Promise<void> {
  const property = fc.asyncProperty(
    setsOf(eventsPerSet),
    fc.array(questions, { minLength: questionsPerSet, maxLength: questionsPerSet }),
    async (events: HaggleEvent[], asked) => {
      await engine.store.clear()
      await engine.store.insert(events.slice(0, 800))
      await engine.store.insert(events.slice(400))
      const people = peopleOf(events)
      for (const question of asked) await check(people, question)
    },
  )
  await fc.assert(property, { numRuns: sets, endOnFailure: true })
}

eachEventEngine('answers as the domain defines', (kind) => {
  beforeAll(() => {
    engine = startEventStore(kind)
  })
  afterAll(() => engine.stop())

  it('funnels, of every order, with optional and exclusion steps, and the people at each step', async () => {
    await onEngine(funnelQuestions, 3, async (people, question) => {
      const outcomes = people.flatMap((person) => outcomeOf(person, question) ?? [])
      expect(await engine.store.funnel(question), JSON.stringify(question)).toEqual(funnelOf(outcomes, question))
      const step = question.steps.length - 1
      for (const which of ['reached', 'stopped'] as const) {
        const expected = outcomes
          .filter(({ reached }) => isAtStep(reached, rulesOf(question), step, which))
          .map(({ subject }) => keyOf(subject))
        const { total, userKeys } = await engine.store.funnelUsers({ funnel: question, step, which, limit: 1_000 })
        expect(userKeys.toSorted(), JSON.stringify(question)).toEqual(expected.toSorted())
        expect(total).toBe(expected.length)
      }
    })
  }, 120_000)

  it('series, by hour and day, in zones with and without daylight saving time', async () => {
    await onEngine(seriesQuestions, 2, async (people, question) => {
      const expected = seriesOf(people, question, zoneNamed(question.timeZone))
      expect(await engine.store.series(question), JSON.stringify(question)).toEqual(expected)
    })
  }, 120_000)

  it('totals', async () => {
    await onEngine(totalsQuestions, 1, async (people, question) => {
      expect(await engine.store.totals(question), JSON.stringify(question)).toEqual(totalsOf(people, question))
    })
  }, 120_000)

  it('retention', async () => {
    await onEngine(retentionQuestions, 2, async (people, question) => {
      const expected = retentionOf(people, question, zoneNamed(question.timeZone))
      expect(await engine.store.retention(question), JSON.stringify(question)).toEqual(expected)
      const zone = zoneNamed(question.timeZone)
      const times = people.flatMap(({ moments }) => moments.map(({ at }) => at))
      const days = times
        .filter((at) => at >= question.from && at < question.to)
        .map((at) => bucketStart(at, 'day', zone))
      expect(await engine.store.days(question)).toEqual([...new Set(days)].sort((a, b) => a - b))
    })
  }, 120_000)

  it('coupons: claims, uses, costs and refunds by rule and day, and claims redeemed of those that matured', async () => {
    await onEngine(
      couponQuestions,
      2,
      async (people, question) => {
        const expected = couponResults(people, question, zoneNamed(question.timeZone))
        expect(await engine.store.coupons(question), JSON.stringify(question)).toEqual(expected)
      },
      couponEventSets,
    )
  }, 120_000)

  it('partners: what they brought and earned, and the shoppers behind each', async () => {
    await onEngine(
      partnerQuestions,
      2,
      async (people, question) => {
        const events = partnerEvents(people, question)
        const expected = partnerResults(events, question, zoneNamed(question.timeZone))
        expect(await engine.store.partners(question), JSON.stringify(question)).toEqual(expected)
        const asked = { ...question, partnerId: expected.partners[0]?.partnerId ?? 'nobody', limit: 5 }
        const users = await engine.store.partnerUsers(asked)
        expect(users, JSON.stringify(question)).toEqual(listedUsers(events, asked))
        expect(users.total).toBe(expected.partners[0]?.figures.bound ?? 0)
      },
      partnerEventSets,
    )
  }, 120_000)

  it('what shoppers did: how they came, what they opened, shared and helped with, and what they paid', async () => {
    const seen: number[] = []
    await onEngine(
      shopperQuestions,
      2,
      async (people, question) => {
        const expected = countShoppers(people, question)
        expect(await engine.store.shoppers(question), JSON.stringify(question)).toEqual(expected)
        const { mainVisits, visits, visitsStarting, openableInvites, spawned, ...always } = expected
        if (question.campaignId !== 'c3') expect(Object.values(always).every((count) => count > 0)).toBe(true)
        for (const [k, count] of [mainVisits, visits, visitsStarting, openableInvites, spawned].entries())
          seen[k] = (seen[k] ?? 0) + count
      },
      shopperEventSets,
    )
    expect(Math.min(...seen)).toBeGreaterThan(0)
  }, 120_000)

  it('past orders: what was paid and given back on those of a source, apart from every campaign', async () => {
    const questions = fc.record({
      market: fc.constantFrom('HK' as const, 'TW' as const),
      orderPrefix: fc.constantFrom('o', 'o1', '%', "o'"),
    })
    const told = ({ id, at, type, market, userKey, visitorKey, orderId, product, amount }: HaggleEvent) => ({
      id,
      at,
      type,
      market,
      who: userKey ?? `visitor ${visitorKey}`,
      orderId,
      product,
      amount,
    })
    const byId = (events: readonly HaggleEvent[]) => events.map(told).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    await onEngine(
      questions,
      1,
      async (people, question) => {
        const events = people.flatMap(({ moments }) => moments.map(({ event }) => event))
        const expected = byId(pastOrders(events, question))
        expect(byId(await engine.store.pastOrders(question)), JSON.stringify(question)).toEqual(expected)
        if (question.orderPrefix === 'o') expect(expected.length).toBeGreaterThan(0)
      },
      partnerEventSets,
    )
  }, 120_000)
})
