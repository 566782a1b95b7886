import type { CouponFigures, Coupons } from '#contract/results.ts'
import { noCouponFigures } from '#domain/analytics/coupons.ts'
import type { PerMarket } from '#domain/market.ts'
import type { Minor } from '#domain/money.ts'
import type { DayFigure } from '../series/linesOfDays.ts'

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

/** A measure by day: of each value of the split, else of each rule. Costs are in the currency given. */
export function couponDays(
  { days }: Coupons,
  { measure, split, rule }: { measure: CouponMeasure; split: boolean; rule: string | null },
  amountOf: (amounts: PerMarket) => Minor,
): DayFigure[] {
  return days
    .filter(({ couponId }) => rule === null || couponId === rule)
    .map((day) => ({
      at: day.at,
      value: split ? day.value : day.couponId,
      figure: measure === 'cost' ? amountOf(day.cost) : day[measure],
    }))
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
