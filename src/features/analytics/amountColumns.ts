import { marketFacts, markets, type Market, type PerMarket } from '#domain/market.ts'
import type { Currency } from '#domain/money.ts'
import type { CsvCell } from '#lib/csv.ts'
import { plainAmount } from '#lib/format/money.ts'

export type AmountColumn<K extends string> = { of: K; market: Market; currency: Currency }

/** A file takes no amounts of two currencies together: a column for each currency that is there, in the order given. */
export function amountColumns<K extends string>(
  rows: readonly Record<K, PerMarket>[],
  names: readonly K[],
): AmountColumn<K>[] {
  return names.flatMap((of) =>
    markets
      .filter((market) => rows.some((row) => row[of][market] !== undefined))
      .map((market) => ({ of, market, currency: marketFacts[market].currency })),
  )
}

/** A row's amounts under those columns. */
export function amountCells<K extends string>(
  row: Record<K, PerMarket>,
  columns: readonly AmountColumn<K>[],
): CsvCell[] {
  return columns.map(({ of, market, currency }) => {
    const amount = row[of][market]
    return amount === undefined ? null : plainAmount(amount, currency)
  })
}
