import { describe, expect, it } from 'vitest'
import { test } from '@fast-check/vitest'
import { acceptedWarning, blocking } from '#domain/campaign/acceptance.ts'
import { checkCampaign, type CheckContext } from '#domain/campaign/checks.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { getAt, setAt } from '#domain/campaign/pointer.ts'
import { wholeVocabulary } from '#domain/speech/all.ts'
import { drafts } from '../support/arbitraries.ts'
import { campaign } from '../support/builders.ts'

const base = campaign()
const found = (document: CampaignDocument, context: CheckContext = {}) =>
  checkCampaign(document, context).map(({ code, pointer }) => `${code} ${pointer}`)

describe('a campaign is checked', () => {
  it('and a sound one has nothing to answer for', () => {
    expect(found(base)).toEqual([])
  })

  test.prop([drafts(), drafts()])('whatever state it is in, by findings of the catalogue', (document, other) => {
    const context = { others: [{ id: 'o', name: 'Other', document: other }], now: '2026-11-05T00:00:00.000Z' }
    const knownWords = new Set(
      Object.entries(wholeVocabulary.words).flatMap(([group, values]) => values.map((value) => `${group}.${value}`)),
    )
    for (const { code, severity, data } of checkCampaign(document, context)) {
      const known = wholeVocabulary.findings[code]
      if (known === undefined) throw new Error(`unknown code ${code}`)
      expect(severity).toBe(known.severity)
      expect(Object.keys(data).sort()).toEqual([...known.data].sort())
      for (const fact of Object.values(data))
        if (typeof fact === 'object' && 'word' in fact) expect(knownWords).toContain(fact.word)
    }
  })

  test.prop([drafts()])('and a fix that is offered can be made', (document) => {
    for (const { fix } of checkCampaign(document)) {
      if (fix === undefined) continue
      const fixed = setAt(document, fix.pointer, fix.value)
      expect(getAt(fixed, fix.pointer)).toEqual(fix.value)
    }
  })

  it.each<[string, CampaignDocument, string[]]>([
    [
      'for markets',
      { ...base, markets: {}, phases: [], plays: [], partners: null },
      ['basics.noMarket /markets', 'basics.noPhase /phases', 'basics.noPlay /plays'],
    ],
    [
      'for channels',
      { ...campaign(['HK']), channels: [], products: [], plays: [] },
      ['basics.noChannel /channels', 'basics.noPlay /plays'],
    ],
    [
      'for missing exchange rates',
      setAt(base, '/exchange/millionths/TWD', undefined),
      ['basics.exchangeRateMissing /exchange/millionths/TWD'],
    ],
    [
      'for a phase that ends before it begins',
      setAt(base, '/phases/0/window/to', '2026-10-01T00:00:00.000Z'),
      ['phase.empty /phases/0/window/to'],
    ],
    ['for a phase without market', setAt(base, '/phases/0/markets', []), ['phase.noMarket /phases/0/markets']],
    [
      'for phases that overlap',
      setAt(base, '/phases/1/window/from', '2026-10-31T00:00:00.000Z'),
      ['phase.overlap /phases/1/window'],
    ],
    [
      'for phases out of order',
      setAt(setAt(base, '/phases/0/kind', 'warmUp'), '/phases/1/kind', 'teaser'),
      ['phase.order /phases/1/window'],
    ],
    [
      'for a market that no phase is held in',
      { ...base, phases: base.phases.map((phase) => ({ ...phase, markets: ['HK' as const, 'TW' as const] })) },
      ['phase.marketWithoutPhase /phases'],
    ],
    [
      'for stock on a channel it does not use',
      setAt(base, '/products/0/terms/HK/stock/store', 5),
      ['basics.channelNotInCampaign /products/0/terms/HK/stock/store'],
    ],
    [
      'for the same product in two plays',
      setAt(campaign(['HK']), '/plays/1/productId', 'x'),
      ['product.overAllotted /products/0/terms/HK/stock', 'product.inTwoPlays /plays/1/productId'],
    ],
    [
      'for a play twice',
      { ...base, plays: [base.plays[0]!, { ...base.plays[1]!, id: 'group' }] },
      ['basics.duplicateId /plays/1/id'],
    ],
  ])('%s', (_what, document, expected) => {
    expect(found(document)).toEqual(expected)
  })

  it('for what is over', () => {
    expect(found(base, { now: '2026-12-01T00:00:00.000Z' })).toEqual(['basics.alreadyOver /phases'])
  })

  it('for a worst case above the budget, and one that is nearly used up', () => {
    expect(found(setAt(base, '/markets/HK/budget', 90_000_000))).toEqual(['budget.worstOverBudget /markets/HK/budget'])
    expect(found(setAt(base, '/markets/HK/budget', 20_000_000))).toEqual([
      'budget.worstOverBudget /markets/HK/budget',
      'budget.expectedNearBudget /markets/HK/budget',
    ])
  })
})

describe('a reason for a warning', () => {
  const doubtful = setAt(base, '/plays/2/floorPrice/HK', 0)

  it('answers exactly that finding, wherever the play stands in the list', () => {
    const [warning] = checkCampaign(doubtful)
    const accepted = [acceptedWarning(warning!, 'free phones are the point')]
    expect(blocking(checkCampaign(doubtful), accepted)).toEqual([])
    expect(blocking(checkCampaign({ ...doubtful, plays: doubtful.plays.toReversed() }), accepted)).toEqual([])
  })

  it('is void when what it was given for changes', () => {
    const [warning] = checkCampaign(doubtful)
    const accepted = [acceptedWarning(warning!, 'free phones are the point')]
    const more = setAt(doubtful, '/plays/2/cap/units/HK', 600)
    expect(blocking(checkCampaign(more), accepted).map(({ code }) => code)).toEqual(['bargain.floorBelowCost'])
  })

  it('never answers an error', () => {
    const broken = setAt(base, '/plays/2/helpers', 0)
    const findings = checkCampaign(broken)
    const accepted = findings.map((finding) => acceptedWarning(finding, 'please'))
    expect(blocking(findings, accepted).map(({ code }) => code)).toEqual(['bargain.noHelpers'])
  })
})
