import { describe, expect, it } from 'vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { CampaignRecord } from '#domain/campaign/record.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { markets } from '#domain/market.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import { playKinds } from '#domain/plays/schema.ts'
import { double11Document } from '#mocks/seed/documents.ts'
import { sampleProducts } from '#mocks/seed/products.ts'
import { snapshotOf } from '#server/delivery/snapshot.ts'

const now = '2026-11-02T00:00:00.000Z'
const sample = double11Document(
  fromTemplate('double11', { name: 'Double 11', markets, firstDay: '2026-11-11', products: [] }),
  sampleProducts,
)
/** A play of every kind beside those of the sample. */
const document: CampaignDocument = {
  ...sample,
  plays: [
    ...sample.plays,
    ...playKinds.map((kind) =>
      definitionFor(kind).create({ id: `made-${kind}`, campaign: sample, productId: sample.products[0]!.id }),
    ),
  ],
}

function snapshotIn(published: unknown) {
  const version = { number: 1, hash: 'h', effectiveAt: '2026-11-01T00:00:00.000Z', document: published }
  const decisions = { endedAt: null, archivedAt: null, pause: null, pastPauses: [], takenBack: [] }
  return snapshotOf([{ id: 'c1', ...decisions, versions: [version] } as unknown as CampaignRecord], 'HK', now)
}

/** Another market's numbers begin with these figures, which no number of ours does. */
const foreign = 55_500_000
/** The document with every number of another market made one that is found again. */
function marked(value: unknown, isForeign = false): unknown {
  if (typeof value === 'number') return isForeign ? foreign + ++count : value
  if (Array.isArray(value)) return value.map((entry) => marked(entry, isForeign))
  if (typeof value !== 'object' || value === null) return value
  const names = Object.keys(value)
  const perMarket = names.length > 0 && names.every((name) => markets.some((market) => market === name))
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, marked(entry, isForeign || (perMarket && name !== 'HK'))]),
  )
}
let count = 0

describe('what a market’s storefronts read', () => {
  it('has no number that is another market’s', () => {
    const text = JSON.stringify(snapshotIn(marked(document)))
    expect(count).toBeGreaterThan(100)
    expect(text).toContain(String(document.products[0]!.terms.HK!.listPrice))
    expect(text).not.toMatch(/\b555\d{5}\b/)
  })

  const { plays } = snapshotIn(document).campaigns[0]!.versions[0]!
  it.each(playKinds)('says of a %s nothing that is the operators’ own business, and nothing twice', (kind) => {
    for (const { delivery, terms: _terms, ...rules } of plays.filter((play) => play.kind === kind)) {
      for (const own of ['circuitBreakers', 'markets']) expect(rules).not.toHaveProperty(own)
      expect(JSON.stringify(rules)).not.toContain('unitCost')
      expect(Object.keys(delivery).filter((name) => name in rules)).toEqual([])
    }
  })

  it('has an amount or null wherever there is one per market, never an empty list of markets', () => {
    const lottery = plays.find(({ kind }) => kind === 'lottery')
    const created = document.plays.find((play) => play.kind === 'lottery')
    expect(created).toMatchObject({ orderFrom: {} })
    expect(lottery).toMatchObject({ orderFrom: null, cap: { units: expect.anything(), budget: null } })
  })
})
