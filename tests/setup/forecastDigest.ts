/** One forecast whose every figure is known beforehand: the same in Node and in a browser. */
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { canonicalText } from '#domain/campaign/hash.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import type { Forecast } from '#domain/forecast/simulate.ts'
import { hash32 } from '#domain/seed.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import type { ShopperScript } from '#domain/shoppers/shoppers.ts'

const phone = (id: string) => ({
  id,
  name: `Phone ${id}`,
  category: 'phones',
  terms: { HK: { listPrice: 199_900, unitCost: 120_000, stock: { site: 700 } } },
})

export const forecastDocument: CampaignDocument = fromTemplate('double11', {
  name: 'Double 11',
  markets: ['HK'],
  firstDay: '2026-11-11',
  products: ['x', 'y', 'z'].map(phone),
})
export const forecastOptions = { seed: 'the same everywhere', runs: 40 }

export const forecastScript: ShopperScript = {
  campaign: { id: 'c1', document: forecastDocument },
  shoppers: 400,
  seed: 'the same everywhere',
  from: '2026-11-10T16:00:00.000Z',
  to: '2026-11-12T16:00:00.000Z',
}

export const digestOf = (value: Forecast | readonly HaggleEvent[]): string => hash32(canonicalText(value)).toString(16)

/**
 * Changes whenever the simulation or a default assumption does: then copy what `npx vitest run tests/unit/domain/forecast`
 * says here, and see that the browser says the same.
 */
export const digests = { forecast: '22f8c330', shoppers: 'be9e1e9e' }
