import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { guessedAtLeast, mostChancesPerDay, passedByGuessing } from '#domain/plays/miniGame/chance.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { Lottery } from '#domain/plays/lottery/schema.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import { checkMiniGame } from '#domain/plays/miniGame/checks.ts'
import { deliverMiniGame } from '#domain/plays/miniGame/deliver.ts'
import { miniGameExposure } from '#domain/plays/miniGame/exposure.ts'
import type { MiniGame } from '#domain/plays/miniGame/schema.ts'
import { miniGameTerms } from '#domain/plays/miniGame/terms.ts'
import { lottery } from '../../support/builders.ts'
import { miniGame, withCoupon } from '../../support/playBuilders.ts'

const document = withCoupon()
const vote = { game: 'vote', passMark: null } as const

const findings = (play: MiniGame) =>
  checkMiniGame(play, document, '/plays/0').map(({ code, severity, pointer, fix }) => [
    severity,
    code,
    pointer.replace('/plays/0', ''),
    fix?.value,
  ])

describe('luck and skill', () => {
  const counts = fc.record({ items: fc.integer({ min: 1, max: 12 }), choices: fc.integer({ min: 2, max: 4 }) })

  test.prop([counts])('are told apart by counting every way to answer blindly', ({ items, choices }) => {
    const ways = choices ** items
    fc.pre(ways <= 5_000)
    const rights = Array.from({ length: ways }, (_, way) => {
      let right = 0
      for (let k = 0, rest = way; k < items; k++, rest = Math.floor(rest / choices)) if (rest % choices === 0) right++
      return right
    })
    const tails = guessedAtLeast({ game: 'quiz', items, choices })!
    expect(tails).toHaveLength(items + 1)
    tails.forEach((share, mark) => {
      const exact = (rights.filter((right) => right >= mark).length * 10_000) / ways
      expect(Math.abs(share - exact)).toBeLessThanOrEqual(0.5 + 1e-6)
    })
  })

  it('say that eight of ten pictures are no luck, and six of ten are', () => {
    expect(passedByGuessing(miniGame())).toBe(547)
    expect(passedByGuessing(miniGame({ passMark: 6 }))).toBe(3_770)
    expect(passedByGuessing(miniGame({ game: 'hiddenObject' }))).toBeNull()
    expect(passedByGuessing(miniGame({ items: 1_000, passMark: 500 }))).toBe(5_126)
  })
})

describe('a mini-game is checked', () => {
  it('and a sound one has nothing to answer for, nor has a vote for nothing', () => {
    expect(findings(miniGame())).toEqual([])
    expect(findings(miniGame({ ...vote, reward: { type: 'none' } }))).toEqual([])
  })

  it.each<[string, MiniGame, unknown[]]>([
    ['for nothing to play with', miniGame({ items: 0 }), ['error', 'miniGame.noItems', '/items', 10]],
    ['for a vote without a choice', miniGame({ ...vote, items: 1 }), ['error', 'miniGame.noItems', '/items', 3]],
    ['for one answer to choose', miniGame({ choices: 1 }), ['error', 'miniGame.noChoices', '/choices', 2]],
    ['for no pass mark', miniGame({ passMark: null }), ['error', 'miniGame.passMarkMissing', '/passMark', 8]],
    [
      'for a vote with a right answer',
      miniGame({ ...vote, passMark: 2 }),
      ['error', 'miniGame.passMarkOnVote', '/passMark', null],
    ],
    [
      'for a pass mark nobody can reach',
      miniGame({ passMark: 11 }),
      ['error', 'miniGame.passMarkOutOfRange', '/passMark', 8],
    ],
    [
      'for a game that is luck, with the mark that makes it skill',
      miniGame({ passMark: 5 }),
      ['warning', 'miniGame.passedByGuessing', '/passMark', 7],
    ],
    ['for no chances', miniGame({ chancesPerDay: 0 }), ['error', 'miniGame.noChances', '/chancesPerDay', 1]],
    [
      'for shares that add nothing',
      miniGame({ chancesPerShare: 2, mostByShares: 1 }),
      ['error', 'miniGame.sharesAddNothing', '/mostByShares', 2],
    ],
    [
      'for a channel whose rules speak against giving chances for shares',
      miniGame({ shareCard: { ...miniGame().shareCard, channels: ['whatsapp', 'wechat'] } }),
      ['warning', 'shareCard.platformRule', '/shareCard/channels', ['whatsapp']],
    ],
    [
      'for a reward nobody may have',
      miniGame({ rewardsPerPerson: 0 }),
      ['error', 'miniGame.noReward', '/rewardsPerPerson', 1],
    ],
    [
      'for skill that earns nothing',
      miniGame({ reward: { type: 'none' } }),
      ['warning', 'miniGame.playedForNothing', '/reward/type', undefined],
    ],
    [
      'for a draw nobody chose',
      miniGame({ reward: { type: 'draw', playId: '', chances: 1 } }),
      ['error', 'miniGame.noDraw', '/reward/playId', undefined],
    ],
    [
      'for a draw that is gone',
      miniGame({ reward: { type: 'draw', playId: 'was-there', chances: 1 } }),
      ['error', 'miniGame.drawGone', '/reward/playId', undefined],
    ],
    [
      'for a coupon that is gone',
      miniGame({ reward: { type: 'coupon', couponId: 'was-there', value: { HK: 1 } } }),
      ['error', 'miniGame.couponGone', '/reward/couponId', undefined],
    ],
    [
      'for a coupon nobody priced',
      miniGame({ reward: { type: 'coupon', couponId: 'thanks', value: {} } }),
      ['error', 'miniGame.valueMissing', '/reward/value/HK', undefined],
    ],
  ])('%s', (_what, play, expected) => {
    expect(findings(play)).toEqual([expected])
  })
})

