import { useCallback } from 'react'
import { marketFacts, type PerMarket } from '#domain/market.ts'
import type { Currency, Minor } from '#domain/money.ts'
import { paidInOne } from './paid.ts'
import type { Scope } from './scope/useScope.ts'

export type PageMoney = {
  /** What all amounts of the page are written in; null where they have several currencies and a rate is missing. */
  into: Currency | null
  converted: boolean
  /** An amount of the page in that currency; zero where there is none. */
  amountOf: (amounts: PerMarket) => Minor
}

/**
 * The one currency in which a page's amounts are written together.
 *
 * @param amounts anything in each market that the page has money of
 */
export function usePageMoney(scope: Scope, amounts: PerMarket): PageMoney {
  const exchange = scope.campaign?.document.exchange
  const { market } = scope
  const together = paidInOne(amounts, exchange)
  const nothing = Object.keys(amounts).length === 0
  const common = nothing ? (exchange?.into ?? null) : (together?.currency ?? null)
  const into = market === null ? common : marketFacts[market].currency
  const amountOf = useCallback(
    (one: PerMarket) => (into === null ? 0 : (paidInOne(one, exchange, into)?.amount ?? 0)),
    [exchange, into],
  )
  return { into, converted: market === null && (together?.converted ?? false), amountOf }
}
