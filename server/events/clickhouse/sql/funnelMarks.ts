import type { FunnelQuestion, Mark } from '#domain/analytics/funnel.ts'
import type { Tables } from '../schema.ts'
import { Binder, settings, type Statement } from './binder.ts'
import { breakdownColumn, stepConditions } from './funnelSteps.ts'
import { momentSql, peopleRows } from './people.ts'
import { filterColumns, scopeSql, segmentFor } from './scope.ts'

const stepBits = 1 << 10
const excludeBits = 1 << 5

/** A person's marks as they come: times, and for each the step bits and exclusion bits in one number. */
export type MarksRow = [subject: string, times: number[], bits: number[], value: string]

export function marksIn([, times, bits]: MarksRow): Mark[] {
  return times.map((at, k) => {
    const both = bits[k] ?? 0
    return { at, steps: Math.floor(both / excludeBits), excludes: both % excludeBits }
  })
}

/**
 * The marks (`marksOf` in the domain) of everybody who could be in the funnel: one row per person with the value to break
 * down by and what they did in the order of time. A strict funnel needs everything that the
 * person did; the others only what fills a step or is excluded.
 */
export function funnelMarks(tables: Tables, question: FunnelQuestion): Statement {
  const binder = new Binder()
  const { order, exclude = [] } = question
  const types = [...question.steps, ...exclude].map(({ type }) => type)
  const rows = peopleRows(
    tables,
    {
      table: 'byUser',
      columns: ['at', 'id', 'type', ...filterColumns],
      where:
        order === 'strict'
          ? scopeSql(question, binder)
          : `${scopeSql(question, binder)} AND type IN ${binder.texts(types)}`,
      segment: segmentFor(question, question.breakdown, [question.where, ...question.steps.map(({ where }) => where)]),
    },
    binder,
  )
  const bits = (conditions: readonly string[]) =>
    conditions.length === 0 ? '0' : conditions.map((condition, k) => `${condition} * ${1 << k}`).join(' + ')
  const steps = bits(stepConditions(question, binder))
  const excludes = bits(exclude.map(({ type }) => `(type = ${binder.text(type)})`))
  const sql = `
    SELECT subject, times, bits, value FROM (SELECT subject, ${question.breakdown === undefined ? `''` : 'argMinIf(value, moment, bitAnd(steps, 1) = 1)'} AS value,
      arraySort(groupArray(ts * ${stepBits * excludeBits} + steps * ${excludeBits} + excludes)) AS marks,
      arrayMap(mark -> intDiv(mark, ${stepBits * excludeBits}), marks) AS times,
      arrayMap(mark -> mark % ${stepBits * excludeBits}, marks) AS bits
    FROM (
      SELECT subject, toUInt64(toUnixTimestamp64Milli(at)) AS ts, ${momentSql} AS moment, ${breakdownColumn(question)} AS value,
        toUInt16(${steps}) AS steps, toUInt8(${excludes}) AS excludes
      FROM (${rows}) ${order === 'strict' ? '' : 'WHERE steps != 0 OR excludes != 0'})
    GROUP BY subject HAVING countIf(bitAnd(steps, 1) = 1) > 0)
    ${settings}`
  return { sql, parameters: binder.parameters }
}
