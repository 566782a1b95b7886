import { dayMs, epochOf, type EpochMs, type Instant } from '#domain/time.ts'
import { isZoneName } from '../events/zone.ts'
import { fail, ProblemError } from '../http/problem.ts'
import type { CallContext } from './base.ts'

/** More would be no chart and no answer in seconds: a year by the hour fits. */
export const maxBuckets = 10_000

/** @throws ProblemError `eventEngineTimeout` where the engine takes longer than anybody would wait. */
export async function answered<T>({ parts }: CallContext, answer: Promise<T>): Promise<T> {
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

type AskedScope = { campaignId?: string | undefined; from: Instant; to: Instant }

/** The span as moments, and now as what nothing is seen after. */
export function scopeOf(context: CallContext, asked: AskedScope, at = '') {
  const from = epochOf(asked.from)
  const to = epochOf(asked.to)
  if (to <= from) refuse(`${at}/to`, 'notAfterFrom')
  return { campaignId: asked.campaignId, from, to, asOf: context.parts.clock.now() }
}

/** A zone that exists, and not more days than can be answered. */
export function requireDays(timeZone: string, { from, to }: { from: EpochMs; to: EpochMs }): void {
  requireZone(timeZone)
  if ((to - from) / dayMs > maxBuckets) refuse('/to', 'tooBig')
}

export function requireZone(name: string): void {
  if (!isZoneName(name)) refuse('/timeZone', 'unknownZone')
}

export const refuse = (pointer: string, code: string): never => fail('invalid', { errors: [{ pointer, code }] })
