import { endOf } from '#domain/analytics/history.ts'
import { rulesOf, type FunnelQuestion } from '#domain/analytics/funnel.ts'
import type { Tables } from '../schema.ts'
import { Binder, settings, type Statement } from './binder.ts'
import { breakdownColumn, stepConditions, stepsAreDistinct } from './funnelSteps.ts'
import { momentSql, peopleRows } from './people.ts'
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
      ${question.breakdown === undefined ? `''` : 'argMinIf(value, moment, step = 1)'} AS value,
      maxIf(ts, step = 1) + ${windowMs} >= ${binder.number(endOf(question))} AND level < ${steps.length} AS open,
      groupArray(ts * 16 + step) AS marks
    FROM (
      SELECT subject, toUInt64(toUnixTimestamp64Milli(at)) AS ts, ${momentSql} AS moment,
        ${breakdownColumn(question)} AS value, multiIf(${steps.map((step, k) => `${step}, ${k + 1}`).join(', ')}, 0) AS step
      FROM (${rows}) WHERE step > 0)
    GROUP BY subject HAVING level > 0`
}

/**
 * Milliseconds to each step after the first, from the start of the chain that reaches it first; -1 where none does. Keeps
 * for every step the latest start of a chain that got there (see `funnelScan.ts`); events of one instant come in the
 * order of their steps. All in plain numbers (a mark is its time and step in one), for speed: pairs and arrays in here
 * would take many times as long.
 */
function durations(windowMs: number, steps: number): string {
  const later = Array.from({ length: steps - 1 }, (_, k) => k + 2)
  const at = 'toInt64(intDiv(mark, 16))'
  const start = (k: number) => `acc.${k}`
  const duration = (k: number) => `acc.${steps + k - 1}`
  const goesOn = (k: number) => `mark % 16 = ${k} AND ${start(k - 1)} >= 0 AND ${at} - ${start(k - 1)} <= ${windowMs}`
  const starts = [
    `if(mark % 16 = 1, ${at}, ${start(1)})`,
    ...later.map((k) => `if(${goesOn(k)}, greatest(${start(k)}, ${start(k - 1)}), ${start(k)})`),
  ]
  const durations = later.map((k) => `if(${goesOn(k)} AND ${duration(k)} < 0, ${at} - ${start(k - 1)}, ${duration(k)})`)
  return `arrayFold((acc, mark) -> (${[...starts, ...durations].join(', ')}), ${telling}, ${nothing(2 * steps - 1)})`
}

/** Of several starts in a row only the last can serve a chain, of several other steps in a row only the first. */
const telling = `arrayFilter(
  (mark, before, after) -> if(mark % 16 = 1, after % 16 != 1, before % 16 != mark % 16),
  sorted, arrayShiftRight(sorted, 1), arrayShiftLeft(sorted, 1))`

const nothing = (length: number) => `(${Array.from({ length }, () => 'toInt64(-1)').join(', ')})`

/** One row per value: people at each step, median milliseconds to each, and those still converting. */
export function funnelCounts(tables: Tables, question: FunnelQuestion): Statement {
  const binder = new Binder()
  const steps = question.steps.length
  const { windowMs } = rulesOf(question)
  const counts = question.steps.map((_, k) => `countIf(level >= ${k + 1})`)
  const medians = counts.map((count, k) =>
    k === 0
      ? `if(${count} = 0, -1, 0)`
      : `if(${count} = 0, -1, quantileExactLowIf(0.5)(times.${steps + k}, level > ${k}))`,
  )
  const sql = `
    SELECT value, [${counts.join(', ')}] AS counts, [${medians.map((median) => `toFloat64(${median})`).join(', ')}] AS medians,
      countIf(open) AS open_count, grouping(value) AS whole
    FROM (
      SELECT value, level, open, if(level = 1, ${nothing(2 * steps - 1)}, ${durations(windowMs, steps)}) AS times
      FROM (
        SELECT value, level, open, if(level = 1, [], arraySort(arrayFilter(mark -> mark % 16 <= level, marks))) AS sorted
        FROM (${levels(tables, question, binder)})))
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
