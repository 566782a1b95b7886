import { noCouponFigures } from '#domain/analytics/coupons.ts'
import { assertRules, rulesOf, type FunnelQuestion, type FunnelResultStep } from '#domain/analytics/funnel.ts'
import { bucketStarts } from '#domain/analytics/zone.ts'
import { pointerTo } from '#domain/finding.ts'
import { dayMs, epochOf, hourMs, instantOf, secondMs, type EpochMs, type Instant } from '#domain/time.ts'
import type { FunnelRequest } from '#contract/analytics.ts'
import { knownRules } from '../campaigns/couponRules.ts'
import { loadCampaign } from '../campaigns/stored.ts'
import { isZoneName, zoneNamed } from '../events/zone.ts'
import { fail, ProblemError } from '../http/problem.ts'
import { nowOf, os, type CallContext } from './base.ts'

/** More would be no chart and no answer in seconds: a year by the hour fits. */
const maxBuckets = 10_000

const funnel = os.analytics.funnel.handler(async ({ context, input }) => {
  const answer = await answered(context, context.parts.events.funnel(funnelQuestion(context, input, '')))
  return {
    steps: answer.steps.map(stepOf),
    stillConverting: answer.stillConverting,
    breakdown: answer.breakdown.map((group) => ({ ...group, steps: group.steps.map(stepOf) })),
    asOf: nowOf(context),
  }
})

const funnelUsers = os.analytics.funnelUsers.handler(({ context, input }) => {
  if (input.step >= input.funnel.steps.length) refuse('/step', 'tooBig')
  const question = { ...input, funnel: funnelQuestion(context, input.funnel, '/funnel') }
  return answered(context, context.parts.events.funnelUsers(question))
})

const series = os.analytics.series.handler(async ({ context, input }) => {
  const asked = { ...input, ...scopeOf(context, input) }
  requireZone(input.timeZone)
  // Amounts of several currencies have no sum.
  if (input.measure === 'amount' && input.where?.market === undefined && input.split !== 'market')
    refuse('/where/market', 'required')
  const approximately = (asked.to - asked.from) / (input.interval === 'hour' ? hourMs : dayMs)
  if (approximately > maxBuckets) refuse('/to', 'tooBig')
  const answer = await answered(context, context.parts.events.series(asked))
  return { ...answer, buckets: answer.buckets.map(instantOf), asOf: nowOf(context) }
})

const totals = os.analytics.totals.handler(async ({ context, input }) => {
  const answer = await answered(context, context.parts.events.totals({ ...input, ...scopeOf(context, input) }))
  return { ...answer, asOf: nowOf(context) }
})

const retention = os.analytics.retention.handler(async ({ context, input }) => {
  requireZone(input.timeZone)
  const asked = { ...input, ...scopeOf(context, input) }
  if (bucketStarts(asked.from, asked.to, input.interval, zoneNamed(input.timeZone)).length > maxBuckets)
    refuse('/to', 'tooBig')
  const cohorts = await answered(context, context.parts.events.retention(asked))
  return { cohorts: cohorts.map((cohort) => ({ ...cohort, start: instantOf(cohort.start) })), asOf: nowOf(context) }
})

const coupons = os.analytics.coupons.handler(async ({ context, input }) => {
  const { campaignId, where } = input
  const scope = { ...scopeOf(context, input), campaignId }
  requireDays(input.timeZone, scope)
  const rules = await context.parts.stores.read(async (s) =>
    knownRules(await loadCampaign(s, campaignId), new Map(), where?.market),
  )
  const validity = new Map(rules.map((rule) => [rule.id, rule.validity]))
  const answer = await answered(context, context.parts.events.coupons({ ...input, ...scope, validity }))
  const named = new Map(rules.map((rule) => [rule.id, rule]))
  const unused = rules.filter(({ id, current }) => current && !answer.rules.some(({ couponId }) => couponId === id))
  return {
    ...answer,
    rules: [...answer.rules, ...unused.map(({ id }) => ({ couponId: id, figures: noCouponFigures(), groups: [] }))].map(
      (rule) => {
        const known = named.get(rule.couponId)
        return { ...rule, name: known?.name ?? null, issued: known?.issued ?? null }
      },
    ),
    buckets: answer.buckets.map(instantOf),
    days: answer.days.map((day) => ({ ...day, at: instantOf(day.at) })),
    asOf: nowOf(context),
  }
})

const extent = os.analytics.extent.handler(async ({ context, input }) => {
  const { events, stores } = context.parts
  const [found, outbox] = await Promise.all([
    answered(context, events.extent(input.campaignId)),
    stores.read((s) => s.outbox.pending()),
  ])
  const instant = (at: EpochMs | null) => (at === null ? null : instantOf(at))
  return { first: instant(found.first), last: instant(found.last), events: found.events, pending: outbox.events }
})

export const analytics = { funnel, funnelUsers, series, totals, retention, coupons, extent }

/** @throws ProblemError `eventEngineTimeout` where the engine takes longer than anybody would wait. */
async function answered<T>({ parts }: CallContext, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProblemError('eventEngineTimeout')), parts.limits.questionMs)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

const stepOf = ({ medianMsFromFirst, ...step }: FunnelResultStep) => ({
  ...step,
  medianSecondsFromFirst: medianMsFromFirst === null ? null : medianMsFromFirst / secondMs,
})

type AskedScope = { campaignId?: string | undefined; from: Instant; to: Instant }

function scopeOf(context: CallContext, asked: AskedScope, at = '') {
  const from = epochOf(asked.from)
  const to = epochOf(asked.to)
  if (to <= from) refuse(`${at}/to`, 'notAfterFrom')
  return { campaignId: asked.campaignId, from, to, asOf: context.parts.clock.now() }
}

/** A question that makes no sense is the caller's mistake, told where it is. */
function funnelQuestion(context: CallContext, asked: FunnelRequest, at: string): FunnelQuestion {
  const question = { ...asked, ...scopeOf(context, asked, at) }
  if (asked.steps[0]?.optional) refuse(`${at}/steps/0/optional`, 'firstStepRequired')
  asked.exclude?.forEach(({ fromStep, toStep }, index) => {
    if (fromStep >= toStep || toStep >= asked.steps.length) refuse(`${at}${pointerTo('exclude', index)}`, 'notForward')
  })
  assertRules(rulesOf(question))
  return question
}

/** A zone that exists, and not more days than can be answered. */
function requireDays(timeZone: string, { from, to }: { from: EpochMs; to: EpochMs }): void {
  requireZone(timeZone)
  if ((to - from) / dayMs > maxBuckets) refuse('/to', 'tooBig')
}

function requireZone(name: string): void {
  if (!isZoneName(name)) refuse('/timeZone', 'unknownZone')
}

const refuse = (pointer: string, code: string): never => fail('invalid', { errors: [{ pointer, code }] })
