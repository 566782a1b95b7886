import { isMonth, monthAfter, type Month } from '../months.ts'

/** Longest stretch told at once. */
export const mostMonthsTold = 24

/** Months next to each other, the first and the last of them included. */
export type Stretch = { from: Month; to: Month }

/** Begins with a month, and moves its end where it would be too long or the wrong way round. */
export function stretchFrom(from: Month, to: Month): Stretch {
  const longest = monthAfter(from, mostMonthsTold - 1)
  return { from, to: to < from ? from : to > longest ? longest : to }
}

/** Ends with a month, and moves its beginning likewise. */
export function stretchTo(to: Month, from: Month): Stretch {
  const longest = monthAfter(to, 1 - mostMonthsTold)
  return { from: from > to ? to : from < longest ? longest : from, to }
}

/** What an address asks for, as far as it can be told; null where it asks for nothing that is a stretch. */
export function stretchAsked(from: string | null, to: string | null): Stretch | null {
  if (from === null || to === null || !isMonth(from) || !isMonth(to)) return null
  return from <= to ? stretchTo(to, from) : null
}
