import { overlaps } from '../time.ts'
import type { Market } from '../market.ts'
import { allows, whyNotMeet } from './meet.ts'
import { sharedMoment } from './moment.ts'
import type { Reason } from './reasons.ts'
import type { CouponRule } from './schema.ts'

/** What keeps two rules from ever being in one order, whatever they allow: they share no market, no moment, no shopper … */
export const partings = ['market', 'window', 'hours', 'channel', 'phase', 'segment'] as const
export type Parting = (typeof partings)[number]

/** How two rules stand to each other. `apart` says of the first why it is not used beside the second. */
export type Pair = { a: string; b: string } & (
  | { verdict: 'together' }
  | { verdict: 'apart'; why: Reason }
  | { verdict: 'never'; because: Parting }
)

/** Every pair of rules once, in their order: may they be used in one order, and if not, why not. */
export function stackingMatrix(rules: readonly CouponRule[]): Pair[] {
  return rules.flatMap((b, k) => rules.slice(0, k).map((a) => pairOf(a, b)))
}

/** How one pair of rules stands to each other. */
export function pairOf(a: CouponRule, b: CouponRule): Pair {
  const names = { a: a.id, b: b.id }
  const because = partingOf(a, b)
  if (because !== null) return { ...names, verdict: 'never', because }
  const why = whyNotMeet(a, b)
  return why === null ? { ...names, verdict: 'together' } : { ...names, verdict: 'apart', why }
}

/** Rules of a market that the rule itself would meet, and that do not let it: what its own setting does not tell. */
export function refusedBy(rule: CouponRule, rules: readonly CouponRule[], market: Market): CouponRule[] {
  return rules.filter(
    (other) =>
      other.id !== rule.id &&
      other.markets.includes(market) &&
      allows(rule, other) &&
      !allows(other, rule) &&
      partingOf(rule, other) === null,
  )
}

/** Why two rules can never be in one order, or null where they can. */
export function partingOf(a: CouponRule, b: CouponRule): Parting | null {
  const apart = <T>(ours: readonly T[], theirs: readonly T[]) =>
    ours.length > 0 && theirs.length > 0 && !ours.some((one) => theirs.includes(one))
  const [ca, cb] = [a.conditions, b.conditions]
  if (!a.markets.some((market) => b.markets.includes(market))) return 'market'
  if (!overlaps(a.window, b.window)) return 'window'
  if (ca.hours !== null && cb.hours !== null && sharedMoment([a, b]) === null) return 'hours'
  if (apart(ca.channels, cb.channels)) return 'channel'
  if (apart(ca.phases, cb.phases)) return 'phase'
  if (apart(ca.segments, cb.segments)) return 'segment'
  return null
}
