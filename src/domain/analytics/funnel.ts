import { secondMs, type EpochMs } from '../time.ts'
import type { Dimension, EventType, Segment } from './event.ts'
import { passes, type Filter } from './filter.ts'
import { endOf, segmentOf, within, type Moment, type Person, type Scope } from './history.ts'
import { wilson, type Interval } from './intervals.ts'
import type { FunnelOrder } from './vocabulary.ts'

export type FunnelStep = { type: EventType; where?: Filter | undefined; optional?: boolean | undefined }
/** Nobody passes from one step to the other with such an event between them. Steps by their index, from < to. */
export type Exclusion = { type: EventType; fromStep: number; toStep: number }

export type FunnelQuestion = Scope & {
  steps: readonly FunnelStep[]
  exclude?: readonly Exclusion[] | undefined
  windowSeconds: number
  order: FunnelOrder
  /** Holds for every step, not for what lies between them. */
  where?: Filter | undefined
  breakdown?: Dimension | undefined
}

/**
 * The rules of a funnel over one person, as bits: `steps` says which steps an event can fill, `excludes` which exclusions
 * it falls under. An event of neither kind matters only to a strict funnel, where it stands between two others.
 */
export type FunnelRules = {
  order: FunnelOrder
  windowMs: number
  required: readonly boolean[]
  exclude: readonly { fromStep: number; toStep: number }[]
}
export type Mark = { at: EpochMs; steps: number; excludes: number }

/**
 * What one person reached: the time from the first event of the chain to the one that reached the step, null for a step
 * that was not reached. Of all chains to a step the one that ends first counts, and of those the one that starts last.
 */
export type Reached = readonly (number | null)[]

/**
 * How far a person came, by definition. Tries every chain; `scanFunnel` answers the same in one pass.
 *
 * A *chain* to step i gives each required step before i, and i itself, an event of its own that the step accepts;
 * optional steps before i may be filled or passed over. Its events lie in `[t, t + window]`, both ends included, where t
 * is its first event's time. A step is *reached* where there is a chain to it. Beside that:
 *
 * - *ordered*: the events' times do not fall from step to step. Events of the same instant may fill steps in any order;
 *   anything else may happen in between.
 * - *strict*: as ordered, and the person does nothing else, of any type, between the chain's events. Where several
 *   things happened at one instant they may be thought of in whichever order makes the chain possible.
 * - *any*: the times may lie in any order.
 *
 * An exclusion holds from the last filled step at or before `fromStep` to the first filled one at or after `toStep`, so
 * it bars the way into `toStep` and leaves what was reached before. The chain fails where an event of that type lies
 * strictly between the two: one at the very instant of either may have come before or after. In any order, it holds
 * between the first and the last event of the chain to any step from `toStep` on.
 *
 * @throws RangeError if the first step is optional, or an exclusion does not lead forward.
 */
export function reachedSteps(marks: readonly Mark[], rules: FunnelRules): Reached {
  assertRules(rules)
  return rules.required.map((_, target) => shortestChain(marks, rules, target))
}

export function assertRules({ required, exclude }: FunnelRules): void {
  if (required[0] !== true) throw new RangeError('the first step of a funnel is required')
  for (const { fromStep, toStep } of exclude) {
    if (!(fromStep >= 0 && fromStep < toStep && toStep < required.length)) {
      throw new RangeError(`exclusion from step ${fromStep} to ${toStep}`)
    }
  }
}

type Link = { step: number; mark: Mark }

function shortestChain(marks: readonly Mark[], rules: FunnelRules, target: number): number | null {
  let end = Infinity
  let start = -Infinity
  const visit = (step: number, chain: readonly Link[]): void => {
    if (step > target) {
      if (!isChain(chain, marks, rules)) return
      const times = chain.map(({ mark }) => mark.at)
      const [first, last] = [Math.min(...times), Math.max(...times)]
      if (last < end || (last === end && first > start)) [end, start] = [last, first]
      return
    }
    for (const mark of marks) {
      const taken = chain.some((link) => link.mark === mark)
      if (!taken && (mark.steps & (1 << step)) !== 0) visit(step + 1, [...chain, { step, mark }])
    }
    if (step < target && rules.required[step] !== true) visit(step + 1, chain)
  }
  visit(0, [])
  return end === Infinity ? null : end - start
}

function isChain(chain: readonly Link[], marks: readonly Mark[], { order, windowMs, exclude }: FunnelRules): boolean {
  const times = chain.map(({ mark }) => mark.at)
  const [first, last] = [Math.min(...times), Math.max(...times)]
  if (last - first > windowMs) return false
  const reached = chain.at(-1)?.step ?? -1
  const between = (after: EpochMs, before: EpochMs, bit: number) =>
    marks.some((mark) => after < mark.at && mark.at < before && (mark.excludes & (1 << bit)) !== 0)

  if (order === 'any') {
    return exclude.every(({ toStep }, bit) => toStep > reached || !between(first, last, bit))
  }
  if (times.some((at, k) => k > 0 && at < (times[k - 1] ?? at))) return false
  if (order === 'strict') {
    // Whatever else happened must be thinkable before the first event of the chain or after its last.
    const others = marks.filter((mark) => !chain.some((link) => link.mark === mark))
    if (others.some(({ at }) => first < at && at < last)) return false
  }
  return exclude.every(({ fromStep, toStep }, bit) => {
    const from = chain.findLast(({ step }) => step <= fromStep)
    const to = chain.find(({ step }) => step >= toStep)
    return from === undefined || to === undefined || !between(from.mark.at, to.mark.at, bit)
  })
}

