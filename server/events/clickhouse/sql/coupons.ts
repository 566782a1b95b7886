import { usualMaturityHours, type CouponQuestion } from '#domain/analytics/coupons.ts'
import { markets } from '#domain/market.ts'
import { hourMs } from '#domain/time.ts'
import type { InZone } from '../../ports.ts'
import type { Tables } from '../schema.ts'
import { Binder, columnOf, filterSql, settings, type Statement } from './binder.ts'
import { bucketSql } from './bucket.ts'
import { momentSql, peopleRows } from './people.ts'
import { filterColumns, scopeSql, segmentFor } from './scope.ts'
import { orderSql } from './series.ts'

/**
 * One row per rule, value and day; per rule and value; and per rule. The rule '' stands for all of them together: what
 * belongs to two rules counts once there.
 */
export function couponCounts(tables: Tables, question: CouponQuestion & InZone): Statement {
  const binder = new Binder()
  const { where, split, timeZone } = question
  const rows = peopleRows(
    tables,
    {
      table: 'byTime',
      columns: ['at', 'type', `${orderSql} AS one_order`, 'order_id', 'amount', ...filterColumns],
      where: `${scopeSql(question, binder)} AND type IN ('coupon_claim', 'coupon_use', 'pay', 'refund')`,
      segment: segmentFor(question, split, [where]),
    },
    binder,
  )
  const named = `if(coupon_id = '', [], [toString(coupon_id)])`
  const amounts = { cost: 'coupon_use', paid: 'pay', refunded: 'refund' } as const
  const sums = Object.entries(amounts).flatMap(([name, type]) =>
    markets.map((market) => {
      const counted = `market = '${market}' AND type = '${type}' AND amount IS NOT NULL`
      return `if(countIf(${counted}) = 0, NULL, toInt64(sumIf(amount, ${counted}))) AS ${name}_${market}`
    }),
  )
  const sql = `
    SELECT coupon, value, bucket, grouping(bucket) AS all_days, grouping(value) AS all_values,
      countIf(type = 'coupon_claim') AS claimed, countIf(type = 'coupon_use') AS used, countIf(type = 'refund') AS refunds,
      uniqExactIf(one_order, type = 'coupon_use') AS orders, ${sums.join(', ')}
    FROM (
      SELECT event.* EXCEPT (order_id),
        if(type IN ('pay', 'refund'), arrayDistinct(arrayConcat(${named}, uses.coupons)), ${named}) AS coupons,
        ${split === undefined ? `''` : `toString(${columnOf[split]})`} AS value,
        ${bucketSql('day', timeZone, binder)} AS bucket
      FROM (SELECT * FROM (${rows}) WHERE ${filterSql(where, binder)}) AS event
        LEFT ANY JOIN (${usesSql(tables, question, binder)}) AS uses ON event.order_id = uses.order_id)
    ARRAY JOIN arrayPushBack(coupons, '') AS coupon
    WHERE notEmpty(coupons)
    GROUP BY GROUPING SETS ((coupon, value, bucket), (coupon, value), (coupon))
    ${settings}`
  return { sql, parameters: binder.parameters }
}

/** The rules that each order's uses name: `usesByOrder` in the domain. */
function usesSql(tables: Tables, question: CouponQuestion, binder: Binder): string {
  const before = scopeSql({ ...question, from: 0 }, binder)
  return `SELECT order_id, groupUniqArray(toString(coupon_id)) AS coupons FROM ${tables.byTime} FINAL
    WHERE NOT is_test AND ${before} AND type = 'coupon_use' AND order_id != '' AND coupon_id != ''
    GROUP BY order_id`
}

/**
 * Claims that have matured, and those of them that were redeemed, per rule and value. A person's uses of a rule are
 * folded over its claims, oldest first: each redeems one more, if that many had been claimed by then.
 */
export function couponRedemptions(tables: Tables, question: CouponQuestion): Statement {
  const binder = new Binder()
  const { campaignId, asOf, where, split } = question
  const segment = segmentFor(question, split, [where])
  const kept = ['campaign_id', 'at', ...filterColumns] as const
  const rows = peopleRows(
    tables,
    {
      table: 'byTime',
      columns: [...kept, 'id', 'type'],
      where: `campaign_id = ${binder.text(campaignId)} AND at < ${binder.moment(asOf)}
        AND type IN ('coupon_claim', 'coupon_use') AND coupon_id != ''`,
      segment,
    },
    binder,
  )
  const columns = segment === undefined ? kept : [...kept, 'segment']
  const sql = `
    SELECT coupon_id AS coupon, ${split === undefined ? `''` : `toString(${columnOf[split]})`} AS value,
      count() AS matured, countIf(place <= redeemed) AS redeemed
    FROM (
      SELECT ${columns.map((column, k) => `claim.2.${k + 1} AS ${column}`).join(', ')}, place, redeemed
      FROM (
        SELECT subject, coupon_id,
          arraySort(one -> one.1, groupArrayIf((${momentSql}, (${columns.join(', ')})), type = 'coupon_claim')) AS claims,
          arraySort(groupArrayIf(at, type = 'coupon_use')) AS uses,
          arrayFold((sum, use) -> least(sum + 1, arrayCount(one -> one.2.2 <= use, claims)), uses, toUInt64(0)) AS redeemed
        FROM (${rows}) GROUP BY subject, coupon_id)
      ARRAY JOIN claims AS claim, arrayEnumerate(claims) AS place)
    WHERE ${scopeSql(question, binder)} AND ${filterSql(where, binder)}
      AND ${maturedSql(question, binder)}
    GROUP BY coupon, value
    ${settings}`
  return { sql, parameters: binder.parameters }
}

/** Whether a claim, with its columns at hand, is over: `maturesAt` in the domain. */
function maturedSql({ validity, asOf }: CouponQuestion, binder: Binder): string {
  const rules = [...validity]
  const idsOf = (chosen: typeof rules) => binder.texts(chosen.map(([id]) => id))
  const ended = rules.filter(([, { until }]) => until !== undefined && until <= asOf)
  const open = rules.filter(([, { until, hours }]) => until !== undefined && until > asOf && hours === undefined)
  const counted = rules.filter(([, { hours }]) => hours !== undefined)
  const [ids, hours] = [idsOf(counted), binder.numbers(counted.map(([, rule]) => rule.hours ?? usualMaturityHours))]
  const after = `if(has(${ids}, rule), arrayElement(${hours}, indexOf(${ids}, rule)), ${usualMaturityHours})`
  return `multiIf(has(${idsOf(ended)}, toString(coupon_id) AS rule), 1, has(${idsOf(open)}, rule), 0,
    toUnixTimestamp64Milli(at) + ${after} * ${hourMs} <= ${binder.number(asOf)})`
}
