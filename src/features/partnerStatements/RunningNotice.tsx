import { useTranslation } from 'react-i18next'
import { Notice } from '#components/Notice.tsx'
import type { Market } from '#domain/market.ts'
import { isOver, type Month } from '#domain/months.ts'
import type { Instant } from '#domain/time.ts'
import { zoneOf } from '#lib/format/dates.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useMonthName } from './useMonthName.ts'

/** Says of a month that is not over that its figures are not final; nothing of one that is. */
export function RunningNotice({ month, market, asOf }: { month: Month; market: Market; asOf: Instant }) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const monthName = useMonthName(market)
  if (isOver(month, market, asOf)) return null
  return (
    <Notice tone="warning">
      {t('statements.running', { month: monthName(month), at: format.timeBare(asOf, zoneOf(market), 'minuteShort') })}
    </Notice>
  )
}
