import { useCallback } from 'react'
import type { Market } from '#domain/market.ts'
import { spanOfMonth, type Month } from '#domain/months.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'

/** A month of a market's calendar, as the reader writes it. */
export function useMonthName(market: Market): (month: Month) => string {
  const format = useFormat()
  return useCallback(
    (month) => format.timeBare(spanOfMonth(month, market).from, zoneOf(market), 'month'),
    [format, market],
  )
}
