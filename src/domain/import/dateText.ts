import { instantOf, minuteMs, type EpochMs, type Instant, type LocalTime } from '../time.ts'
import type { Mapping } from './mapping.ts'

export type DateFormat = Mapping['dateFormat']

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

const forms: Record<Exclude<DateFormat, 'ISO'>, { pattern: RegExp; parts: readonly Part[] }> = {
  'YYYY-MM-DD': { pattern: /^(\d{4})-(\d{1,2})-(\d{1,2})$/, parts: ['year', 'month', 'day'] },
  'YYYY-MM-DD HH:mm:ss': {
    pattern: /^(\d{4})-(\d{1,2})-(\d{1,2}) (\d{1,2}):(\d{2}):(\d{2})$/,
    parts: ['year', 'month', 'day', 'hour', 'minute', 'second'],
  },
  'YYYY/MM/DD': { pattern: /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/, parts: ['year', 'month', 'day'] },
  YYYYMMDD: { pattern: /^(\d{4})(\d{2})(\d{2})$/, parts: ['year', 'month', 'day'] },
  'DD/MM/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, parts: ['day', 'month', 'year'] },
  'MM/DD/YYYY': { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, parts: ['month', 'day', 'year'] },
}

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/

/**
 * Reads a date in one form. A date without a time is its midnight; an ISO time that names its own offset is taken at
 * that, every other is for the caller to place in the mapping's zone.
 *
 * `localMs` counts the wall clock as if it were UTC.
 *
 * @returns null where the text is not of that form or names a day that does not exist.
 */
export function readDate(text: string, format: DateFormat): { localMs: EpochMs } | { instant: Instant } | null {
  const trimmed = text.trim()
  if (format === 'ISO') return readIso(trimmed)
  const { pattern, parts } = forms[format]
  const match = pattern.exec(trimmed)
  if (!match) return null
  const local: LocalTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  parts.forEach((part, k) => (local[part] = Number(match[k + 1])))
  return exists(local) ? { localMs: localMsOf(local) } : null
}

function readIso(text: string): ReturnType<typeof readDate> {
  const match = iso.exec(text)
  if (!match) return null
  const [year, month, day, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const local = { year: year!, month: month!, day: day!, hour, minute, second }
  if (!exists(local)) return null
  const offset = match[7]
  if (offset === undefined) return { localMs: localMsOf(local) }
  return { instant: instantOf(localMsOf(local) - offsetMinutes(offset) * minuteMs) }
}

function localMsOf({ year, month, day, hour, minute, second }: LocalTime): EpochMs {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function offsetMinutes(offset: string): number {
  if (offset === 'Z') return 0
  const digits = offset.replace(':', '')
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5))
  return digits.startsWith('-') ? -minutes : minutes
}

function exists({ year, month, day, hour, minute, second }: LocalTime): boolean {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= lastDay && hour < 24 && minute < 60 && second < 60 && year >= 1900
  )
}
