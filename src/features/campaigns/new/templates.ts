import { dayMs, type EpochMs } from '#domain/time.ts'

/** Stated here, not read from the contract, so that no schema reaches the first load. */
export const templates = ['double11', 'christmas', 'blank'] as const
export type Template = (typeof templates)[number]

const mainDay: Record<Template, { month: number; day: number } | null> = {
  double11: { month: 11, day: 11 },
  christmas: { month: 12, day: 25 },
  blank: null,
}

/** The day a template is usually held: its next date at least two weeks away, or two weeks from now. `YYYY-MM-DD`. */
export function firstDayOf(template: Template, now: EpochMs): string {
  const soonest = now + 14 * dayMs
  const date = mainDay[template]
  if (date === null) return isoDay(soonest)
  const year = new Date(soonest).getUTCFullYear()
  const thisYear = Date.UTC(year, date.month - 1, date.day)
  return isoDay(thisYear >= soonest ? thisYear : Date.UTC(year + 1, date.month - 1, date.day))
}

function isoDay(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 10)
}
