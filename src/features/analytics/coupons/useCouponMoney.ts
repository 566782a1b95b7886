import { useCallback, useMemo } from 'react'
import type { CouponFigures } from '#contract/results.ts'
import { marketFacts, type PerMarket } from '#domain/market.ts'
import type { Currency, Minor } from '#domain/money.ts'
import { paidInOne } from '../paid.ts'
import type { Scope } from '../scope/useScope.ts'

export type CouponMoney = {
  /** What all amounts of the page are written in; null where they have several currencies and a rate is missing. */
  into: Currency | null
  converted: boolean
  /** An amount of the page in that currency; zero where there is none. */
  amountOf: (amounts: PerMarket) => Minor
}

/** The one currency in which a page's amounts are written together. */
export function useCouponMoney(scope: Scope, { cost, paid, refunded }: CouponFigures): CouponMoney {
  const exchange = scope.campaign?.document.exchange
  const { market } = scope
  const together = useMemo(
    () => paidInOne({ ...cost, ...paid, ...refunded }, exchange),
    [cost, paid, refunded, exchange],
  )
  const into = market === null ? (together?.currency ?? null) : marketFacts[market].currency
  const amountOf = useCallback(
    (amounts: PerMarket) => (into === null ? 0 : (paidInOne(amounts, exchange, into)?.amount ?? 0)),
    [exchange, into],
  )
  return { into, converted: market === null && (together?.converted ?? false), amountOf }
}
