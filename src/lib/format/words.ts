import type { Language, Market } from '#domain/market.ts'
import type { Currency } from '#domain/money.ts'

/** How each currency is written in front of an amount (design of the trade, not Intl: that prints `$` for TWD in zh-TW). */
export const currencySigns: Record<Currency, string> = { HKD: 'HK$', TWD: 'NT$', CNY: '¥' }

export type BigUnit = { from: number; size: number; word: string }

/** The steps at which a reader stops counting digits, largest first. `from` is where the short form starts to help. */
export const bigUnits: Record<Language, readonly BigUnit[]> = {
  en: [
    { from: 1e9, size: 1e9, word: ' B' },
    { from: 1e6, size: 1e6, word: ' M' },
  ],
  'zh-CN': chinese('万', '亿'),
  'zh-TW': chinese('萬', '億'),
  'zh-HK': chinese('萬', '億'),
}

function chinese(tenThousand: string, hundredMillion: string): BigUnit[] {
  return [
    { from: 1e8, size: 1e8, word: hundredMillion },
    { from: 1e5, size: 1e4, word: tenThousand },
  ]
}

/** A percentage taken off, beside the language's own way of saying a discount. */
export const percentOff: Record<Language, (percent: string) => string> = {
  en: (percent) => `${percent} off`,
  'zh-CN': (percent) => `减 ${percent}`,
  'zh-TW': (percent) => `減 ${percent}`,
  'zh-HK': (percent) => `減 ${percent}`,
}

export const monthsEn = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

export const weekdays: Record<Language, readonly string[]> = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  'zh-TW': ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
  'zh-HK': ['週日', '週一', '週二', '週三', '週四', '週五', '週六'],
}

/** The clock's place, as people say it. Other zones are printed by their IANA name. */
export const zonePlaces: Record<string, Record<Language, string>> = {
  'Asia/Hong_Kong': { en: 'Hong Kong', 'zh-CN': '香港', 'zh-TW': '香港', 'zh-HK': '香港' },
  'Asia/Taipei': { en: 'Taipei', 'zh-CN': '台北', 'zh-TW': '台北', 'zh-HK': '台北' },
  'Asia/Shanghai': { en: 'Shanghai', 'zh-CN': '上海', 'zh-TW': '上海', 'zh-HK': '上海' },
}

export const marketNames: Record<Market, Record<Language, string>> = {
  HK: { en: 'Hong Kong', 'zh-CN': '香港', 'zh-TW': '香港', 'zh-HK': '香港' },
  TW: { en: 'Taiwan', 'zh-CN': '台湾', 'zh-TW': '台灣', 'zh-HK': '台灣' },
  CN: { en: 'Mainland China', 'zh-CN': '中国大陆', 'zh-TW': '中國大陸', 'zh-HK': '中國內地' },
}

export const timeUnits = ['day', 'hour', 'minute', 'second'] as const
export type TimeUnit = (typeof timeUnits)[number]

type DurationWords = { short: Record<TimeUnit, string>; long: (count: number, unit: TimeUnit) => string; joint: string }

const simplified: Record<TimeUnit, string> = { day: '天', hour: '小时', minute: '分钟', second: '秒' }
const traditional: Record<TimeUnit, string> = { day: '天', hour: '小時', minute: '分鐘', second: '秒' }
const english: Record<TimeUnit, string> = { day: 'd', hour: 'h', minute: 'min', second: 's' }

const inChinese = (units: Record<TimeUnit, string>): DurationWords => ({
  short: units,
  long: (count, unit) => `${count} ${units[unit]}`,
  joint: ' ',
})

export const durationWords: Record<Language, DurationWords> = {
  en: { short: english, long: (count, unit) => `${count} ${unit}${count === 1 ? '' : 's'}`, joint: ' ' },
  'zh-CN': inChinese(simplified),
  'zh-TW': inChinese(traditional),
  'zh-HK': inChinese(traditional),
}

export const relativeWords: Record<
  Language,
  { now: string; ago: (span: string) => string; ahead: (span: string) => string }
> = {
  en: { now: 'just now', ago: (span) => `${span} ago`, ahead: (span) => `in ${span}` },
  'zh-CN': { now: '刚刚', ago: (span) => `${span}前`, ahead: (span) => `${span}后` },
  'zh-TW': { now: '剛剛', ago: (span) => `${span}前`, ahead: (span) => `${span}後` },
  'zh-HK': { now: '剛剛', ago: (span) => `${span}前`, ahead: (span) => `${span}後` },
}
