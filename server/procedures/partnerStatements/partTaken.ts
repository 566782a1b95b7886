import type { HaggleEvent } from '#domain/analytics/event.ts'
import type { Market } from '#domain/market.ts'
import { monthOf, spanOfMonth, type Month } from '#domain/months.ts'
import type { Stretch } from '#domain/partners/stretch.ts'
import { fail } from '../../http/problem.ts'

/**
 * All events where they are few enough to be worked out at once; of more, those up to the last month asked for.
 *
 * @throws ProblemError `tooManyEvents` where those are too many as well, with the last month through which they are not.
 */
export function partTaken(
  all: readonly HaggleEvent[],
  { market, months, most }: { market: Market; months: Stretch | null; most: number },
): { events: readonly HaggleEvent[]; lastMonth: Month | null } {
  if (all.length <= most) return { events: all, lastMonth: null }
  const inMonths = new Map<Month, number>()
  for (const { at } of all) {
    const month = monthOf(at, market)
    inMonths.set(month, (inMonths.get(month) ?? 0) + 1)
  }
  const known = [...inMonths.keys()].toSorted()
  const lastMonth = known.at(-1)!
  const end = months === null ? null : spanOfMonth(months.to, market).to
  const events = end === null ? all : all.filter(({ at }) => at < end)
  if (events.length <= most) return { events, lastMonth }
  let through: Month | null = null
  let count = 0
  for (const month of known) {
    count += inMonths.get(month)!
    if (count > most) break
    through = month
  }
  return fail('tooManyEvents', { data: { events: events.length, most, from: known[0]!, to: lastMonth, through } })
}
