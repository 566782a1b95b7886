import type { Market } from '../market.ts'
import { epochOf, hourMs, instantOf, localTime, type Instant } from '../time.ts'
import type { CouponContext, Usage } from './cart.ts'
import { reason, type Reason } from './reasons.ts'
import type { CouponRule } from './schema.ts'
import { word } from './vocabulary.ts'

/** A context whose market and moment are known. */
export type SettledContext = CouponContext & { market: Market; at: Instant }

/**
 * Why a rule cannot be used here, now and by this shopper, whatever is in the cart; null where it can. The first of the
 * reasons in the order a shopper would ask: where, when, how it was come by, for whom, whether there are any left.
 */
export function standing(rule: CouponRule, context: SettledContext, codes: ReadonlySet<string>): Reason | null {
  return whereAndWhen(rule, context) ?? comeBy(rule, context, codes) ?? forWhom(rule, context) ?? usedUp(rule, context)
}

function whereAndWhen({ markets, window, conditions }: CouponRule, context: SettledContext): Reason | null {
  const { market, at, channel, phase } = context
  if (!markets.includes(market)) return reason('otherMarket', { market: word('market', market) })
  if (at < window.from) return reason('notYet', { from: { at: window.from } })
  if (at >= window.to) return reason('over', { to: { at: window.to } })
  const { channels, phases, hours } = conditions
  if (channels.length > 0 && (channel === undefined || !channels.includes(channel))) return reason('otherChannel', {})
  if (phases.length > 0 && (phase === undefined || !phases.includes(phase))) return reason('otherPhase', {})
  if (hours !== null && !isWithin(hours, at, market))
    return reason('otherHours', { from: clock(hours.fromMinute), to: clock(hours.toMinute) })
  return null
}

export type Hours = NonNullable<CouponRule['conditions']['hours']>

/** Is a moment within hours of the day, on the clock of a market? */
export function isWithin({ fromMinute, toMinute }: Hours, at: Instant, market: Market): boolean {
  const { hour, minute } = localTime(at, market)
  const now = hour * 60 + minute
  return fromMinute < toMinute ? fromMinute <= now && now < toMinute : fromMinute <= now || now < toMinute
}

/** Minutes after midnight as a clock shows them: `20:00`. */
export function clock(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function comeBy(
  { id, obtained, window }: CouponRule,
  context: SettledContext,
  codes: ReadonlySet<string>,
): Reason | null {
  if (obtained.type === 'automatic') return null
  if (obtained.type === 'sharedCode')
    return obtained.code !== '' && codes.has(plainCode(obtained.code)) ? null : reason('codeMissing', {})
  const held = context.held?.find(({ rule }) => rule === id)
  if (held === undefined)
    return reason(
      obtained.type === 'claimed' ? 'notClaimed' : obtained.type === 'given' ? 'notGiven' : 'codeMissing',
      {},
    )
  if (obtained.type === 'uniqueCodes' || obtained.validHours === null || held.since === undefined) return null
  const to = Math.min(epochOf(held.since) + obtained.validHours * hourMs, epochOf(window.to))
  return epochOf(context.at) < to ? null : reason('expired', { to: { at: instantOf(to) } })
}

/** A shared code as it is compared: people type it in either case, with spaces, or on a Chinese keyboard. */
export function plainCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
}

function forWhom({ conditions }: CouponRule, context: SettledContext): Reason | null {
  const { segments, firstOrder, playOutcome } = conditions
  if (segments.length > 0 && (context.segment === undefined || !segments.includes(context.segment)))
    return reason('otherSegment', {})
  if (firstOrder && context.firstOrder !== true) return reason('notFirstOrder', {})
  if (playOutcome === null) return null
  const { plays, outcome } = playOutcome
  const ended = context.outcomes?.some(
    (one) => one.outcome === outcome && (plays.length === 0 || plays.includes(one.play)),
  )
  return ended === true ? null : reason('noPlayOutcome', { outcome: word('playOutcome', outcome) })
}

/** How much of a rule has been used before this order. */
export function usageOf(id: string, { usage }: Pick<CouponContext, 'usage'>): Usage {
  return (usage !== undefined && Object.hasOwn(usage, id) ? usage[id] : undefined) ?? {}
}

function usedUp({ id, limits }: CouponRule, context: SettledContext): Reason | null {
  const used = usageOf(id, context)
  const { market } = context
  const uses = limits.uses[market] ?? null
  const gone = (limit: number | null, so: number | undefined): limit is number => limit !== null && (so ?? 0) >= limit
  if (gone(uses, used.used)) return reason('usesGone', { uses })
  if (gone(limits.perDay, used.usedToday)) return reason('dayGone', { uses: limits.perDay })
  if (gone(limits.perPerson, used.usedByPerson)) return reason('personGone', { uses: limits.perPerson })
  if (gone(limits.perPersonPerDay, used.usedByPersonToday))
    return reason('personDayGone', { uses: limits.perPersonPerDay })
  return null
}
