import type { EpochMs } from '../time.ts'
import type { Dimension, EventType } from './event.ts'
import { passes, type Filter } from './filter.ts'
import { endOf, segmentOf, within, type Moment, type Person, type Scope } from './history.ts'
import { registrationOf } from './registrations.ts'
import type { SeriesInterval } from './vocabulary.ts'
import { bucketEnd, bucketStart, bucketStarts, type Zone } from './zone.ts'

/**
 * What a bucket counts of the events of one type: the events; the people who did them; their orders (an event without
 * an `orderId` is an order of its own); their amount, in minor units; or, whatever the type, the people who registered
 * (`registrationOf`).
 */
export const measures = ['events', 'users', 'orders', 'amount', 'registrations'] as const
export type Measure = (typeof measures)[number]

export type SeriesQuestion = Scope & {
  type: EventType
  measure: Measure
  interval: SeriesInterval
  where?: Filter | undefined
  split?: Dimension | undefined
}
export type SeriesLine = {
  value: string | null
  points: number[]
  /** Over the whole span: somebody who came on two days is one user. */
  total: number
}
export type SeriesAnswer = {
  buckets: EpochMs[]
  /** By total, then by value; without a split a single one, `value: null`. */
  lines: SeriesLine[]
  /** Index of the first bucket that is not over at `asOf`, or null. */
  unfinishedFrom: number | null
}

/** One count per bucket and value. */
export function seriesOf(people: readonly Person[], question: SeriesQuestion, zone: Zone): SeriesAnswer {
  const { measure, split, interval } = question
  const cells = new Map<string | null, { whole: Tally; perBucket: Map<EpochMs, Tally> }>()
  for (const person of people) {
    const segment =
      split === 'segment' || question.where?.segment !== undefined
        ? segmentOf(person, question.campaignId, endOf(question))
        : undefined
    for (const moment of countedMoments(person, question)) {
      const { at, event } = moment
      if (!within(question, moment) || !passes(event, segment, question.where)) continue
      const value = (split === 'segment' ? segment : split && event[split]) ?? null
      let line = cells.get(value)
      if (!line) cells.set(value, (line = { whole: new Tally(), perBucket: new Map() }))
      const start = bucketStart(at, interval, zone)
      let tally = line.perBucket.get(start)
      if (!tally) line.perBucket.set(start, (tally = new Tally()))
      tally.add(person.subject, moment)
      line.whole.add(person.subject, moment)
    }
  }
  const buckets = bucketStarts(question.from, question.to, interval, zone)
  const lines = [...cells].map(([value, { whole, perBucket }]) => ({
    value,
    points: buckets.map((start) => perBucket.get(start)?.of(measure) ?? 0),
    total: whole.of(measure),
  }))
  return {
    buckets,
    lines: withEmptyLine(lines, buckets, split),
    unfinishedFrom: unfinishedFrom(buckets, question, zone),
  }
}

function countedMoments(person: Person, { measure, type }: SeriesQuestion): readonly Moment[] {
  if (measure !== 'registrations') return person.moments.filter(({ event }) => event.type === type)
  return registrationOf(person) ?? []
}

/** Sorted; and without a split there is a line even where nothing happened. */
export function withEmptyLine(
  lines: SeriesLine[],
  buckets: readonly EpochMs[],
  split: Dimension | undefined,
): SeriesLine[] {
  if (lines.length === 0 && split === undefined) return [{ value: null, points: buckets.map(() => 0), total: 0 }]
  return lines.sort((a, b) => b.total - a.total || ((a.value ?? '') < (b.value ?? '') ? -1 : 1))
}

/** The first bucket whose end lies after `asOf`. */
export function unfinishedFrom(
  buckets: readonly EpochMs[],
  question: Pick<SeriesQuestion, 'interval' | 'asOf'>,
  zone: Zone,
): number | null {
  const index = buckets.findIndex((start) => bucketEnd(start, question.interval, zone) > question.asOf)
  return index === -1 ? null : index
}

class Tally {
  private events = 0
  private amount = 0
  private readonly users = new Set<string>()
  private readonly orders = new Set<string>()

  add(subject: string, { event }: Moment): void {
    this.events += 1
    this.amount += event.amount ?? 0
    this.users.add(subject)
    this.orders.add(event.orderId ?? event.id)
  }

  of(measure: Measure): number {
    if (measure === 'events') return this.events
    if (measure === 'amount') return this.amount
    return measure === 'orders' ? this.orders.size : this.users.size
  }
}
