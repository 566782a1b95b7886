import { entryOf } from '../entryOf.ts'
import type { Market } from '../market.ts'
import { bindingAfter } from '../partners/binding.ts'
import type { Partner, Touch } from '../partners/input.ts'
import type { Binding } from '../partners/ledger.ts'
import type { PartnerProgramme } from '../partners/schema.ts'
import { epochOf, type EpochMs } from '../time.ts'
import type { HaggleEvent } from './event.ts'

/**
 * Those whom events name as partners, each from the first visit through their link on. As shoppers events do not know
 * them: the key is one that no shopper has, so that nothing is taken for their own purchase.
 */
export function partnersNamed(events: readonly HaggleEvent[]): Partner[] {
  const first = new Map<string, Partner>()
  for (const { partnerId, market, at } of events) {
    if (partnerId === undefined || at >= (first.get(partnerId)?.joinedAt ?? '9')) continue
    first.set(partnerId, { id: partnerId, user: `p:${partnerId}`, market, joinedAt: at, invitedBy: null })
  }
  return [...first.values()]
}

/** A stretch in which a shopper belonged to a partner; `until`, excluded, is when it ended or will, null for life. */
export type HeldBinding = {
  subject: string
  market: Market
  partnerId: string
  since: EpochMs
  until: EpochMs | null
  /** Was the shopper new to the shop when it began? */
  isNew: boolean
}

/** Everybody's bindings by the programme's rules, one market apart from the other. */
export function bindingsOf(
  touches: readonly Touch[],
  partners: readonly Partner[],
  rules: PartnerProgramme['binding'],
): HeldBinding[] {
  const known = new Map(partners.map((partner) => [partner.id, partner]))
  const partnerOfUser = new Map(partners.map((partner) => [partner.user, partner]))
  const held: HeldBinding[] = []
  const last = new Map<string, HeldBinding>()
  const bindings = new Map<Market, Map<string, Binding>>()
  for (const touch of touches.toSorted((a, b) => compare(a.at, b.at) || compare(a.id, b.id))) {
    const { user, market, isNew } = touch
    const here = entryOf(bindings, market, () => new Map<string, Binding>())
    const outcome = bindingAfter(touch, { partners: known, partnerOfUser, bindings: here }, rules)
    if ('refused' in outcome) continue
    here.set(user, outcome)
    const since = epochOf(outcome.since)
    const until = outcome.until === null ? null : epochOf(outcome.until)
    const before = last.get(`${market} ${user}`)
    if (before !== undefined && before.partnerId === outcome.partner && before.since === since) {
      before.until = until
      continue
    }
    if (before !== undefined && (before.until === null || before.until > since)) before.until = since
    const begun = { subject: user, market, partnerId: outcome.partner, since, until, isNew }
    last.set(`${market} ${user}`, begun)
    held.push(begun)
  }
  return held
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
