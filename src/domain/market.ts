import type { Currency, Minor } from './money.ts'

export const markets = ['HK', 'TW', 'CN'] as const
export type Market = (typeof markets)[number]

export const languages = ['en', 'zh-CN', 'zh-TW', 'zh-HK'] as const
export type Language = (typeof languages)[number]

export const salesChannels = ['site', 'app', 'miniProgram', 'marketplace', 'store'] as const
export type SalesChannel = (typeof salesChannels)[number]

export const socialChannels = ['whatsapp', 'facebook', 'wechat', 'line', 'weibo', 'qzone'] as const
export type SocialChannel = (typeof socialChannels)[number]

export type MarketFacts = {
  currency: Currency
  /** IANA name, printed beside every time. */
  timeZone: 'Asia/Hong_Kong' | 'Asia/Taipei' | 'Asia/Shanghai'
  /** Hours ahead of UTC. None of the three markets keeps daylight saving time. */
  utcOffsetHours: 8
  /** Languages the shopper terms are written in, the first one binding. */
  termsLanguages: readonly [Language, ...Language[]]
  socialChannels: readonly SocialChannel[]
}

/** What differs between the markets. Currency, zones, channels and wording: design of the trade in each place. */
export const marketFacts: Record<Market, MarketFacts> = {
  HK: {
    currency: 'HKD',
    timeZone: 'Asia/Hong_Kong',
    utcOffsetHours: 8,
    termsLanguages: ['zh-HK', 'en'],
    socialChannels: ['whatsapp', 'facebook', 'wechat'],
  },
  TW: {
    currency: 'TWD',
    timeZone: 'Asia/Taipei',
    utcOffsetHours: 8,
    termsLanguages: ['zh-TW'],
    socialChannels: ['line', 'facebook'],
  },
  CN: {
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    utcOffsetHours: 8,
    termsLanguages: ['zh-CN'],
    socialChannels: ['wechat', 'weibo', 'qzone'],
  },
}

/**
 * The largest price or amount per unit in minor units, and the most units, a document may hold. Their product, the worst
 * a play can cost, is still an exact integer.
 */
export const mostPerUnit = 1_000_000_000
export const mostUnits = 1_000_000

/** One amount per market, each in that market's own currency. A market the campaign does not run in has no entry. */
export type PerMarket = Partial<Record<Market, Minor>>

/** More of one product than any shop puts into one cart. */
export const mostOfOneLine = 10_000
