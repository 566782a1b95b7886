import { createParser, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { isMonth } from '#domain/months.ts'

/** How many months are in sight at once. */
export const spans = ['3', '6', '12'] as const

const parseAsMonth = createParser({ parse: (text) => (isMonth(text) ? text : null), serialize: (month) => month })

const parsers = {
  /** The first month in sight; absent: around today. */
  from: parseAsMonth,
  months: parseAsStringLiteral(spans).withDefault('6'),
}

export const useTimelineSearch = () => useQueryStates(parsers, { history: 'replace' })
