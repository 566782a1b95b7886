import { endOf } from '#domain/analytics/history.ts'
import { rulesOf, type FunnelQuestion } from '#domain/analytics/funnel.ts'
import type { Tables } from '../schema.ts'
import { Binder, settings, type Statement } from './binder.ts'
import { breakdownColumn, stepConditions, stepsAreDistinct } from './funnelSteps.ts'
import { peopleRows } from './people.ts'
import { filterColumns, scopeSql, segmentFor } from './scope.ts'

/** Ordered, every step required, nothing excluded, and no event that could fill two steps: what the engine folds itself. */
export function isPlain(question: FunnelQuestion): boolean {
  const { order, exclude, required } = { ...rulesOf(question) }
  return order === 'ordered' && exclude.length === 0 && required.every(Boolean) && stepsAreDistinct(question.steps)
}

/**
 * How far each person came. `strict_once` is the mode that gives every step an event of its own and keeps events of the
 * same instant; times are whole milliseconds, because the window is measured in the unit of the column.
 */
function levels(tables: Tables, question: FunnelQuestion, binder: Binder): string {
  const { windowMs } = rulesOf(question)
  const steps = stepConditions(question, binder)
  const rows = peopleRows(
    tables,
    {
      table: 'byUser',
      columns: ['at', 'id', 'type', ...filterColumns],
      where: `${scopeSql(question, binder)} AND type IN ${binder.texts(question.steps.map(({ type }) => type))}`,
      segment: segmentFor(question, question.breakdown, [question.where, ...question.steps.map(({ where }) => where)]),
    },
    binder,
  )
  const conditions = question.steps.map((_, k) => `step = ${k + 1}`).join(', ')
  return `
    SELECT subject, windowFunnel(${windowMs}, 'strict_once')(ts, ${conditions}) AS level,
      argMinIf(value, (ts, toString(id)), step = 1) AS value,
      maxIf(ts, step = 1) + ${windowMs} >= ${binder.number(endOf(question))} AND level < ${steps.length} AS open,
      arraySort(groupArray((ts, step))) AS marks
    FROM (
      SELECT subject, id, toUInt64(toUnixTimestamp64Milli(at)) AS ts, ${breakdownColumn(question)} AS value,
        multiIf(${steps.map((step, k) => `${step}, ${k + 1}`).join(', ')}, 0) AS step
      FROM (${rows}) WHERE step > 0)
    GROUP BY subject HAVING level > 0`
}

/**
 * Milliseconds to each step from the start of the chain that reaches it first, -1 where it is not reached. Keeps, for
 * every step, the latest start of a chain that got there (see `funnelScan.ts`); events of one instant come in the order
 * of their steps.
 */
function durations(windowMs: number, steps: number): string {
  const none = `arrayResize([toInt64(-1)], ${steps}, toInt64(-1))`
  const start = `if(mark.2 = 1, toInt64(mark.1), acc.1[mark.2 - 1])`
  const holds = `(${start} >= 0 AND toInt64(mark.1) - ${start} <= ${windowMs})`
  return `arrayFold((acc, mark) -> (
      arrayMap((was, k) -> if(k = mark.2 AND ${holds}, greatest(was, ${start}), was), acc.1, range(1, ${steps + 1})),
      arrayMap((was, k) -> if(k = mark.2 AND was < 0 AND ${holds}, toInt64(mark.1) - ${start}, was),
        acc.2, range(1, ${steps + 1}))),
    marks, (${none}, ${none})).2`
}

/** One row per value: people at each step, median milliseconds to each, and those still converting. */
export function funnelCounts(tables: Tables, question: FunnelQuestion): Statement {
  const binder = new Binder()
  const steps = question.steps.length
  const { windowMs } = rulesOf(question)
  const each = (column: (k: number) => string) => question.steps.map((_, k) => column(k + 1)).join(', ')
  const sql = `
    SELECT value, [${each((k) => `countIf(level >= ${k})`)}] AS counts,
      [${each((k) => `if(countIf(level >= ${k}) = 0, -1, toFloat64(quantileExactLowIf(0.5)(times[${k}], level >= ${k})))`)}] AS medians,
      countIf(open) AS open_count, grouping(value) AS whole
    FROM (
      SELECT value, level, open,
        if(level = 1, arrayResize([toInt64(0)], ${steps}, toInt64(-1)), ${durations(windowMs, steps)}) AS times
      FROM (${levels(tables, question, binder)}))
    GROUP BY GROUPING SETS ((value), ())
    ${settings}`
  return { sql, parameters: binder.parameters }
}

/** The people at a step, sorted, with how many there are in all. */
export function funnelPeople(
  tables: Tables,
  question: FunnelQuestion,
  step: number,
  which: 'reached' | 'stopped',
  limit: number,
): Statement {
  const binder = new Binder()
  const condition = which === 'reached' ? `level >= ${step + 1}` : `level = ${step}`
  const sql = `
    SELECT subject, count() OVER () AS total FROM (${levels(tables, question, binder)})
    WHERE ${condition} ORDER BY subject LIMIT ${binder.number(limit)}
    ${settings}`
  return { sql, parameters: binder.parameters }
}
