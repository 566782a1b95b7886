import { marketFacts, type Language, type Market } from '#domain/market.ts'
import {
  dayMs,
  epochOf,
  hourMs,
  instantOf,
  minuteMs,
  secondMs,
  type EpochMs,
  type Instant,
  type LocalTime,
  type Span,
} from '#domain/time.ts'
import { durationWords, monthsEn, relativeWords, timeUnits, weekdays, zonePlaces, type TimeUnit } from './words.ts'

export type TimeZone = string

/** `day` 11 Nov 2026 · `dayShort` 11 Nov · `minute` 11 Nov 2026 00:00 · `second` with seconds · `clock` 00:00 */
export type DateStyle =
  | 'day'
  | 'dayShort'
  | 'weekday'
  | 'month'
  | 'minute'
  | 'minuteShort'
  | 'second'
  | 'clock'
  | 'clockSeconds'

/** A moment as the clock of a zone shows it, without naming the zone: for axes and columns whose head names it. */
export function formatInstant(instant: Instant, zone: TimeZone, language: Language, style: DateStyle): string {
  const local = localIn(instant, zone)
  const clock = `${two(local.hour)}:${two(local.minute)}`
  switch (style) {
    case 'clock':
      return clock
    case 'clockSeconds':
      return `${clock}:${two(local.second)}`
    case 'day':
      return day(local, language, true)
    case 'dayShort':
      return day(local, language, false)
    case 'month':
      return language === 'en' ? `${monthsEn[local.month - 1]} ${local.year}` : `${local.year}年${local.month}月`
    case 'weekday':
      return `${weekdays[language][weekdayOf(local)]} ${day(local, language, false)}`
    case 'minute':
      return `${day(local, language, true)} ${clock}`
    case 'minuteShort':
      return `${day(local, language, false)} ${clock}`
    case 'second':
      return `${day(local, language, true)} ${clock}:${two(local.second)}`
  }
}

/** A moment with the place whose clock it is: `11 Nov 2026 00:00 Hong Kong`. The form to use wherever no head names the zone. */
export function formatInstantInZone(
  instant: Instant,
  zone: TimeZone,
  language: Language,
  style: DateStyle = 'minute',
): string {
  const text = formatInstant(instant, zone, language, style)
  return language === 'en' ? `${text} ${placeOf(zone, language)}` : `${text}（${placeOf(zone, language)}）`
}

/**
 * A span of time, without naming the zone: whole days as `1 to 11 Nov 2026`, the last one the day it still lasts; others by
 * the minute.
 */
export function formatSpan({ from, to }: Span, zone: TimeZone, language: Language): string {
  const joint = language === 'en' ? ' to ' : '至'
  const [first, end] = [localIn(from, zone), localIn(to, zone)]
  const atMidnight = (local: LocalTime) => local.hour === 0 && local.minute === 0 && local.second === 0
  if (!atMidnight(first) || !atMidnight(end) || to <= from)
    return `${formatInstant(from, zone, language, 'minute')}${joint}${formatInstant(to, zone, language, 'minute')}`
  const last = localIn(instantOf(epochOf(to) - 1), zone)
  const sameYear = first.year === last.year
  const sameMonth = sameYear && first.month === last.month
  if (sameMonth && first.day === last.day) return day(first, language, true)
  if (language === 'en')
    return `${sameMonth ? first.day : day(first, language, !sameYear)}${joint}${day(last, language, true)}`
  return `${day(first, language, true)}${joint}${sameMonth ? `${last.day}日` : day(last, language, !sameYear)}`
}

/** The same with the place whose clock it is. */
export function formatSpanInZone(span: Span, zone: TimeZone, language: Language): string {
  const text = formatSpan(span, zone, language)
  return language === 'en' ? `${text} ${placeOf(zone, language)}` : `${text}（${placeOf(zone, language)}）`
}

export function zoneOf(market: Market): TimeZone {
  return marketFacts[market].timeZone
}

/** The place a zone is known by, or its IANA name. */
export function placeOf(zone: TimeZone, language: Language): string {
  return zonePlaces[zone]?.[language] ?? zone
}

/** A span of time in its two largest units: `9 days 3 hours`, short `1 d 4 h`. Below a second it is `0 s`. */
export function formatDuration(ms: number, language: Language, form: 'short' | 'long' = 'short', units = 2): string {
  const words = durationWords[language]
  const say = (count: number, unit: TimeUnit) =>
    form === 'long' ? words.long(count, unit) : `${count} ${words.short[unit]}`
  const parts = partsOf(Math.abs(ms))
  const first = parts.findIndex((part) => part.count > 0)
  if (first === -1) return say(0, 'second')
  return parts
    .slice(first, first + units)
    .filter((part) => part.count > 0)
    .map((part) => say(part.count, part.unit))
    .join(words.joint)
}

/** How far a moment lies from now, in one unit: `12 s ago`, `in 3 h`. Within five seconds it is `just now`. */
export function formatRelative(instant: Instant, now: EpochMs, language: Language): string {
  const distance = epochOf(instant) - now
  const words = relativeWords[language]
  if (Math.abs(distance) < 5 * secondMs) return words.now
  const span = formatDuration(distance, language, 'short', 1)
  return distance < 0 ? words.ago(span) : words.ahead(span)
}

const unitMs: Record<TimeUnit, number> = { day: dayMs, hour: hourMs, minute: minuteMs, second: secondMs }

function partsOf(ms: number): { unit: TimeUnit; count: number }[] {
  let left = ms
  return timeUnits.map((unit) => {
    const count = Math.floor(left / unitMs[unit])
    left -= count * unitMs[unit]
    return { unit, count }
  })
}

const formatters = new Map<TimeZone, Intl.DateTimeFormat>()

/** What the clock of any IANA zone shows at a moment. */
export function localIn(instant: Instant, zone: TimeZone): LocalTime {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB-u-hc-h23', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  const parts = new Map(formatter.formatToParts(epochOf(instant)).map((part) => [part.type, Number(part.value)]))
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  }
}

function day(local: LocalTime, language: Language, withYear: boolean): string {
  if (language === 'en') return `${local.day} ${monthsEn[local.month - 1]}${withYear ? ` ${local.year}` : ''}`
  return `${withYear ? `${local.year}年` : ''}${local.month}月${local.day}日`
}

function weekdayOf(local: LocalTime): number {
  return new Date(Date.UTC(local.year, local.month - 1, local.day)).getUTCDay()
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
