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
 * How far each person came. Steps are distinct here, so the engine's plain mode is exact and linear. (`strict_once`, which
 * would give repeated steps an event each, tries every chain: one robot with 60,000 events kept it busy for minutes.)
 * Times are whole milliseconds, because the window is measured in the unit of the column.
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
    SELECT subject, windowFunnel(${windowMs})(ts, ${conditions}) AS level,
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
 * Columns `d2`, `d3` …: milliseconds to each step after the first, from the start of the chain that reaches it first.
 *
 * For each mark, `s1` holds the latest start at or before it, and `s2` … the latest start of a chain that got to that step
 * (see `funnelScan.ts`): `v2` has it where a mark carries the chain on, and `arrayFill` draws it on to the next such mark.
 * Starts never fall from mark to mark, so the last is the latest. Linear in the marks, however many one person has.
 */
function durations(windowMs: number, steps: number): string {
  const at = 'toInt64(intDiv(mark, 16))'
  const later = Array.from({ length: steps - 1 }, (_, k) => k + 2).map((k) => {
    const goesOn = `mark % 16 = ${k} AND start >= 0 AND ${at} - start <= ${windowMs}`
    return `arrayMap((mark, start) -> if(${goesOn}, start, -1), sorted, s${k - 1}) AS v${k},
      arrayFill(start -> start >= 0, v${k}) AS s${k},
      arrayFirst((mark, start) -> start >= 0, sorted, v${k}) AS reached${k},
      toInt64(intDiv(reached${k}, 16)) - arrayFirst(start -> start >= 0, v${k}) AS d${k}`
  })
  const starts = `arrayFill(start -> start >= 0, arrayMap(mark -> if(mark % 16 = 1, ${at}, -1), sorted)) AS s1`
  return [starts, ...later].join(',\n      ')
}

/** One row per value: people at each step, median milliseconds to each, and those still converting. */
export function funnelCounts(tables: Tables, question: FunnelQuestion): Statement {
  const binder = new Binder()
  const steps = question.steps.length
  const { windowMs } = rulesOf(question)
  const counts = question.steps.map((_, k) => `countIf(level >= ${k + 1})`)
  const medians = counts.map(
    (count, k) => `if(${count} = 0, -1, ${k === 0 ? 0 : `quantileExactLowIf(0.5)(d${k + 1}, level > ${k})`})`,
  )
  const sql = `
    SELECT value, [${counts.join(', ')}] AS counts,
      [${medians.map((median) => `toFloat64(${median})`).join(', ')}] AS medians,
      countIf(open) AS open_count, grouping(value) AS whole
    FROM (
      SELECT value, level, open,
        if(level = 1, [], arraySort(arrayFilter(mark -> mark % 16 <= level, marks))) AS sorted,
        ${durations(windowMs, steps)}
      FROM (${levels(tables, question, binder)}))
    GROUP BY GROUPING SETS ((value), ())
    ${settings}, ${wholeBlocks}`
  return { sql, parameters: binder.parameters }
}

/** Up to this many people grouped in one piece: in the usual 256 small ones what follows takes twice as long. */
const wholeBlocks = 'group_by_two_level_threshold = 5000000, group_by_two_level_threshold_bytes = 2000000000'

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
