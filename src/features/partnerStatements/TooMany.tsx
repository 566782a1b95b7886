import { useQueryStates } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { apiErrorOf } from '#api/problem.ts'
import { Button } from '#components/Button.tsx'
import { Notice } from '#components/Notice.tsx'
import type { Market } from '#domain/market.ts'
import type { Month } from '#domain/months.ts'
import { stretchTo, type Stretch } from '#domain/partners/stretch.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { statementSearch } from './queries.ts'
import { useMonthName } from './useMonthName.ts'

type TooManyEvents = { events: number; most: number; known: Stretch; through: Month | null }

/** What the server says of a question that it does not work out; null of any other failure. */
export function tooManyIn(error: unknown): TooManyEvents | null {
  if (!error) return null
  const { code, details } = apiErrorOf(error)
  if (code !== 'tooManyEvents' || details === undefined) return null
  const { events, most, from, to, through } = details as Omit<TooManyEvents, 'known'> & Stretch
  return { events, most, known: { from, to }, through }
}

/** Says why nothing is told, and leads to the months of which it can be. */
export function TooMany({ market, tooMany }: { market: Market; tooMany: TooManyEvents }) {
  const { t } = useTranslation('partnerStatements')
  const format = useFormat()
  const monthName = useMonthName(market)
  const [, setSearch] = useQueryStates(statementSearch, { history: 'push', scroll: false })
  const { events, most, known, through } = tooMany
  return (
    <Notice
      tone="warning"
      action={
        through !== null && (
          <Button size="small" onClick={() => void setSearch(stretchTo(through, known.from))}>
            {t('statements.showThrough', { month: monthName(through) })}
          </Button>
        )
      }
    >
      {t('statements.tooMany', { figure: format.number(events), most: format.number(most) })}
    </Notice>
  )
}
