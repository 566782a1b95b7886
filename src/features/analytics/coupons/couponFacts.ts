import type { Series } from '#contract/analytics.ts'
import type { CouponFigures, Coupons } from '#contract/results.ts'
import { noCouponFigures } from '#domain/analytics/coupons.ts'
import type { PerMarket } from '#domain/market.ts'
import type { Minor } from '#domain/money.ts'

export const couponMeasures = ['claimed', 'used', 'cost', 'refunds'] as const
export type CouponMeasure = (typeof couponMeasures)[number]

export type CouponRow = Coupons['rules'][number]

/** What the page shows: all rules, or the one chosen. `figures` is of what is shown. */
export type Shown = { rules: CouponRow[]; figures: CouponFigures; issued: number | null }

/** The rules in view with their figures together. `issued` is null where one of them sets no number. */
export function shownOf(coupons: Coupons, rule: string | null): Shown {
  const rules = rule === null ? coupons.rules : coupons.rules.filter(({ couponId }) => couponId === rule)
  const figures = rule === null ? coupons.total : (rules[0]?.figures ?? noCouponFigures())
  const issued = rules.map((one) => one.issued)
  return {
    rules,
    figures,
    issued: issued.length === 0 || issued.includes(null) ? null : issued.reduce<number>((sum, n) => sum + (n ?? 0), 0),
  }
}

/**
 * A measure by day as lines: one per value of the split, else one per rule. Costs are in the currency given.
 */
export function linesOf(
  coupons: Coupons,
  { measure, split, rule }: { measure: CouponMeasure; split: boolean; rule: string | null },
  amountOf: (amounts: PerMarket) => Minor,
): Series {
  const places = new Map(coupons.buckets.map((bucket, k) => [bucket, k]))
  const lines = new Map<string | null, Series['lines'][number]>()
  for (const day of coupons.days) {
    if (rule !== null && day.couponId !== rule) continue
    const figure = measure === 'cost' ? amountOf(day.cost) : day[measure]
    const place = places.get(day.at)
    if (figure === 0 || place === undefined) continue
    const value = split ? day.value : day.couponId
    let line = lines.get(value)
    if (!line) lines.set(value, (line = { value, points: coupons.buckets.map(() => 0), total: 0 }))
    line.points[place] = (line.points[place] ?? 0) + figure
    line.total += figure
  }
  return {
    buckets: coupons.buckets,
    lines: [...lines.values()].sort((a, b) => b.total - a.total),
    unfinishedFrom: coupons.unfinishedFrom,
    asOf: coupons.asOf,
  }
}

/** What a rule is called: its name, with its id where another has the same; its id alone where it has none. */
export function namesOf(rules: readonly Pick<CouponRow, 'couponId' | 'name'>[]): Map<string, string> {
  const names = rules.map(({ name }) => name)
  return new Map(
    rules.map(({ couponId, name }) => {
      if (name === null || name === '') return [couponId, couponId]
      const alone = names.indexOf(name) === names.lastIndexOf(name)
      return [couponId, alone ? name : `${name} · ${couponId}`]
    }),
  )
}
