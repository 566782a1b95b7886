import type { LocalTime } from '#domain/time.ts'

/**
 * Dates and times as they are typed: `2026-11-11 00:00`, the same in every language, for it is the one order of the
 * figures that nobody reads in two ways.
 */
export function writeTyped({ year, month, day, hour, minute, second }: LocalTime): string {
  const clock = `${two(hour)}:${two(minute)}${second === 0 ? '' : `:${two(second)}`}`
  return `${writeTypedDay({ year, month, day })} ${clock}`
}

export function writeTypedDay({ year, month, day }: Pick<LocalTime, 'year' | 'month' | 'day'>): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

const dayForms = [
  /^(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})/,
  /^(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日/,
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?!\d)/,
  /^(?<day>\d{1,2}) (?<name>[a-z]{3,9}) (?<year>\d{4})/i,
]
const clockForm = /^(?:T| +|,? *)(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?$/
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads a date, and a time where one follows. Full-width figures of a Chinese keyboard are taken; `11/12/2026`, which is
 * November to some and December to others, is not. Null where there is no such day or time.
 */
export function readTyped(typed: string): LocalTime | null {
  const text = typed.normalize('NFKC').trim()
  for (const form of dayForms) {
    const match = form.exec(text)
    if (!match?.groups) continue
    const { year, month, day, name } = match.groups
    const rest = text.slice(match[0].length)
    const clock = rest === '' ? {} : clockForm.exec(rest)?.groups
    if (!clock) return null
    return existing({
      year: Number(year),
      month: name === undefined ? Number(month) : monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1,
      day: Number(day),
      hour: Number(clock['hour'] ?? 0),
      minute: Number(clock['minute'] ?? 0),
      second: Number(clock['second'] ?? 0),
    })
  }
  return null
}

/** A date without a time, as `2026-11-11`, or null. */
export function readTypedDay(typed: string): string | null {
  const read = readTyped(typed)
  return read === null || typed.normalize('NFKC').includes(':') ? null : writeTypedDay(read)
}

/** 30 February and 24:00 are on no calendar and no clock. */
function existing(local: LocalTime): LocalTime | null {
  const { year, month, day, hour, minute, second } = local
  if (hour > 23 || minute > 59 || second > 59) return null
  const on = new Date(Date.UTC(year, month - 1, day))
  return on.getUTCFullYear() === year && on.getUTCMonth() === month - 1 && on.getUTCDate() === day ? local : null
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
