import {
  noCouponFigures,
  type CouponAnswer,
  type CouponFigures,
  type CouponQuestion,
} from '#domain/analytics/coupons.ts'
import { markets, type Market, type PerMarket } from '#domain/market.ts'

type Amounts = Record<`${'cost' | 'paid' | 'refunded'}_${Market}`, number | null>
export type CouponRow = Amounts & {
  coupon: string
  value: string
  bucket: number
  all_days: number
  all_values: number
  claimed: number
  used: number
  refunds: number
  orders: number
}
export type RedemptionRow = { coupon: string; value: string; matured: number; redeemed: number }

/** The rows of both coupon questions as what the domain answers, in no order. */
export function couponsIn(
  counts: readonly CouponRow[],
  redemptions: readonly RedemptionRow[],
  { split }: CouponQuestion,
): Pick<CouponAnswer, 'rules' | 'total' | 'days'> {
  const figuresOf = (row: CouponRow, own: (redemption: RedemptionRow) => boolean): CouponFigures => {
    const { claimed, used, refunds, orders } = row
    const counted = redemptions.filter(own)
    const sum = (of: 'matured' | 'redeemed') => counted.reduce((total, one) => total + one[of], 0)
    return {
      claimed,
      used,
      refunds,
      orders,
      matured: sum('matured'),
      redeemed: sum('redeemed'),
      cost: amountsIn(row, 'cost'),
      paid: amountsIn(row, 'paid'),
      refunded: amountsIn(row, 'refunded'),
    }
  }
  const ofRule = counts.filter(({ coupon }) => coupon !== '')
  const everything = counts.find(({ coupon, all_values: all }) => coupon === '' && all === 1)
  return {
    rules: ofRule
      .filter(({ all_values: all }) => all === 1)
      .map((row) => ({
        couponId: row.coupon,
        figures: figuresOf(row, ({ coupon }) => coupon === row.coupon),
        groups:
          split === undefined
            ? []
            : ofRule
                .filter((group) => group.coupon === row.coupon && group.all_values === 0 && group.all_days === 1)
                .map((group) => ({
                  value: group.value || null,
                  figures: figuresOf(group, ({ coupon, value }) => coupon === row.coupon && value === group.value),
                })),
      })),
    total: everything ? figuresOf(everything, () => true) : noCouponFigures(),
    days: ofRule
      .filter(({ all_days: all }) => all === 0)
      .map((row) => ({
        at: row.bucket,
        couponId: row.coupon,
        value: row.value || null,
        claimed: row.claimed,
        used: row.used,
        refunds: row.refunds,
        cost: amountsIn(row, 'cost'),
      })),
  }
}

function amountsIn(row: CouponRow, name: 'cost' | 'paid' | 'refunded'): PerMarket {
  return Object.fromEntries(
    markets.flatMap((market) => {
      const amount = row[`${name}_${market}`]
      return amount === null ? [] : [[market, amount]]
    }),
  )
}
