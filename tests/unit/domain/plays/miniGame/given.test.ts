import { describe, expect, it } from 'vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import { defaultAssumptions, ratesOf } from '#domain/forecast/assumptions.ts'
import { expectedOfPlays } from '#domain/forecast/expected.ts'
import { forecastAtOnce } from '#domain/forecast/simulate.ts'
import { takePart, turnoutOf } from '#domain/plays/lottery/turnout.ts'
import { chancesGiven, passShare } from '#domain/plays/miniGame/given.ts'
import type { MiniGame } from '#domain/plays/miniGame/schema.ts'
import { simulateMiniGame } from '#domain/plays/miniGame/simulate.ts'
import { drawsOf } from '#domain/seed.ts'
import { holding, lottery, prizeIn } from '../../support/builders.ts'
import { miniGame } from '../../support/playBuilders.ts'

const rates = ratesOf(defaultAssumptions)
const toDraw = (given: Partial<MiniGame> = {}) =>
  miniGame({ reward: { type: 'draw', playId: 'draw', chances: 2 }, units: 1_000_000, ...given })
/** A draw that only a game opens: one in a hundred wins HK$10, and there is enough of it. */
const draw = (given: object = {}) =>
  lottery({
    markets: ['HK'],
    freeDrawsPerDay: 0,
    ways: [],
    drawsPerDay: 1_000,
    prizes: [prizeIn('HK', { value: 1_000, stock: 1_000_000, odds: 10_000 })],
    ...given,
  })
const costOf = (document: CampaignDocument) => expectedOfPlays(document, defaultAssumptions).costs.get('draw')!.HK!

describe('who passes a game', () => {
  it.each<[string, Partial<MiniGame>]>([
    ['with one chance', { chancesPerDay: 1, chancesPerShare: 0 }],
    ['with three', { chancesPerDay: 3, chancesPerShare: 0 }],
    ['with one more for each share', { chancesPerDay: 1, chancesPerShare: 1, mostByShares: 10 }],
    ['with three more for each share, five at most', { chancesPerDay: 1, chancesPerShare: 3, mostByShares: 5 }],
    ['of a thousand items', { chancesPerDay: 1, chancesPerShare: 0, items: 1_000, passMark: 750 }],
    ['in a vote, which knows no wrong', { game: 'vote', passMark: null }],
    ['nobody without a chance', { chancesPerDay: 0 }],
  ])('%s, as often as it is played', (_, given) => {
    const play = miniGame(given)
    const games = 4_000
    let passed = 0
    for (let k = 0; k < games; k++)
      if (simulateMiniGame(play, holding(play), 'HK', rates, `pass:${k}`).completed) passed++
    const share = passShare(play, rates)
    // Four standard deviations.
    const bound = 4 * Math.sqrt((share * (1 - share)) / games)
    expect(Math.abs(passed / games - share)).toBeLessThanOrEqual(bound)
  })
})

describe('chances that a game gives', () => {
  it('make a draw cost what its odds and prizes say, which nobody else can draw in', () => {
    const document = holding(toDraw(), draw())
    const given = chancesGiven('draw', document, 'HK', rates)
    expect(given).toBeGreaterThan(1_000)
    // Each chance is worth a hundredth of HK$10; visitors stray by a third, whose mean is above the middle.
    const perChance = 10
    expect(costOf(document) / (given * perChance)).toBeGreaterThan(0.85)
    expect(costOf(document) / (given * perChance)).toBeLessThan(1.25)
    const { cost } = forecastAtOnce(document, { seed: 'given', runs: 60 }).perPlay[1]!.perMarket.HK!
    expect(cost.p10).toBeLessThan(costOf(document))
    expect(cost.p90).toBeGreaterThan(costOf(document))
  })

  it('cost nothing without the game, and what they cost follows the game that gives them', () => {
    const document = holding(toDraw(), draw())
    expect(costOf(holding(draw()))).toBe(0)
    const twice = setAt(document, '/plays/0/reward/chances', 4)
    // The draw itself is the very same: what was worked out of it before may not be used again.
    expect(costOf(document)).toBeGreaterThan(0)
    expect(costOf(twice) / costOf(document)).toBeCloseTo(2, 1)
  })

  it('are as many as rewards are left, in the markets of the game alone, and none to nobody', () => {
    const given = (game: MiniGame) => chancesGiven('draw', holding(game, draw()), 'HK', rates)
    expect(given(toDraw({ cap: { ...toDraw().cap, units: { HK: 50 } } }))).toBe(100)
    expect(given(toDraw({ markets: ['TW'] }))).toBe(0)
    expect(given(toDraw({ rewardsPerPerson: 0 }))).toBe(0)
    expect(given(toDraw({ reward: { type: 'draw', playId: 'another', chances: 2 } }))).toBe(0)
    expect(given(miniGame())).toBe(0)
  })

  it('are drawn as often as they are given, however many days the draw is open', () => {
    for (const days of [1, 2, 3, 5]) {
      const play = draw({ days })
      const document = holding(toDraw(), play)
      const { participants, days: drawnOn, given } = turnoutOf(play, document, 'HK', rates)
      expect(given * participants * drawnOn).toBeCloseTo(chancesGiven('draw', document, 'HK', rates), 6)
      const people = 4_000
      let drawn = 0
      for (let k = 0; k < people; k++) drawn += takePart(play, rates, days, given, drawsOf(`part ${days} ${k}`)).draws
      expect(drawn / (people * given * drawnOn)).toBeGreaterThan(0.95)
      expect(drawn / (people * given * drawnOn)).toBeLessThan(1.05)
    }
  })

  it('beyond what few winners may draw on their days cost nothing', () => {
    // Thirty rewards; who has one free draw of five a day may add four a day, on a single day.
    const few = (chances: number) =>
      toDraw({ reward: { type: 'draw', playId: 'draw', chances }, cap: { ...toDraw().cap, units: { HK: 30 } } })
    const oneDay = draw({ days: 1, freeDrawsPerDay: 1, drawsPerDay: 5 })
    const added = (chances: number) => costOf(holding(few(chances), oneDay)) - costOf(holding(oneDay))
    expect(added(4)).toBeGreaterThan(0)
    expect(added(20)).toBe(added(4))
  })

  it('count towards the draws of a day', () => {
    const document = holding(
      toDraw({ reward: { type: 'draw', playId: 'draw', chances: 90 } }),
      draw({ drawsPerDay: 1 }),
    )
    const open = holding(toDraw({ reward: { type: 'draw', playId: 'draw', chances: 90 } }), draw())
    expect(costOf(document)).toBeLessThan(costOf(open) / 5)
  })
})
