import { describe, expect, it } from 'vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { CampaignRecord } from '#domain/campaign/record.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { markets } from '#domain/market.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import { playKinds } from '#domain/plays/schema.ts'
import { sampleProducts } from '#mocks/seed/products.ts'
import { double11Document } from '#mocks/seed/documents.ts'
import { snapshotOf } from '#server/delivery/snapshot.ts'
import { publishedDocument, type Snapshot } from '../../../scripts/traffic/published.ts'

const now = '2026-11-10T00:00:00.000Z'
const document = double11Document(
  fromTemplate('double11', { name: 'Double 11', markets: ['HK', 'TW', 'CN'], firstDay: '2026-11-11', products: [] }),
  sampleProducts,
)
const record = {
  id: 'c1',
  endedAt: null,
  archivedAt: null,
  pause: null,
  pastPauses: [],
  takenBack: [],
  versions: [{ number: 1, hash: 'h', effectiveAt: '2026-11-01T00:00:00.000Z', document }],
} as unknown as CampaignRecord
// As it travels: JSON.
const snapshots = markets.map((market) => JSON.parse(JSON.stringify(snapshotOf([record], market, now))) as Snapshot)

const script = (by: CampaignDocument) => ({
  campaign: { id: 'c1', document: by },
  shoppers: 300,
  seed: 'rehearsal',
  from: '2026-11-10T16:00:00.000Z',
  to: '2026-11-11T16:00:00.000Z',
})

describe('the rules that storefronts read', () => {
  const published = publishedDocument(snapshots, 'c1', now)!

  it('name the products as each market’s shoppers do', () => {
    expect(published.products.map(({ name, names }) => ({ name, names }))).toEqual(
      document.products.map(({ name, names }) => ({ name, names })),
    )
  })

  it('are put together again with each market its own prices and limits', () => {
    const prices = (from: CampaignDocument) =>
      from.plays.map((play) => [
        play.id,
        play.markets,
        play.cap,
        play.kind === 'bargain' ? play.floorPrice : play.kind === 'groupBuy' ? play.ladder : null,
      ])
    expect(prices(published)).toEqual(prices(document))
    expect(published.phases.map(({ kind, markets: held, window }) => [kind, held, window])).toEqual(
      document.phases.map(({ kind, markets: held, window }) => [kind, held, window]),
    )
  })

  it.each(playKinds)('bring back a play of every kind as it was: %s', (kind) => {
    const play = definitionFor(kind).create({ id: 'one', campaign: document, productId: document.products[0]!.id })
    const whole = { ...record, versions: [{ ...record.versions[0]!, document: { ...document, plays: [play] } }] }
    const read = markets.map((market) => JSON.parse(JSON.stringify(snapshotOf([whole], market, now))) as Snapshot)
    // What pauses it by itself is the operators' own business.
    const { circuitBreakers: _, ...told } = play
    expect(publishedDocument(read, 'c1', now)?.plays).toEqual([expect.objectContaining(told)])
  })

  it('make shoppers do exactly what the document itself would', () => {
    const events = [...shopperEvents(script(published))]
    expect(events.length).toBeGreaterThan(500)
    expect(events).toEqual([...shopperEvents(script(document))])
  })

  it('are null for a campaign that no market has', () => {
    expect(publishedDocument(snapshots, 'another', now)).toBeNull()
  })
})
