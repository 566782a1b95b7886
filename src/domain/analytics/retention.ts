import type { EpochMs } from '../time.ts'
import { passes, type Filter } from './filter.ts'
import { endOf, segmentOf, within, type Moment, type Person, type Scope } from './history.ts'
import { registrationOf } from './registrations.ts'
import type { CohortInterval, CohortStart, Return } from './vocabulary.ts'
import { bucketEnd, bucketStart, type Zone } from './zone.ts'

export type RetentionQuestion = Scope & {
  cohortBy: CohortStart
  returning: Return
  interval: CohortInterval
  /** How many periods after the cohort's own are asked for. */
  periods: number
  /**
   * When the days began on which anything happened in the whole shop, in order. A cohort's periods after the last of them
   * are not known: orders of long ago may stand beside a campaign of today. Left out where events come in all the time.
   */
  days?: readonly EpochMs[] | undefined
  /** Of the event that started the clock. */
  where?: Filter | undefined
}
export type Cohort = {
  start: EpochMs
  size: number
  /** From the cohort's own period, n = 0, to n = periods; null where nothing whole is known of that period. */
  returned: (number | null)[]
  /** The day, by its start, with the last event there is within these periods, where it cuts them short. */
  endsOn: EpochMs | null
}

/**
 * People by the period, on the zone's clock, in which their clock started, and how many of them were there in the n-th
 * period after it: in that period exactly, not up to it. People whose clock started before `from`, from `to` on, or in
 * another campaign belong to no cohort here. Coming back counts in any campaign. Cohorts nobody belongs to are left out.
 */
export function retentionOf(people: readonly Person[], question: RetentionQuestion, zone: Zone): Cohort[] {
  const { interval, periods } = question
  const cohorts = new Map<EpochMs, { size: number; returned: number[] }>()
  for (const person of people) {
    const first = clockStart(person, question.cohortBy)
    if (first === undefined || !within(question, first)) continue
    const segment =
      question.where?.segment === undefined ? undefined : segmentOf(person, question.campaignId, endOf(question))
    if (!passes(first.event, segment, question.where)) continue
    const start = bucketStart(first.at, interval, zone)
    let cohort = cohorts.get(start)
    if (!cohort) cohorts.set(start, (cohort = { size: 0, returned: Array.from({ length: periods + 1 }, () => 0) }))
    cohort.size += 1
    const active = new Set(
      person.moments
        .filter(({ at, event }) => at < question.asOf && (question.returning === 'anything' || event.type === 'order'))
        .map(({ at }) => bucketStart(at, interval, zone)),
    )
    for (const [n, period] of periodStarts(start, question, zone).entries()) {
      if (active.has(period)) cohort.returned[n] = (cohort.returned[n] ?? 0) + 1
    }
  }
  return [...cohorts]
    .map(([start, { size, returned }]) => cohortOf(start, size, returned, question, zone))
    .sort((a, b) => a.start - b.start)
}

/** A cohort whose periods say nothing that are not over, or reach beyond the day of the last event. */
export function cohortOf(
  start: EpochMs,
  size: number,
  returned: readonly number[],
  question: RetentionQuestion,
  zone: Zone,
): Cohort {
  const periods = periodStarts(start, question, zone)
  const over = Math.min(question.asOf, bucketEnd(periods.at(-1) ?? start, question.interval, zone))
  const lastDay = question.days?.findLast((day) => day < over)
  const known = lastDay === undefined ? over : Math.min(over, bucketEnd(lastDay, 'day', zone))
  const isKnown = (period: EpochMs) => bucketEnd(period, question.interval, zone) <= known
  return {
    start,
    size,
    returned: periods.map((period, n) => (isKnown(period) ? (returned[n] ?? 0) : null)),
    endsOn: known < over ? (lastDay ?? null) : null,
  }
}

function periodStarts(start: EpochMs, { interval, periods }: RetentionQuestion, zone: Zone): EpochMs[] {
  const starts = [start]
  for (let n = 1; n <= periods; n++) starts.push(bucketEnd(starts[n - 1] ?? start, interval, zone))
  return starts
}

function clockStart(person: Person, cohortBy: RetentionQuestion['cohortBy']): Moment | undefined {
  if (cohortBy === 'register') return registrationOf(person)?.[0]
  return cohortBy === 'order' ? person.moments.find(({ event }) => event.type === 'order') : person.moments[0]
}
