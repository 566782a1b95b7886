/** One forecast and one story of shoppers, as a text each, to be compared between Node and a browser. */
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { canonicalText } from '#domain/campaign/hash.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { forecastAtOnce, type Forecast } from '#domain/forecast/simulate.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import { playKinds } from '#domain/plays/schema.ts'
import { hash32 } from '#domain/seed.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { shopperEvents, type ShopperScript } from '#domain/shoppers/shoppers.ts'

const phone = (id: string) => ({
  id,
  name: `Phone ${id}`,
  category: 'phones',
  terms: { HK: { listPrice: 199_900, unitCost: 120_000, stock: { site: 700 } } },
})

const template = fromTemplate('double11', {
  name: 'Double 11',
  markets: ['HK'],
  firstDay: '2026-11-11',
  products: ['x', 'y', 'z'].map(phone),
})

/** A campaign with a play of every kind there is. */
export const forecastDocument: CampaignDocument = {
  ...template,
  plays: playKinds.map((kind) => ({
    ...definitionFor(kind).create({ id: kind, campaign: template, productId: 'x' }),
    name: kind,
  })),
}
export const forecastOptions = { seed: 'the same everywhere', runs: 40 }

export const forecastScript: ShopperScript = {
  campaign: { id: 'c1', document: forecastDocument },
  shoppers: 400,
  seed: 'the same everywhere',
  from: '2026-11-10T16:00:00.000Z',
  to: '2026-11-12T16:00:00.000Z',
}

export const digestOf = (value: Forecast | readonly HaggleEvent[]): string => hash32(canonicalText(value)).toString(16)

/** What this engine, whichever it is, makes of both. */
export const digestsHere = () => ({
  forecast: digestOf(forecastAtOnce(forecastDocument, forecastOptions)),
  shoppers: digestOf([...shopperEvents(forecastScript)]),
})
export type Digests = ReturnType<typeof digestsHere>
