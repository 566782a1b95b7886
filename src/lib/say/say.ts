import type { i18n } from 'i18next'
import type { Clause } from '#domain/coupons/readBack.ts'
import type { Fact } from '#domain/fact.ts'
import { markets, type Language, type Market } from '#domain/market.ts'
import { nameIn } from '#domain/named.ts'
import { zoneOf, type TimeZone } from '../format/dates.ts'
import { formatIn } from '../format/useFormat.ts'
import { durationWords } from '../format/words.ts'

/** Anything the rules say about a campaign: a dictionary's key and the values its sentence is filled with. */
export type Said = { key: string; data?: Readonly<Record<string, Fact>> | undefined }

export type Say = ReturnType<typeof sayIn>

/**
 * Writes facts and sentences of the rules in one language: the reader's, or a market's for what shoppers will read.
 * The dictionaries `findings`, `statements`, `terms` and `words` of that language must be loaded.
 *
 * @param zone whose clock times are read on; printed with them
 */
export function sayIn(language: Language, i18next: i18n, zone: TimeZone) {
  const format = formatIn(language)
  const t = i18next.getFixedT(language)
  const lookUp = (namespace: string, key: string, values: Record<string, string> = {}) =>
    t(`${namespace}:${key}` as 'shell:appName', { ...values, defaultValue: key })
  /** A sentence about a number of things: one of them is said in the singular where the dictionary has it (`key_one`). */
  const counted = (namespace: string, key: string, data: Clause['data'], values: Record<string, string>) => {
    const count = Object.values(data).find((value) => typeof value === 'number')
    return t(`${namespace}:${key}` as 'shell:appName', {
      ...(count === undefined ? {} : { count }),
      ...values,
      defaultValue: key,
    })
  }
  const fill = (namespace: string, { key, data = {} }: Said, times?: 'bare') =>
    counted(namespace, key, data, filled(data, times))
  /** What is about one market tells times by that market's clock. */
  const fillThere = (namespace: string, { key, data = {} }: Said, about?: Market) => {
    const there = marketIn(data) ?? about
    return counted(namespace, key, data, filled(data, 'zoned', there === undefined ? zone : zoneOf(there)))
  }

  const fact = (value: Fact, times: 'zoned' | 'bare' = 'zoned', clock = zone): string => {
    if (typeof value === 'string') return value
    if (typeof value === 'number') return format.decimal(value)
    if (typeof value === 'boolean') return lookUp('shell', value ? 'ui.yes' : 'ui.no')
    if ('name' in value) return nameIn(value, language)
    if ('amount' in value) return format.money(value)
    if ('rate' in value) return format.percent(value.rate)
    if ('partsPerMillion' in value) return format.odds(value.partsPerMillion)
    if ('hours' in value) return `${format.number(value.hours)} ${durationWords[language].short.hour}`
    if ('off' in value) return format.discount(value.off)
    if ('span' in value) return times === 'bare' ? format.spanBare(value.span, clock) : format.span(value.span, clock)
    if ('at' in value)
      return times === 'bare' ? format.timeBare(value.at, clock, 'minute') : format.time(value.at, clock)
    return lookUp('words', value.word)
  }
  const filled = (data: Said['data'] = {}, times?: 'zoned' | 'bare', clock?: TimeZone) =>
    Object.fromEntries(Object.entries(data).map(([name, value]) => [name, fact(value, times, clock)]))

  const facts = (value: Fact | readonly Fact[] | null): string => {
    if (value === null) return '–'
    if (!isList(value)) return fact(value)
    return value.length === 0 ? '–' : value.map((one) => fact(one)).join(language === 'en' ? ', ' : '、')
  }
  const piece = ({ key, data }: Clause) =>
    counted(
      'couponSentences',
      key,
      data,
      Object.fromEntries(
        Object.entries(data).map(([name, value]) => [
          name,
          isList(value) && value.length === 0 ? lookUp('shell', 'ui.notChosen') : facts(value),
        ]),
      ),
    )

  return {
    language,
    fact: (value: Fact) => fact(value),
    /** One value, several with commas between, or a dash for none. */
    facts,
    /** A coupon rule as one sentence; needs the dictionary `couponSentences`. */
    rule: (parts: readonly (readonly Clause[])[]) => {
      const [comma, semicolon] = language === 'en' ? [', ', '; '] : ['，', '；']
      return capital(parts.map((part) => part.map(piece).join(comma)).join(semicolon))
    },
    /** Why a coupon rule was not applied in a market; needs the dictionary `couponReasons`. */
    reason: (code: string, data: Said['data'], market: Market) =>
      fillThere('couponReasons', { key: code, data }, market),
    /** @param about the market it is about, where its data name none: times are told by its clock */
    finding: (code: string, data?: Said['data'], about?: Market) => fillThere('findings', { key: code, data }, about),
    /** Several findings of one kind in one sentence, where only words of the trade tell them apart; else the first of them. */
    findingTogether: (code: string, all: readonly NonNullable<Said['data']>[]) => {
      const [first = {}] = all
      const together = Object.entries(first).map(([name, fact]) => {
        const facts = distinct(all.map((data) => data[name] ?? fact))
        return { name, facts, joins: facts.length === 1 || facts.every(isWord) }
      })
      if (!together.every(({ joins }) => joins)) return fillThere('findings', { key: code, data: first })
      const and = language === 'en' ? ', ' : '、'
      return lookUp(
        'findings',
        code,
        Object.fromEntries(together.map(({ name, facts }) => [name, facts.map((one) => fact(one)).join(and)])),
      )
    },
    /** What a row of facts is about: "price for 5". */
    statement: (said: Said) => fill('statements', said),
    /** A sentence of the shopper rules; it names the market's clock itself. */
    term: (said: Said) => fill('terms', said, 'bare'),
    word: (group: string, value: string) => lookUp('words', `${group}.${value}`),
    /** The same standing alone, as an option or a head. */
    label: (group: string, value: string) => capital(lookUp('words', `${group}.${value}`)),
  }
}

/** The one market that values are about, where they name it. */
function marketIn(data: Readonly<Record<string, Fact>>): Market | undefined {
  const named = data['market']
  if (typeof named !== 'object' || !('word' in named)) return undefined
  return markets.find((market) => named.word === `market.${market}`)
}

function distinct(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()]
}

const isWord = (fact: Fact): boolean => typeof fact === 'object' && 'word' in fact

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function isList(value: Fact | readonly Fact[]): value is readonly Fact[] {
  return Array.isArray(value)
}
