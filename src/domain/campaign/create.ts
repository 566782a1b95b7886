import type { CouponCase } from '../coupons/cases.ts'
import type { CouponRule } from '../coupons/schema.ts'
import { marketFacts, markets, type Market } from '../market.ts'
import { currencies, type Currency } from '../money.ts'
import { definitionOf } from '../plays/registry.ts'
import { atLocalTime, epochOf, instantOf, localTime, movedSpan, type Instant, type Span } from '../time.ts'
import { currentSchema, type CampaignDocument } from './document.ts'

/**
 * Rates to begin with: one major unit in HKD, in millionths. Rough, and meant to be replaced by the ones finance fixes
 * for the event; the first save shows them in Basics.
 */
const hkdMillionths: Record<Currency, number> = { HKD: 1_000_000, TWD: 250_000, CNY: 1_080_000 }

/** Budgets to begin with, minor units: about the same in each market. */
const firstBudgets: Record<Market, number> = { HK: 300_000_000, TW: 12_000_000, CN: 280_000_000 }

/** A campaign with its markets and nothing else. */
export function blankCampaign(given: { name: string; markets: readonly Market[] }): CampaignDocument {
  const held = markets.filter((market) => given.markets.includes(market))
  const into = marketFacts[held[0] ?? 'HK'].currency
  return {
    schema: currentSchema,
    name: given.name,
    goal: '',
    markets: Object.fromEntries(held.map((market) => [market, { budget: firstBudgets[market] }])),
    channels: ['site', 'app'],
    phases: [],
    exchange: { into, millionths: ratesInto(into) },
    holdoutPercent: 5,
    products: [],
    plays: [],
    coupons: [],
    couponCases: [],
    partners: null,
    acceptedWarnings: [],
  }
}

function ratesInto(into: Currency): CampaignDocument['exchange']['millionths'] {
  const others = currencies.filter((currency) => currency !== into)
  return Object.fromEntries(
    others.map((currency) => [currency, Math.round((hkdMillionths[currency] * 1_000_000) / hkdMillionths[into])]),
  )
}

/**
 * A campaign's content under another name, moved so that its main phase (or its first) begins on another day. Reasons
 * given for warnings stay behind: they were given for the original.
 *
 * @param firstDay `2026-11-11`, in the time of the phase's first market; without it the dates stay
 */
export function cloneDocument(document: CampaignDocument, name: string, firstDay?: string): CampaignDocument {
  const lead = document.phases.find(({ kind }) => kind === 'main') ?? document.phases[0]
  const market = lead?.markets[0] ?? markets.find((held) => document.markets[held] !== undefined) ?? 'HK'
  const shift =
    lead === undefined || firstDay === undefined
      ? 0
      : epochOf(onDay(lead.window.from, firstDay, market)) - epochOf(lead.window.from)
  const moved = (instant: Instant) => instantOf(epochOf(instant) + shift)
  const move = <P extends { window: Span }>(part: P): P => ({ ...part, window: movedSpan(part.window, moved) })
  return {
    ...document,
    name,
    phases: document.phases.map(move),
    plays: document.plays.map((play) => {
      const { moved: withItsDates } = definitionOf(play)
      return move(withItsDates === undefined ? play : withItsDates(play, moved))
    }),
    coupons: document.coupons.map((rule) => withoutCode(move(rule))),
    couponCases: document.couponCases.map((kept) => atAnotherTime(kept, moved)),
    acceptedWarnings: [],
  }
}

/** A code belongs to the event it was made for. */
function withoutCode(rule: CouponRule): CouponRule {
  return rule.obtained.type === 'sharedCode' ? { ...rule, obtained: { ...rule.obtained, code: '' } } : rule
}

function atAnotherTime(kept: CouponCase, moved: (instant: Instant) => Instant): CouponCase {
  const { at, held } = kept.context
  return {
    ...kept,
    context: {
      ...kept.context,
      ...(at === undefined ? {} : { at: moved(at) }),
      ...(held === undefined
        ? {}
        : { held: held.map((one) => (one.since === undefined ? one : { ...one, since: moved(one.since) })) }),
    },
  }
}

/** The same time of day on another date of a market's calendar. */
function onDay(instant: Instant, day: string, market: Market): Instant {
  const { hour, minute, second } = localTime(instant, market)
  return atLocalTime({ ...dayOf(day), hour, minute, second }, market)
}

/** @throws RangeError if the text is no date. */
export function dayOf(day: string): { year: number; month: number; day: number } {
  const [year, month, date] = day.split('-').map(Number)
  if (!year || !month || !date) throw new RangeError(`day ${day}`)
  return { year, month, day: date }
}
