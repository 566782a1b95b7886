import type { EpochMs } from '../time.ts'
import { assertRules, type FunnelRules, type Mark, type Reached } from './funnel.ts'

/**
 * `reachedSteps` in one pass over a person's events, which must be sorted by time: the same answers (a property test
 * holds it to that), in time that does not explode with repeats.
 */
export function scanFunnel(marks: readonly Mark[], rules: FunnelRules): Reached {
  assertRules(rules)
  const possible = marks.reduce((all, { steps }) => all | steps, 0)
  if (possible === 1) return rules.required.map((_, step) => (step === 0 ? 0 : null))
  if (rules.order === 'any') return rules.required.map((_, target) => scanAnyOrder(marks, rules, target, possible))
  return scanInOrder(marks, rules)
}

/** All that happened at one instant. */
type Group = { at: EpochMs; steps: number[]; size: number; excludes: number }

/** Of events that accept the same steps, a chain needs no more than there are steps: the others are only counted. */
function groupsOf(marks: readonly Mark[], steps: number): Group[] {
  const groups: Group[] = []
  for (const { at, steps: accepted, excludes } of marks) {
    let group = groups.at(-1)
    if (group?.at !== at) groups.push((group = { at, steps: [], size: 0, excludes: 0 }))
    group.size += 1
    group.excludes |= excludes
    if (accepted !== 0 && (group.steps.length < steps || countOf(accepted, group.steps) < steps)) {
      group.steps.push(accepted)
    }
  }
  return groups
}

function countOf(value: number, values: readonly number[]): number {
  return values.reduce((count, own) => (own === value ? count + 1 : count), 0)
}

/**
 * Chains that stand at the same step, with the same exclusions violated, differ only in their start, and the latest
 * start serves every continuation best: the window only ever closes. So one number stands for all of them.
 *
 * `violated` has a bit per exclusion whose `fromStep` is passed and whose `toStep` is not: an excluded event happened
 * since, so `toStep` is barred.
 */
type State = { step: number; violated: number; start: EpochMs }

function scanInOrder(marks: readonly Mark[], rules: FunnelRules): Reached {
  const best: (number | null)[] = rules.required.map(() => null)
  let states = new Map<number, State>()

  for (const group of groupsOf(marks, rules.required.length)) {
    if (rules.order === 'ordered' && group.steps.length === 0 && group.excludes === 0) continue
    const next = new Map<number, State>()
    const found = rules.required.map(() => -Infinity)
    const add = (state: State) => keepLatest(next, state)

    for (const state of states.values()) {
      if (group.at - state.start > rules.windowMs) continue
      extend(state, group, rules, (reached, filled) => {
        found[reached.step] = Math.max(found[reached.step] ?? -Infinity, reached.start)
        // A strict chain goes on only if nothing of this instant is left over to stand in its way.
        if (rules.order === 'ordered' || filled === group.size) add(reached)
      })
      if (rules.order === 'ordered') add({ ...state, violated: state.violated | pending(group, state.step, rules) })
    }
    extend({ step: -1, violated: 0, start: group.at }, group, rules, (reached) => {
      found[reached.step] = Math.max(found[reached.step] ?? -Infinity, reached.start)
      add(reached)
    })
    found.forEach((start, step) => {
      if (start > -Infinity) best[step] ??= group.at - start
    })
    states = next
  }
  return best
}

function keepLatest(states: Map<number, State>, state: State): void {
  const key = state.step * 0x10000 + state.violated
  const known = states.get(key)
  if (known === undefined || known.start < state.start) states.set(key, state)
}

/** Every way in which a chain can use the events of one instant, with how many of them it used. */
function extend(from: State, group: Group, rules: FunnelRules, found: (state: State, filled: number) => void): void {
  const [only, ...others] = group.steps
  if (only === undefined) return
  if (others.length === 0) {
    for (let next = from.step + 1; next < rules.required.length; next++) {
      if ((only & (1 << next)) !== 0 && !isBarred(from, [next], rules)) {
        found({ ...from, ...stateAfter(from, [next], group, rules) }, 1)
      }
      if (rules.required[next] === true) return
    }
    return
  }
  const visit = (step: number, filled: readonly number[]) => {
    for (let next = step + 1; next < rules.required.length; next++) {
      const all = [...filled, next]
      if (group.steps.some((steps) => (steps & (1 << next)) !== 0) && canFill(all, group.steps)) {
        if (!isBarred(from, all, rules)) found({ ...from, ...stateAfter(from, all, group, rules) }, all.length)
        visit(next, all)
      }
      if (rules.required[next] === true) return
    }
  }
  visit(from.step, [])
}

