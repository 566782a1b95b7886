import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { languages, type Language, type Market } from '#domain/market.ts'
import type { BasisPoints, Money } from '#domain/money.ts'
import type { EpochMs, Instant, Span } from '#domain/time.ts'
import {
  formatDuration,
  formatInstant,
  formatInstantInZone,
  formatRelative,
  formatSpan,
  formatSpanInZone,
  placeOf,
  type DateStyle,
  type TimeZone,
} from './dates.ts'
import { compactMoney, formatMoney } from './money.ts'
import { compactNumber, formatDecimal, formatNumber } from './numbers.ts'
import { discountConventions, formatBasisPoints, formatDiscount, formatPartsPerMillion, formatRate } from './percent.ts'
import { marketNames } from './words.ts'

/** Every way of writing a figure or a time, bound to the reader's language. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(() => formatIn(language), [language])
}

export type Format = ReturnType<typeof formatIn>

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return languages.find((language) => language === i18n.language) ?? 'en'
}

export function formatIn(language: Language) {
  return {
    language,
    money: (money: Money, sign?: 'minusOnly' | 'always') => formatMoney(money, sign),
    moneyShort: (money: Money, sign?: 'minusOnly' | 'always') => compactMoney(money, language, sign),
    number: formatNumber,
    decimal: formatDecimal,
    numberShort: (value: number) => compactNumber(value, language),
    rate: formatRate,
    percent: formatBasisPoints,
    odds: formatPartsPerMillion,
    discount: (off: BasisPoints) => formatDiscount(off, discountConventions[language]),
    time: (instant: Instant, zone: TimeZone, style?: DateStyle) => formatInstantInZone(instant, zone, language, style),
    timeBare: (instant: Instant, zone: TimeZone, style: DateStyle) => formatInstant(instant, zone, language, style),
    span: (span: Span, zone: TimeZone) => formatSpanInZone(span, zone, language),
    spanBare: (span: Span, zone: TimeZone) => formatSpan(span, zone, language),
    place: (zone: TimeZone) => placeOf(zone, language),
    market: (market: Market) => marketNames[market][language],
    relative: (instant: Instant, now: EpochMs) => formatRelative(instant, now, language),
    /** Sentences one after another: Chinese ones carry their own space. */
    sentences: (parts: readonly string[]) => parts.join(language === 'en' ? ' ' : ''),
    duration: (ms: number, form?: 'short' | 'long') => formatDuration(ms, language, form),
  }
}
