import type { CampaignDocument } from '../campaign/document.ts'
import type { Market } from '../market.ts'
import { perMarketOf } from '../plays/shared/products.ts'
import { createCoupon } from './create.ts'
import { wholeUnits } from './units.ts'
import type { CouponRule, Effect, EffectType } from './schema.ts'

/** What people begin a rule from. */
export const presets = [
  'spendAndSave',
  'percentOff',
  'everySpend',
  'nthItem',
  'gift',
  'freeShipping',
  'newShopper',
] as const
export type Preset = (typeof presets)[number]

/** An effect of a kind with figures to begin with, in every market's own money. */
export function firstEffect(type: EffectType, markets: readonly Market[]): Effect {
  const units = (amount: number) => wholeUnits(markets, amount)
  switch (type) {
    case 'amount':
      return { type, amount: units(40) }
    case 'percent':
      return { type, rate: 1_000, cap: units(100) }
    case 'fixedPrice':
      return { type, price: units(99) }
    case 'free':
      return { type }
    case 'spendSteps':
      return {
        type,
        steps: [
          { spend: units(300), amount: units(30) },
          { spend: units(600), amount: units(80) },
        ],
      }
    case 'spendRates':
      return { type, steps: [{ spend: units(300), rate: 1_000 }], cap: units(100) }
    case 'quantityRates':
      return {
        type,
        steps: [
          { quantity: 2, rate: 1_000 },
          { quantity: 3, rate: 2_000 },
        ],
        cap: units(200),
      }
    case 'everySpend':
      return { type, spend: units(300), amount: units(40), atMost: 3 }
    case 'everyQuantity':
      return { type, quantity: 2, amount: units(20), atMost: 5 }
    case 'nthItem':
      return { type, n: 2, rate: 5_000, which: 'cheapest', atMost: 1 }
    case 'gift':
      return { type, productId: '', quantity: 1 }
  }
}

/** A rule begun from a preset, with a name in the author's language. */
export function ruleFrom(preset: Preset, given: { id: string; name: string; campaign: CampaignDocument }): CouponRule {
  const base: CouponRule = { ...createCoupon(given), name: given.name }
  const { conditions, markets } = base
  const always = { ...conditions, purchases: [] }
  switch (preset) {
    case 'spendAndSave':
      return base
    case 'percentOff':
      return { ...base, effect: firstEffect('percent', markets) }
    case 'everySpend':
      return { ...base, conditions: always, effect: firstEffect('everySpend', markets) }
    case 'nthItem':
      return { ...base, level: 'item', conditions: always, effect: firstEffect('nthItem', markets) }
    case 'gift': {
      const [product] = given.campaign.products
      // Twice what the gift is worth, which is what the law of Taiwan asks for at least.
      const minimum = perMarketOf(markets, (market) =>
        Math.max(wholeUnits(markets, 300)[market] ?? 0, 2 * (product?.terms[market]?.listPrice ?? 0)),
      )
      const purchases = conditions.purchases.map((one) => (one.type === 'spend' ? { ...one, minimum } : one))
      const effect = { type: 'gift' as const, productId: product?.id ?? '', quantity: 1 }
      return { ...base, conditions: { ...conditions, purchases }, effect }
    }
    case 'freeShipping':
      return { ...base, level: 'shipping', effect: { type: 'free' } }
    case 'newShopper':
      return {
        ...base,
        conditions: { ...always, firstOrder: true },
        obtained: { type: 'sharedCode', code: 'HELLO' },
        effect: firstEffect('amount', markets),
      }
  }
}
