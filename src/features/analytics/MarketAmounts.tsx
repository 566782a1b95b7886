import { marketFacts, markets, type PerMarket } from '#domain/market.ts'
import { exponents, type Currency } from '#domain/money.ts'
import { noFigure } from '#lib/format/numbers.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './MarketAmounts.module.css'
import { paidInOne } from './paid.ts'
import type { Scope } from './scope/useScope.ts'

type MarketAmountsProps = {
  amounts: PerMarket
  scope: Scope
  /** The currency to write all of them in, where the page has one; else each market's own, one below the other. */
  into: Currency | null
  /** Written short, and converted sums to whole units: they are estimates. */
  short?: boolean
}

/** Amounts of several markets: as one at the event's fixed rates, with each market's own on hover, or one by one. */
export function MarketAmounts({ amounts, scope, into, short = false }: MarketAmountsProps) {
  const format = useFormat()
  const write = short ? format.moneyShort : format.money
  const own = markets.flatMap((market) => {
    const amount = amounts[market]
    return amount === undefined ? [] : [{ market, amount, currency: marketFacts[market].currency }]
  })
  if (own.length === 0) return noFigure
  const sum = into === null ? null : paidInOne(amounts, scope.campaign?.document.exchange, into)
  if (sum === null)
    return own.map(({ market, ...money }) => (
      <span key={market} className={styles.amount} title={format.money(money)}>
        {write(money)}
      </span>
    ))
  const exact = own.map(({ market: _, ...money }) => format.money(money)).join(' + ')
  const unit = 10 ** exponents[sum.currency]
  const shown = short && sum.converted ? { ...sum, amount: Math.round(sum.amount / unit) * unit } : sum
  return <span title={sum.converted || short ? exact : undefined}>{write(shown)}</span>
}