/** Does an exclusion, violated before this instant, stand between the chain and the last step it now fills? */
function isBarred(from: State, filled: readonly number[], rules: FunnelRules): boolean {
  const last = filled.at(-1) ?? from.step
  return rules.exclude.some(({ fromStep, toStep }, bit) => {
    const resolved = from.step < toStep && toStep <= last
    // A step up to `fromStep` filled at this very instant leaves nothing in between.
    const startsHere = filled.some((step) => step <= fromStep)
    return resolved && !startsHere && (from.violated & (1 << bit)) !== 0
  })
}

function stateAfter(from: State, filled: readonly number[], group: Group, rules: FunnelRules) {
  const step = filled.at(-1) ?? from.step
  let violated = 0
  rules.exclude.forEach(({ fromStep, toStep }, bit) => {
    const startsHere = filled.some((own) => own <= fromStep)
    if (toStep > step && !startsHere) violated |= (from.violated | group.excludes) & (1 << bit)
  })
  return { step, violated }
}

/** The exclusions that an instant's events violate for a chain that does not use the instant. */
function pending(group: Group, step: number, { exclude }: FunnelRules): number {
  let bits = 0
  exclude.forEach(({ toStep }, bit) => {
    if (toStep > step) bits |= group.excludes & (1 << bit)
  })
  return bits
}

/** Can each of the steps have an event of its own? (Augmenting paths.) */
function canFill(steps: readonly number[], events: readonly number[]): boolean {
  const fills = new Map<number, number>()
  const give = (step: number, seen: Set<number>): boolean =>
    events.some((accepted, event) => {
      if ((accepted & (1 << step)) === 0 || seen.has(event)) return false
      seen.add(event)
      const holder = fills.get(event)
      if (holder !== undefined && !give(holder, seen)) return false
      fills.set(event, step)
      return true
    })
  return steps.every((step) => give(step, new Set()))
}

/**
 * In any order a chain is a stretch of time. For each end, the longest stretch that the window and the exclusions allow
 * holds the most events, so it alone decides whether the chain exists; then the start moves up while it still does.
 */
function scanAnyOrder(marks: readonly Mark[], rules: FunnelRules, target: number, possible: number): number | null {
  const wanted = rules.required.flatMap((required, step) =>
    step === target || (required && step < target) ? step : [],
  )
  const bits = wanted.reduce((all, step) => all | (1 << step), 0)
  if ((bits & ~possible) !== 0) return null
  const barring = rules.exclude.reduce((all, { toStep }, bit) => (toStep <= target ? all | (1 << bit) : all), 0)
  const useful = marks.filter(({ steps, excludes }) => (steps & bits) !== 0 || (excludes & barring) !== 0)
  const held = new Held(wanted, bits)

  let from = 0
  let to = 0
  let barrier = -Infinity
  while (to < useful.length) {
    const end = useful[to]?.at ?? 0
    let barsHere = false
    for (; useful[to]?.at === end; to++) {
      held.add(useful[to]?.steps ?? 0, 1)
      barsHere ||= ((useful[to]?.excludes ?? 0) & barring) !== 0
    }
    for (; (useful[from]?.at ?? end) < Math.max(barrier, end - rules.windowMs); from++)
      held.add(useful[from]?.steps ?? 0, -1)
    if (held.isComplete()) {
      let start = from
      while (held.isComplete()) held.add(useful[start++]?.steps ?? 0, -1)
      return end - (useful[start - 1]?.at ?? end)
    }
    if (barsHere) barrier = end
  }
  return null
}

/** How many events of each kind a stretch of time holds. */
class Held {
  private readonly counts = new Map<number, number>()
  private readonly wanted: readonly number[]
  private readonly bits: number

  constructor(wanted: readonly number[], bits: number) {
    this.wanted = wanted
    this.bits = bits
  }

  add(steps: number, change: 1 | -1): void {
    const kind = steps & this.bits
    if (kind !== 0) this.counts.set(kind, (this.counts.get(kind) ?? 0) + change)
  }

  /** No kind is needed more often than there are steps. */
  isComplete(): boolean {
    let covered = 0
    for (const [kind, count] of this.counts) if (count > 0) covered |= kind
    if (covered !== this.bits) return false
    const events = [...this.counts].flatMap(([kind, count]) =>
      Array.from({ length: Math.min(count, this.wanted.length) }, () => kind),
    )
    return canFill(this.wanted, events)
  }
}