describe('a game that leads to a draw', () => {
  const draw: Lottery = { ...lottery(), id: 'tree', markets: ['HK'], window: miniGame().window }
  const leads = (given: Partial<Lottery> = {}) => ({ ...document, plays: [{ ...draw, ...given }] })
  const play = miniGame({ reward: { type: 'draw', playId: 'tree', chances: 1 } })
  const codes = (campaign: CampaignDocument) => checkMiniGame(play, campaign, '/plays/1').map(({ code }) => code)

  it('has nothing to answer for where the draw is held as long, and where the game is', () => {
    expect(codes(leads())).toEqual([])
    expect(codes(leads({ markets: ['TW'] }))).toEqual(['miniGame.drawNotInMarket'])
    const sooner = { ...draw.window, to: draw.window.from }
    expect(codes(leads({ window: sooner }))).toEqual(['miniGame.drawEndsBefore'])
  })

  it('is what a new game is where the campaign has one, and is found again where its draw was replaced', () => {
    const campaign = leads()
    const begun = definitionFor('miniGame').create({ id: 'new', campaign })
    expect(begun).toMatchObject({ game: 'recognise', reward: { type: 'draw', playId: 'tree' } })
    const lost = { ...play, reward: { ...play.reward, playId: 'gone' } } as MiniGame
    expect(checkMiniGame(lost, campaign, '/plays/1')[0]).toMatchObject({
      code: 'miniGame.drawGone',
      fix: { pointer: '/plays/1/reward/playId', value: 'tree' },
    })
    expect(miniGameTerms(play, campaign, 'HK')).toContainEqual({
      key: 'miniGame.drawAfterPass',
      data: { chances: 1, draw: draw.name },
    })
  })
})

describe('what a mini-game can cost', () => {
  it('is every reward given and used; a coupon is counted with its rule, chances in a draw with the draw', () => {
    const game = miniGame({ units: 300 })
    expect(miniGameExposure(game, { ...document, coupons: [] }).worst).toEqual({ HK: 600_000 })
    expect(miniGameExposure(game, document).worst).toEqual({ HK: 0 })
    const draw = miniGame({ reward: { type: 'draw', playId: 'd', chances: 1 } })
    expect(miniGameExposure(draw, document).worst).toEqual({ HK: 0 })
  })
})

describe('a day of a mini-game', () => {
  it('has its own chances and those by shares, up to the maximum', () => {
    expect(mostChancesPerDay({ chancesPerDay: 3, chancesPerShare: 1, mostByShares: 4 })).toBe(7)
    expect(mostChancesPerDay({ chancesPerDay: 3, chancesPerShare: 0, mostByShares: 4 })).toBe(3)
  })

  it('is delivered with whether there is anything to pass, which a vote has not', () => {
    expect(deliverMiniGame(miniGame())).toEqual({ mostChancesPerDay: expect.any(Number), hasPassMark: true })
    expect(deliverMiniGame(miniGame({ ...vote, passMark: 3 })).hasPassMark).toBe(false)
  })

  it('is told to shoppers with what passing is worth', () => {
    const keys = (play: MiniGame) => miniGameTerms(play, document, 'HK').map(({ key }) => key)
    expect(keys(miniGame())).toContain('miniGame.couponAfterPass')
    expect(keys(miniGame(vote))).toEqual(expect.arrayContaining(['miniGame.vote', 'miniGame.couponAfterVote']))
    expect(keys(miniGame(vote))).not.toContain('miniGame.passMark')
  })
})
