import type { Filter } from '#domain/analytics/filter.ts'
import type { EpochMs } from '#domain/time.ts'
import type { Parameters } from '../client.ts'

export type Statement = { sql: string; parameters: Parameters }

/** Collects the values of a statement and gives the placeholder to write for each: no value is ever part of the SQL. */
export class Binder {
  readonly parameters: Parameters = {}
  #next = 0

  text(value: string): string {
    return this.#bind('String', value)
  }

  number(value: number): string {
    if (!Number.isSafeInteger(value)) throw new RangeError(`number ${value}`)
    return this.#bind('Int64', value)
  }

  texts(values: readonly string[]): string {
    return this.#bind('Array(String)', values)
  }

  numbers(values: readonly number[]): string {
    const unsafe = values.find((value) => !Number.isSafeInteger(value))
    if (unsafe !== undefined) throw new RangeError(`number ${unsafe}`)
    return this.#bind('Array(Int64)', values)
  }

  /** A moment. Those beyond what the engine can hold stand for its bounds, outside of which there are no events. */
  moment(at: EpochMs): string {
    return `fromUnixTimestamp64Milli(${this.number(Math.min(Math.max(at, 0), latest))}, 'UTC')`
  }

  #bind(type: string, value: Parameters[string]): string {
    const name = `p${this.#next++}`
    this.parameters[name] = value
    return `{${name}:${type}}`
  }
}

const latest: EpochMs = Date.UTC(2200, 0, 1)

/** The column of each dimension and filter; `segment` is there where `people.ts` was asked for it. */
export const columnOf = {
  market: 'market',
  channel: 'channel',
  source: 'source',
  segment: 'segment',
  playId: 'play_id',
  product: 'product',
  partnerId: 'partner_id',
  couponId: 'coupon_id',
} as const satisfies Partial<Record<keyof Filter, string>>

/** The condition under which a row passes a filter. */
export function filterSql(filter: Filter | undefined, binder: Binder): string {
  const conditions = Object.entries(columnOf).flatMap(([field, column]) => {
    const value = filter?.[field as keyof typeof columnOf]
    if (value === undefined) return []
    // '' marks a missing value in the table, and a missing value passes no filter.
    return value === '' ? ['0'] : [`${column} = ${binder.text(value)}`]
  })
  if (filter?.isNewUser !== undefined) conditions.push(`is_new_user = ${Number(filter.isNewUser)}`)
  return conditions.length === 0 ? '1' : conditions.join(' AND ')
}

/**
 * Settings of every question. The same event always lies in the same partition, so FINAL need not look across them.
 * Written into the SQL: given to a session, they would stay there.
 */
export const settings = `SETTINGS do_not_merge_across_partitions_select_final = 1, optimize_aggregation_in_order = 1,
  output_format_json_quote_64bit_integers = 0`
