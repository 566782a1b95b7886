import { assertRules, rulesOf, type FunnelQuestion, type FunnelResultStep } from '#domain/analytics/funnel.ts'
import { bucketStarts } from '#domain/analytics/zone.ts'
import { pointerTo } from '#domain/finding.ts'
import { dayMs, hourMs, instantOf, secondMs, type EpochMs } from '#domain/time.ts'
import type { FunnelRequest } from '#contract/analytics.ts'
import { zoneNamed } from '../events/zone.ts'
import { answered, maxBuckets, refuse, requireZone, scopeOf } from './asked.ts'
import { nowOf, os, type CallContext } from './base.ts'
import { results } from './results.ts'

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
  const { events } = context.parts
  // Who belongs to a campaign may come back in any: what is known is known of the whole shop.
  // A sender's clock may run ahead of ours: what comes in today is of today.
  const span = { from: asked.from, to: asked.asOf + dayMs, timeZone: input.timeZone }
  const days = await answered(context, events.days(span))
  const cohorts = await answered(context, events.retention({ ...asked, days }))
  return {
    cohorts: cohorts.map((cohort) => ({
      ...cohort,
      start: instantOf(cohort.start),
      endsOn: instantOrNull(cohort.endsOn),
    })),
    lastDay: instantOrNull(days.at(-1) ?? null),
    asOf: nowOf(context),
  }
})

const extent = os.analytics.extent.handler(async ({ context, input }) => {
  const { events, stores } = context.parts
  const [found, outbox] = await Promise.all([
    answered(context, events.extent(input.campaignId)),
    stores.read((s) => s.outbox.pending()),
  ])
  return {
    first: instantOrNull(found.first),
    last: instantOrNull(found.last),
    events: found.events,
    pending: outbox.events,
  }
})

export const analytics = { funnel, funnelUsers, series, totals, retention, ...results, extent }

const instantOrNull = (at: EpochMs | null) => (at === null ? null : instantOf(at))

const stepOf = ({ medianMsFromFirst, ...step }: FunnelResultStep) => ({
  ...step,
  medianSecondsFromFirst: medianMsFromFirst === null ? null : medianMsFromFirst / secondMs,
})

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
