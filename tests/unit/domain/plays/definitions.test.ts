import { describe, expect, it } from 'vitest'
import { test } from '@fast-check/vitest'
import { eventSchema } from '#domain/analytics/event.ts'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { getAt } from '#domain/campaign/pointer.ts'
import type { Market } from '#domain/market.ts'
import { defaultAssumptions, ratesOf } from '#domain/forecast/assumptions.ts'
import { forecastAtOnce } from '#domain/forecast/simulate.ts'
import { marketRules } from '#domain/marketRules.ts'
import { checkPlay, definitionFor, definitionOf } from '#domain/plays/registry.ts'
import { playKinds, type PlayKind } from '#domain/plays/schema.ts'
import { wholeVocabulary } from '#domain/speech/all.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { anyMarket, draftPlays, drafts, seeds } from '../support/arbitraries.ts'
import { campaign, product } from '../support/builders.ts'

const rates = ratesOf(defaultAssumptions)
const knownWords = new Set(
  Object.entries(wholeVocabulary.words).flatMap(([group, values]) => values.map((value) => `${group}.${value}`)),
)

/** Every word a fact or a list of facts names. */
function wordsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  return typeof value === 'object' && value !== null && 'word' in value ? [String(value.word)] : []
}

/** What only people can answer, and a new play asks them. */
const asked: Partial<Record<PlayKind, string[]>> = { lottery: ['lottery.licenceMayBeNeeded'] }

describe.each(playKinds)('the play %s', (kind) => {
  const definition = definitionFor(kind)

  it('knows its own kind', () => {
    expect(definition.kind).toBe(kind)
  })

  it('begins without errors once its product is chosen', () => {
    const document = campaign()
    const play = { ...definition.create({ id: 'new', campaign: document, productId: 'x' }), name: 'New' }
    expect(checkPlay(play, document, '/plays/0').map(({ code }) => code)).toEqual(asked[kind] ?? [])
  })

  it('takes prices and limits from another product', () => {
    const dear = product('dear', { terms: { HK: { listPrice: 899_900, unitCost: 500_000, stock: { site: 40 } } } })
    const document = { ...campaign(['HK']), products: [product('x'), dear] }
    const play = { ...definition.create({ id: 'new', campaign: document, productId: 'x' }), name: 'New' }
    const moved = definitionOf(play).withProduct?.(play, document, 'dear')
    if (moved === undefined) return expect(play).not.toHaveProperty('productId')
    expect(definitionOf(moved).products(moved)).toEqual(['dear'])
    expect(moved.cap.units).toEqual({ HK: 40 })
    const lowest = definitionOf(moved).lowestPrice(moved, 'dear', 'HK', document)
    if (lowest !== null) expect(lowest).toBeGreaterThanOrEqual(500_000)
  })

  const alone = () => {
    const document = campaign(['HK'])
    const play = { ...definition.create({ id: 'new', campaign: document, productId: 'x' }), name: 'New' }
    return { ...document, plays: [play] }
  }

  it('is forecast: visitors take part, and whatever happens costs no more than its worst case', () => {
    const document = alone()
    const { perPlay } = forecastAtOnce(document, { seed: 'every kind', runs: 40 })
    const { openings, cost } = perPlay[0]!.perMarket.HK!
    expect(openings.p50).toBeGreaterThan(0)
    expect(cost.p90).toBeLessThanOrEqual(campaignExposure(document).perPlay[0]!.worst.HK!)
  })

  it('is played by shoppers, who say what they do in events of it', () => {
    const document = alone()
    // As long as it can be opened; its shoppers come while the campaign has visitors.
    const spans = definition.openSpans(document.plays[0]! as never)
    const script = { shoppers: 1_500, seed: 'every kind', from: spans[0]!.from, to: spans.at(-1)!.to }
    const events = [...shopperEvents({ ...script, campaign: { id: 'c', document } })].filter(
      ({ playId }) => playId === 'new',
    )
    expect(events.filter(({ type }) => type !== 'view').length).toBeGreaterThan(20)
    for (const event of events.slice(0, 300)) expect(eventSchema.parse(event)).toEqual(event)
  })
})

describe('any draft of a play', () => {
  test.prop([draftPlays(), drafts()])('is checked and priced without throwing', (play, document) => {
    const definition = definitionOf(play)
    const findings = checkPlay(play, document, '/plays/7')
    for (const { pointer, fix } of findings) {
      expect(pointer.startsWith('/plays/7/')).toBe(true)
      if (fix !== undefined) expect(fix.pointer.startsWith('/plays/7/')).toBe(true)
    }
    const held = { ...document, plays: [play] }
    const { worst, expected } = campaignExposure(held).perPlay[0]!
    const { worst: limited, unbounded } = definition.exposure(play, held)
    for (const market of Object.keys(limited) as Market[])
      if (!unbounded.includes(market)) expect(limited[market]).toBe(worst[market])
    for (const amount of [...Object.values(worst), ...Object.values(expected)]) {
      expect(Number.isSafeInteger(amount)).toBe(true)
      expect(amount).toBeGreaterThanOrEqual(0)
    }
    for (const [market, amount] of Object.entries(expected)) expect(amount).toBeLessThanOrEqual(worst[market as 'HK']!)
  })

  test.prop([draftPlays(), drafts()])(
    'is described by rows whose pointers lead somewhere, once each',
    (play, document) => {
      const rows = definitionOf(play).describe(play, document)
      const identities = rows.map(({ key, pointer }) => `${key}@${pointer}`)
      expect(new Set(identities).size).toBe(identities.length)
      for (const { pointer, value } of rows) {
        if (value !== null && pointer !== '/shape') expect(getAt(play, pointer)).not.toBeUndefined()
        for (const named of wordsIn(value)) expect(knownWords).toContain(named)
      }
    },
  )

  test.prop([draftPlays(), drafts(), anyMarket()])(
    'has terms, each filled with what its sentence needs',
    (play, document, market) => {
      for (const { key, data } of definitionOf(play).terms(play, document, market)) {
        expect(Object.keys(data).sort()).toEqual([...wholeVocabulary.terms[key]!].sort())
        for (const named of wordsIn(Object.values(data))) expect(knownWords).toContain(named)
      }
    },
  )

  test.prop([draftPlays(), drafts(), anyMarket(), seeds()])(
    'is played to an end that keeps the books',
    (play, document, market, seed) => {
      const outcome = definitionOf(play).simulate(play, document, market, rates, seed)
      expect(outcome.registrations).toBeLessThanOrEqual(outcome.helpersUsed)
      expect(outcome.subsidy).toBeGreaterThanOrEqual(0)
      if (outcome.units === 0) expect(outcome.subsidy).toBe(0)
      expect(definitionOf(play).simulate(structuredClone(play), document, market, rates, seed)).toEqual(outcome)
    },
  )
})

describe('the rules of places and platforms', () => {
  it.each(Object.entries(marketRules))('%s names only plays there are', (_key, rule) => {
    for (const kind of rule.plays) expect(playKinds).toContain(kind)
  })
})
