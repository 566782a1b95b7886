import type { HaggleEvent } from '#domain/analytics/event.ts'
import { blankCampaign } from '#domain/campaign/create.ts'
import { marketFacts, type Market } from '#domain/market.ts'
import { createProgramme } from '#domain/partners/create.ts'
import type { Order, Partner, Refund, StatementsInput, Touch } from '#domain/partners/input.ts'
import type { PartnerProgramme, RateSet, Tier } from '#domain/partners/schema.ts'

/** A programme of two levels in all markets, without an error. */
export function programme(overrides: Partial<PartnerProgramme> = {}): PartnerProgramme {
  const campaign = blankCampaign({ name: 'Double 11', markets: ['HK', 'TW', 'CN'] })
  const created = createProgramme(campaign, { programme: 'Partners', tiers: ['Bronze', 'Silver', 'Gold'] })
  return { ...created, ...overrides }
}

/** Own saving, level 1, level 2, in basis points. */
export const rates = (own: number, level1: number, level2 = 0): RateSet => ({ own, level1, level2 })

/** A tier asking for an amount in every market. */
export function tier(rank: number, standard: RateSet, overrides: Partial<Tier> = {}): Tier {
  const paid = (rank - 1) * 100_000
  return {
    id: `tier-${rank}`,
    name: `Tier ${rank}`,
    rank,
    thresholds: { paid: { HK: paid, TW: paid, CN: paid }, orders: 0, bound: 0 },
    rates: { standard, categories: {} },
    privileges: [],
    ...overrides,
  }
}

/** Noon in Hong Kong of a day like `11-20` in 2026, or of a whole date. */
export const noon = (day: string): string => `${day.length === 5 ? `2026-${day}` : day}T04:00:00.000Z`

export function partner(id: string, overrides: Partial<Partner> = {}): Partner {
  return { id, user: `${id}-shops`, market: 'HK', joinedAt: noon('10-01'), invitedBy: null, ...overrides }
}

let count = 0
const next = (kind: string) => `${kind}-${String(++count).padStart(5, '0')}`

/** A shopper came through a partner's link. */
export function touch(user: string, by: string, day: string, overrides: Partial<Touch> = {}): Touch {
  return { id: next('touch'), market: 'HK', user, partner: by, at: noon(day), isNew: true, ...overrides }
}

/** An order of one line per product, in the market's own currency. */
export function order(
  id: string,
  buyer: string,
  day: string,
  lines: Record<string, number>,
  market: Market = 'HK',
): Order {
  return {
    id,
    market,
    currency: marketFacts[market].currency,
    buyer,
    paidAt: noon(day),
    lines: Object.entries(lines).map(([product, amount]) => ({ id: product, product, amount, coupons: 0 })),
  }
}

export function refund(of: string, day: string, lines: Record<string, number>): Refund {
  return {
    id: next('refund'),
    order: of,
    at: noon(day),
    lines: Object.entries(lines).map(([line, amount]) => ({ line, amount })),
  }
}

/** November with nothing in it but what is given. `goods` earns standard rates, `phone` those of phones. */
export function month(given: Partial<StatementsInput> = {}): StatementsInput {
  return {
    programme: programme(),
    period: { from: '2026-11', to: '2026-11' },
    products: [
      { id: 'goods', category: null },
      { id: 'phone', category: 'phones' },
      { id: 'membership', category: null },
    ],
    partners: [],
    touches: [],
    orders: [],
    refunds: [],
    opening: null,
    ...given,
  }
}

let events = 0
/** Something that Bo does in Hong Kong at noon of a day. */
export const said = (type: HaggleEvent['type'], at: string, rest: Partial<HaggleEvent> = {}): HaggleEvent => ({
  id: `event-${String(++events).padStart(4, '0')}`,
  type,
  at: noon(at),
  market: 'HK',
  userKey: 'bo',
  ...rest,
})
export const paid = (at: string, orderId: string, amount: number, rest: Partial<HaggleEvent> = {}): HaggleEvent =>
  said('pay', at, { orderId, amount, currency: 'HKD', ...rest })
