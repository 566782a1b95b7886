import { dayMs, epochOf, instantOf, type Instant } from '../time.ts'
import type { Partner, Touch } from './input.ts'
import type { Binding } from './ledger.ts'
import type { PartnerProgramme } from './schema.ts'

/** Why a touch changed nothing. */
export const touchRefusals = ['notYetPartner', 'self', 'circle', 'notNew', 'alreadyBound'] as const
export type TouchRefusal = (typeof touchRefusals)[number]

/** Partners by id and by the key under which they shop, and the bindings that hold or held. */
export type People = {
  partners: ReadonlyMap<string, Partner>
  partnerOfUser: ReadonlyMap<string, Partner>
  bindings: ReadonlyMap<string, Binding>
}

/**
 * The binding that a touch makes or renews, or why it does neither.
 *
 * A partner is never bound to themselves, nor to anybody who, through bindings and invitations, belongs to them: no one
 * earns on a circle. While a binding lasts, `firstTouch` keeps its partner and its end, `lastTouch` hands the shopper to
 * whoever touched last and counts its days anew.
 */
export function bindingAfter(
  touch: Touch,
  people: People,
  rules: PartnerProgramme['binding'],
): Binding | { refused: TouchRefusal } {
  const { user, at } = touch
  const partner = people.partners.get(touch.partner)
  if (partner === undefined || partner.joinedAt > at) return { refused: 'notYetPartner' }
  if (partner.user === user) return { refused: 'self' }
  const held = people.bindings.get(user)
  const bound = held !== undefined && isBound(held, at)
  if (bound && held.partner === partner.id && rules.rule === 'firstTouch') return { ...held, lastTouch: at }
  if (bound && held.partner !== partner.id && rules.rule === 'firstTouch') return { refused: 'alreadyBound' }
  if (!bound && rules.binds === 'newUsers' && !touch.isNew) return { refused: 'notNew' }
  if (belongsTo(partner, user, at, people)) return { refused: 'circle' }
  const until = rules.days === null ? null : later(at, rules.days)
  const since = bound && held.partner === partner.id ? held.since : at
  return { user, partner: partner.id, since, until, lastTouch: at }
}

/** Does the binding hold at a moment? Its end is excluded. */
export function isBound(binding: Binding, at: Instant): boolean {
  return binding.until === null || at < binding.until
}

/** The partner an order counts for: the buyer's own, if the visit through their link is recent enough. */
export function sellerOf(binding: Binding, at: Instant, attributionDays: number | null): string | null {
  if (!isBound(binding, at)) return null
  return attributionDays === null || at < later(binding.lastTouch, attributionDays) ? binding.partner : null
}

/** The moment so many days later. */
export function later(at: Instant, days: number): Instant {
  return instantOf(epochOf(at) + days * dayMs)
}

/** Is the user above the partner, through who is bound to whom and who invited whom? */
function belongsTo(partner: Partner, user: string, at: Instant, people: People): boolean {
  // Nobody belongs to one who is no partner: most shoppers need no look at all.
  if (!people.partnerOfUser.has(user)) return false
  const open = [partner]
  const seen = new Set<string>()
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one.user === user) return true
    if (seen.has(one.id)) continue
    seen.add(one.id)
    const binding = people.bindings.get(one.user)
    const above = [one.invitedBy, binding !== undefined && isBound(binding, at) ? binding.partner : null]
    for (const id of above) {
      const next = id === null ? undefined : people.partners.get(id)
      if (next !== undefined) open.push(next)
    }
  }
  return false
}
