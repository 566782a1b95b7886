import { expect, it } from 'vitest'
import type { CampaignRecord } from '#domain/campaign/record.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { markets } from '#domain/market.ts'
import { double11Document } from '#mocks/seed/documents.ts'
import { sampleProducts } from '#mocks/seed/products.ts'
import { snapshotOf } from '#server/delivery/snapshot.ts'

const document = double11Document(
  fromTemplate('double11', { name: 'Double 11', markets: markets, firstDay: '2026-11-11', products: [] }),
  sampleProducts,
)
const now = '2026-11-02T00:00:00.000Z'
const recordOf = (published: unknown) =>
  ({
    id: 'c1',
    endedAt: null,
    archivedAt: null,
    pause: null,
    pastPauses: [],
    takenBack: [],
    versions: [{ number: 1, hash: 'h', effectiveAt: '2026-11-01T00:00:00.000Z', document: published }],
  }) as unknown as CampaignRecord

/** Every amount and count that is another market's, made a number that is found again. */
const foreign = 555_000_000
function marked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marked)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const perMarket = entries.length > 0 && entries.every(([name]) => markets.some((one) => one === name))
  return Object.fromEntries(
    entries.map(([name, entry]) => [name, perMarket && name !== 'HK' ? foreignIn(entry) : marked(entry)]),
  )
}
let count = 0
function foreignIn(value: unknown): unknown {
  if (typeof value === 'number') return foreign + ++count
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, foreignIn(entry)]))
}

it('has no number that is another market’s', () => {
  const text = JSON.stringify(snapshotOf([recordOf(marked(document))], 'HK', now))
  expect(count).toBeGreaterThan(20)
  expect(text).toContain(String(document.products[0]!.terms.HK!.listPrice))
  expect(text).not.toContain(String(foreign / 1_000_000))
})

const [version] = snapshotOf([recordOf(document)], 'HK', now).campaigns[0]!.versions

it.each(version!.plays.map((play) => [play.kind, play] as const))(
  'says nothing of a %s that is the operators’ own business, and nothing twice',
  (_kind, play) => {
    for (const own of ['circuitBreakers', 'markets', 'unitCost']) expect(play).not.toHaveProperty(own)
    const { delivery, terms: _terms, ...rules } = play
    expect(Object.keys(delivery).filter((name) => name in rules)).toEqual([])
  },
)