/** The rules of a question. */
export function rulesOf(question: FunnelQuestion): FunnelRules {
  return {
    order: question.order,
    windowMs: question.windowSeconds * secondMs,
    required: question.steps.map(({ optional }) => optional !== true),
    exclude: question.exclude ?? [],
  }
}

/** A person's events as a question sees them, oldest first. */
export function marksOf(moments: readonly Moment[], segment: Segment | undefined, question: FunnelQuestion): Mark[] {
  return moments
    .filter((moment) => within(question, moment))
    .map(({ at, event }) => ({
      at,
      steps: bitsWhere(
        question.steps,
        ({ type, where }) =>
          event.type === type && passes(event, segment, question.where) && passes(event, segment, where),
      ),
      excludes: bitsWhere(question.exclude ?? [], ({ type }) => event.type === type),
    }))
}

function bitsWhere<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.reduce((bits, item, k) => (holds(item) ? bits | (1 << k) : bits), 0)
}

/** What a funnel says about one person who reached its first step. */
export type FunnelOutcome = { subject: string; value: string | null; reached: Reached; open: boolean }

/**
 * A person's outcome; null for one who did not reach the first step.
 *
 * The breakdown's value is the one on the person's first event that can fill the first step; null where it has none.
 * `open`: the last required step is not reached, but still can be: the window of some event that can fill the first
 * step (in any order: any step) does not end before the question does.
 */
export function outcomeOf(
  person: Person,
  question: FunnelQuestion,
  evaluate: (marks: readonly Mark[], rules: FunnelRules) => Reached = reachedSteps,
): FunnelOutcome | null {
  const needsSegment =
    question.breakdown === 'segment' || [question, ...question.steps].some(({ where }) => where?.segment !== undefined)
  const segment = needsSegment ? segmentOf(person, question.campaignId, endOf(question)) : undefined
  const marks = marksOf(person.moments, segment, question)
  const firstStart = marks.findIndex(({ steps }) => (steps & 1) !== 0)
  if (firstStart === -1) return null
  const rules = rulesOf(question)
  const reached = evaluate(marks, rules)
  const start = person.moments.filter((moment) => within(question, moment))[firstStart]
  const value = question.breakdown === 'segment' ? segment : question.breakdown && start?.event[question.breakdown]
  return {
    subject: person.subject,
    value: value ?? null,
    reached,
    open: isOpen(marks, reached, rules, endOf(question)),
  }
}

export function isOpen(marks: readonly Mark[], reached: Reached, rules: FunnelRules, end: EpochMs): boolean {
  if (reached[goalOf(rules)] !== null) return false
  const starts = rules.order === 'any' ? -1 : 1
  return marks.some(({ at, steps }) => (steps & starts) !== 0 && at + rules.windowMs >= end)
}

/** The step that completes the funnel: the last required one. */
export function goalOf({ required }: FunnelRules): number {
  return required.lastIndexOf(true)
}

export type FunnelResultStep = {
  count: number
  rateOfFirst: number | null
  /** Of the last required step before this one: an optional step in between may be passed over. */
  rateOfPrevious: number | null
  /** Wilson 95% interval of `rateOfFirst`. */
  interval: Interval | null
  medianMsFromFirst: number | null
}
export type FunnelGroup = { value: string | null; steps: FunnelResultStep[]; stillConverting: number }
export type FunnelAnswer = Omit<FunnelGroup, 'value'> & { breakdown: FunnelGroup[] }

/** The whole funnel, from the outcomes of all who entered it; groups by size, then by value. */
export function funnelOf(outcomes: readonly FunnelOutcome[], question: FunnelQuestion): FunnelAnswer {
  const required = rulesOf(question).required
  const { steps, stillConverting } = groupOf(null, outcomes, required)
  if (question.breakdown === undefined) return { steps, stillConverting, breakdown: [] }
  const byValue = new Map<string | null, FunnelOutcome[]>()
  for (const outcome of outcomes) {
    const group = byValue.get(outcome.value)
    if (group) group.push(outcome)
    else byValue.set(outcome.value, [outcome])
  }
  const breakdown = [...byValue].map(([value, own]) => groupOf(value, own, required))
  return { steps, stillConverting, breakdown: breakdown.sort(bySize) }
}

function groupOf(value: string | null, outcomes: readonly FunnelOutcome[], required: readonly boolean[]): FunnelGroup {
  const durations = required.map((_, step) =>
    outcomes.flatMap(({ reached }) => reached[step] ?? []).sort((a, b) => a - b),
  )
  return {
    value,
    steps: funnelSteps(
      durations.map((own) => own.length),
      required,
      durations.map(median),
    ),
    stillConverting: outcomes.filter(({ open }) => open).length,
  }
}

/** Counts with what is read from them. */
export function funnelSteps(
  counts: readonly number[],
  required: readonly boolean[],
  mediansMs: readonly (number | null)[],
): FunnelResultStep[] {
  const first = counts[0] ?? 0
  return counts.map((count, step) => {
    const previous = counts[required.lastIndexOf(true, step - 1)] ?? 0
    return {
      count,
      rateOfFirst: first === 0 ? null : count / first,
      rateOfPrevious: step === 0 ? (first === 0 ? null : 1) : previous === 0 ? null : count / previous,
      interval: wilson(count, first),
      medianMsFromFirst: mediansMs[step] ?? null,
    }
  })
}

export function bySize(a: FunnelGroup, b: FunnelGroup): number {
  const [left, right] = [a.steps[0]?.count ?? 0, b.steps[0]?.count ?? 0]
  return right - left || ((a.value ?? '') < (b.value ?? '') ? -1 : 1)
}

/** The lower of the two middle ones where their number is even: a time that somebody really took. */
function median(sorted: readonly number[]): number | null {
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? null
}
