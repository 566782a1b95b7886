import { eventFilterFields, type Filter } from '#domain/analytics/filter.ts'
import type { FunnelQuestion, FunnelStep } from '#domain/analytics/funnel.ts'
import { columnOf, filterSql, type Binder } from './binder.ts'

/** The condition under which an event can fill each step. */
export function stepConditions(question: FunnelQuestion, binder: Binder): string[] {
  const everywhere = filterSql(question.where, binder)
  return question.steps.map(
    ({ type, where }) => `(type = ${binder.text(type)} AND ${everywhere} AND ${filterSql(where, binder)})`,
  )
}

/** The value that a question is broken down by, '' where there is none. */
export function breakdownColumn({ breakdown }: FunnelQuestion): string {
  return breakdown === undefined ? `''` : `toString(${columnOf[breakdown]})`
}

/** Can no event fill two of the steps? */
export function stepsAreDistinct(steps: readonly FunnelStep[]): boolean {
  return steps.every((step, k) => steps.slice(k + 1).every((other) => areApart(step, other)))
}

function areApart(a: FunnelStep, b: FunnelStep): boolean {
  return a.type !== b.type || eventFilterFields.some((field) => differ(a.where, b.where, field))
}

function differ(a: Filter | undefined, b: Filter | undefined, field: (typeof eventFilterFields)[number]): boolean {
  return a?.[field] !== undefined && b?.[field] !== undefined && a[field] !== b[field]
}
