import { describe, expect, it } from 'vitest'
import { epochOf } from '#domain/time.ts'
import { formatDuration, formatInstant, formatInstantInZone, formatRelative } from '#lib/format/dates.ts'

const doubleEleven = '2026-11-10T16:00:00.000Z'

describe('a moment on the clock of its market', () => {
  it('prints the place, in each language', () => {
    expect(formatInstantInZone(doubleEleven, 'Asia/Hong_Kong', 'en')).toBe('11 Nov 2026 00:00 Hong Kong')
    expect(formatInstantInZone(doubleEleven, 'Asia/Hong_Kong', 'zh-HK')).toBe('2026年11月11日 00:00（香港）')
    expect(formatInstantInZone(doubleEleven, 'Asia/Taipei', 'zh-TW')).toBe('2026年11月11日 00:00（台北）')
  })

  it('prints another zone by its name', () =>
    expect(formatInstantInZone(doubleEleven, 'America/New_York', 'en')).toBe('10 Nov 2026 11:00 America/New_York'))

  it('writes midnight as 00:00', () =>
    expect(formatInstant(doubleEleven, 'Asia/Shanghai', 'en', 'clock')).toBe('00:00'))

  it('knows the weekday there, not here', () =>
    expect(formatInstant(doubleEleven, 'Asia/Shanghai', 'zh-CN', 'weekday')).toBe('周三 11月11日'))
})

describe('a span of time', () => {
  it.each([
    [12_000, '12 s'],
    [100_800_000, '1 d 4 h'],
    [3_600_000, '1 h'],
    [0, '0 s'],
    [90_061_000, '1 d 1 h'],
  ])('%i ms is %s', (ms, text) => expect(formatDuration(ms, 'en')).toBe(text))

  it('is written out where there is room', () => {
    expect(formatDuration(788_400_000, 'en', 'long')).toBe('9 days 3 hours')
    expect(formatDuration(90_000_000, 'en', 'long')).toBe('1 day 1 hour')
    expect(formatDuration(788_400_000, 'zh-TW', 'long')).toBe('9 天 3 小時')
  })
})

describe('how far from now', () => {
  const now = epochOf(doubleEleven)
  it.each([
    ['2026-11-10T15:59:48.000Z', '12 s ago', '12 秒前'],
    ['2026-11-10T15:59:58.000Z', 'just now', '刚刚'],
    ['2026-11-10T19:00:00.000Z', 'in 3 h', '3 小时后'],
  ])('%s', (at, english, chinese) => {
    expect(formatRelative(at, now, 'en')).toBe(english)
    expect(formatRelative(at, now, 'zh-CN')).toBe(chinese)
  })
})
