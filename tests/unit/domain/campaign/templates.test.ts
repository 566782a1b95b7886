import { describe, expect, it } from 'vitest'
import { checkCampaign } from '#domain/campaign/checks.ts'
import { cloneDocument } from '#domain/campaign/create.ts'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { campaignDocumentSchema, type CampaignDocument } from '#domain/campaign/document.ts'
import { fromTemplate, templateNames } from '#domain/campaign/templates.ts'
import { languages, markets } from '#domain/market.ts'
import { definitionFor, definitionOf } from '#domain/plays/registry.ts'
import { playKinds } from '#domain/plays/schema.ts'
import { product } from '../support/builders.ts'

const products = ['x', 'y', 'z'].map((id) => product(id))
const choices = { name: 'Event', markets, firstDay: '2026-11-11' }

describe('a campaign from a template', () => {
  it.each(templateNames)('%s is a document like any other', (template) => {
    expect(campaignDocumentSchema.parse(fromTemplate(template, choices))).toBeDefined()
  })

  it.each(['double11', 'christmas'] as const)('%s only asks for its products', (template) => {
    const asked = fromTemplate(template, choices)
    const chosen = {
      ...asked,
      products,
      plays: asked.plays.map((play, k) =>
        definitionOf(play).withProduct!(play, { ...asked, products }, products[k]!.id),
      ),
    }
    expect(checkCampaign(asked).map(({ code }) => code)).toEqual(asked.plays.map(() => 'play.noProduct'))
    expect(checkCampaign(chosen)).toEqual([])
    expect(checkCampaign(fromTemplate(template, { ...choices, products }))).toEqual([])
  })

  it.each(languages)('is named in one language: %s', (language) => {
    for (const template of ['double11', 'christmas'] as const) {
      const { goal, plays, coupons } = fromTemplate(template, { ...choices, language })
      const names = [goal, ...[...plays, ...coupons].map(({ name }) => name)]
      expect(names.filter((name) => /\p{Script=Han}/u.test(name) !== (language !== 'en'))).toEqual([])
      expect(names.filter((name) => /[a-z]/i.test(name) !== (language === 'en'))).toEqual([])
    }
  })

  it('begins Double 11 with what shops give at one: so much off every so much, something for newcomers, shipping', () => {
    const document = fromTemplate('double11', { ...choices, language: 'zh-CN', products })
    expect(document.coupons.map(({ name, level }) => [name, level])).toEqual([
      ['跨店满减', 'order'],
      ['新人券', 'order'],
      ['包邮券', 'shipping'],
    ])
    const { perMarket, perCoupon } = campaignExposure(document)
    for (const market of markets) {
      const most = perCoupon.reduce((total, { worst }) => total + worst[market]!, 0)
      expect(most).toBeGreaterThan(0)
      expect(most).toBeLessThan(perMarket[market]!.budget / 20)
    }
  })

  it('begins its main phase at midnight of the day, in market time', () => {
    const main = fromTemplate('double11', choices).phases.find(({ kind }) => kind === 'main')
    expect(main).toMatchObject({
      markets: ['HK', 'TW', 'CN'],
      window: { from: '2026-11-10T16:00:00.000Z', to: '2026-11-11T16:00:00.000Z' },
    })
  })
})

/** Every moment a document names, wherever it stands. */
function datesIn(document: CampaignDocument): number[] {
  return [...JSON.stringify(document).matchAll(/"(\d{4}-\d\d-\d\dT[^"]+)"/g)].map(([, text]) => Date.parse(text!))
}

describe('a clone', () => {
  const original = {
    ...fromTemplate('double11', { ...choices, products }),
    acceptedWarnings: [{ finding: 'f', code: 'c', pointer: '', reason: 'r' }],
  }

  it('moves every date by the same time and leaves reasons behind', () => {
    const copy = cloneDocument(original, 'Next year', '2027-11-11')
    expect(copy.name).toBe('Next year')
    expect(copy.acceptedWarnings).toEqual([])
    expect(copy.phases.find(({ kind }) => kind === 'main')?.window.from).toBe('2027-11-10T16:00:00.000Z')
    const length = ({ window }: { window: { from: string; to: string } }) =>
      Date.parse(window.to) - Date.parse(window.from)
    expect([...copy.phases, ...copy.plays].map(length)).toEqual([...original.phases, ...original.plays].map(length))
    expect(checkCampaign(copy)).toEqual([])
  })

  it('takes along every date there is, of every kind of play', () => {
    const plays = playKinds.map((kind) =>
      definitionFor(kind).create({ id: kind, campaign: original, productId: products[0]!.id }),
    )
    const [before, after] = [
      { ...original, plays },
      cloneDocument({ ...original, plays }, 'Next year', '2027-11-11'),
    ].map(datesIn)
    expect(before!.length).toBeGreaterThan(2 * plays.length)
    expect(new Set(after!.map((at, k) => at - before![k]!))).toEqual(new Set([365 * 24 * 3_600_000]))
  })

  it('keeps its dates where no day is named', () => {
    expect(cloneDocument(original, 'Copy').phases).toEqual(original.phases)
  })
})
