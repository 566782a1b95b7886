import type { CampaignDocument } from '../campaign/document.ts'
import type { PhaseKind } from '../campaign/phaseKinds.ts'
import type { CouponContext, Usage } from '../coupons/cart.ts'
import { evaluate } from '../coupons/evaluate.ts'
import { usualFee } from '../coupons/units.ts'
import { marketFacts, type Market } from '../market.ts'
import type { Minor } from '../money.ts'
import { chance } from '../plays/shared/draws.ts'
import { hourMs, instantOf, type EpochMs } from '../time.ts'
import type { Person, World } from './world.ts'

/** How often each rule was used and what it gave, by keys of this file's own. It changes as shoppers go on. */
export type CouponBook = Map<string, { used: number; spent: Minor }>

/**
 * What coupons take off an order, and how to give them back where the order comes to nothing. `offGoods` is without what is
 * taken off the shipping fee, which is no part of what an order's goods come to.
 */
export type Settled = {
  discounts: readonly { couponId: string; amount: Minor; offGoods: Minor }[]
  cancel: () => void
}

export const inFull: Settled = { discounts: [], cancel: () => undefined }

/** Codes that everybody may use are known to few. A default, unmeasured. */
const codesHeardOf = 1_500

/** One unit of a product at a checkout, which offers the allowed set of coupons that is best for the buyer. */
export function checkout(
  world: World,
  at: EpochMs,
  person: Person,
  productId: string | undefined,
  unitPrice: Minor,
): Settled {
  const { campaign, draw, book } = world
  const product = campaign?.document.products.find(({ id }) => id === productId)
  if (campaign === null || product === undefined || campaign.document.coupons.length === 0) return inFull
  const { document } = campaign
  const { market } = person
  const codes = document.coupons.flatMap(({ obtained }) =>
    obtained.type === 'sharedCode' && chance(draw, codesHeardOf) ? [obtained.code] : [],
  )
  const evaluated = evaluate(
    {
      currency: marketFacts[market].currency,
      lines: [{ id: 'line', product: product.id, category: product.category, unitPrice, quantity: 1 }],
      shipping: usualFee(market),
    },
    document.coupons,
    { ...contextOf(person, document, at), at: instantOf(at), codes, usage: usageIn(book, document, person, at) },
    'best',
  )
  if (!evaluated.ok) return inFull
  const discounts = evaluated.evaluation.explanations.flatMap((one) =>
    one.outcome === 'applied' ? [{ couponId: one.rule, amount: one.amount, offGoods: one.amount - one.shipping }] : [],
  )
  enter(book, discounts, person, at, 1)
  return { discounts, cancel: () => enter(book, discounts, person, at, -1) }
}

function contextOf(person: Person, document: CampaignDocument, at: EpochMs): CouponContext {
  const { market, channel, contact, opened, isNew, orders, coupons, outcomes } = person
  const phase = phaseAt(document, at, market)
  const ofOwn = opened.size > 0 ? 'sharer' : 'nonSharer'
  return {
    market,
    channel,
    segment: contact === null || contact === 'alone' ? ofOwn : contact,
    firstOrder: isNew && orders === 0,
    outcomes,
    held: [...coupons].map(([rule, since]) => ({ rule, since })),
    ...(phase === undefined ? {} : { phase }),
  }
}

/** The phase a market is in, if the campaign is held there at the moment. */
export function phaseAt({ phases }: CampaignDocument, at: EpochMs, market: Market): PhaseKind | undefined {
  const now = instantOf(at)
  return phases.find(
    ({ markets, window }) =>
      (markets.length === 0 || markets.includes(market)) && window.from <= now && now < window.to,
  )?.kind
}

const unused = { used: 0, spent: 0 }

function usageIn(book: CouponBook, { coupons }: CampaignDocument, person: Person, at: EpochMs): Record<string, Usage> {
  return Object.fromEntries(
    coupons.map(({ id }) => {
      const [all, today, byPerson, byPersonToday] = keysOf(id, person, at).map((key) => book.get(key) ?? unused)
      const usage: Usage = {
        used: all!.used,
        spent: all!.spent,
        usedToday: today!.used,
        usedByPerson: byPerson!.used,
        usedByPersonToday: byPersonToday!.used,
      }
      return [id, usage]
    }),
  )
}

function enter(book: CouponBook, discounts: Settled['discounts'], person: Person, at: EpochMs, times: 1 | -1): void {
  for (const { couponId, amount } of discounts)
    for (const key of keysOf(couponId, person, at)) {
      const { used, spent } = book.get(key) ?? unused
      book.set(key, { used: used + times, spent: spent + times * amount })
    }
}

/** In all, today, by the person, and by the person today. */
function keysOf(rule: string, { market, visitorKey }: Person, at: EpochMs): string[] {
  const day = instantOf(at + marketFacts[market].utcOffsetHours * hourMs).slice(0, 10)
  const all = `${rule}@${market}`
  const byPerson = `${all}#${visitorKey}`
  return [all, `${all} ${day}`, byPerson, `${byPerson} ${day}`]
}
