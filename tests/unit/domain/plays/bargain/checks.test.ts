import { describe, expect, it } from 'vitest'
import { checkPlay } from '#domain/plays/registry.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { bargain, campaign } from '../../support/builders.ts'

const document = campaign(['HK'])
/** A bargain of a phone that costs HK$1,200, down to that. */
const sound = { floorPrice: 120_000 }

function findings(play: Bargain) {
  return checkPlay(play, document, '/plays/0').map(({ code, pointer, fix }) => ({
    code,
    pointer,
    ...(fix && { fix }),
  }))
}

describe('a bargain is checked', () => {
  it('and a sound one has nothing to answer for', () => {
    expect(findings(bargain(sound))).toEqual([])
  })

  it.each<[string, Bargain, object]>([
    [
      'for a floor below cost',
      bargain({ floorPrice: 90_000 }),
      {
        code: 'bargain.floorBelowCost',
        pointer: '/plays/0/floorPrice/HK',
        fix: { pointer: '/plays/0/floorPrice/HK', value: 120_000 },
      },
    ],
    [
      'for a floor that lost a zero',
      bargain({ floorPrice: 12_500 }),
      {
        code: 'price.lostZero',
        pointer: '/plays/0/floorPrice/HK',
        fix: { pointer: '/plays/0/floorPrice/HK', value: 125_000 },
      },
    ],
    [
      'for a floor below cost, free ones too',
      bargain({ floorPrice: 0 }),
      {
        code: 'bargain.floorBelowCost',
        pointer: '/plays/0/floorPrice/HK',
        fix: { pointer: '/plays/0/floorPrice/HK', value: 120_000 },
      },
    ],
    [
      'for a start price nobody ever paid',
      bargain({ ...sound, listPrice: 299_900 }),
      {
        code: 'bargain.listAboveProduct',
        pointer: '/plays/0/listPrice/HK',
        fix: { pointer: '/plays/0/listPrice/HK', value: 199_900 },
      },
    ],
    [
      'for a floor that is no discount',
      bargain({ floorPrice: 199_900 }),
      { code: 'bargain.floorNotBelowList', pointer: '/plays/0/floorPrice/HK' },
    ],
    [
      'for smallest cuts the discount cannot hold',
      bargain({ ...sound, minCut: 5_000 }),
      {
        code: 'bargain.discountTooSmall',
        pointer: '/plays/0/minCut/HK',
        fix: { pointer: '/plays/0/helpers', value: 15 },
      },
    ],
    [
      'for jitter beyond 30%',
      bargain({ ...sound, jitter: 4_000 }),
      { code: 'bargain.jitterTooLarge', pointer: '/plays/0/jitter', fix: { pointer: '/plays/0/jitter', value: 3_000 } },
    ],
    [
      'for a curve that falls',
      bargain({
        ...sound,
        shape: [
          { x: 3_000, y: 6_000 },
          { x: 6_000, y: 5_000 },
        ],
      }),
      {
        code: 'bargain.shapeNotRising',
        pointer: '/plays/0/shape/1',
        fix: {
          pointer: '/plays/0/shape',
          value: [
            { x: 3_000, y: 6_000 },
            { x: 6_000, y: 6_000 },
          ],
        },
      },
    ],
    [
      'for a point before the first cut',
      bargain({ ...sound, firstCut: 3_000, shape: [{ x: 400, y: 5_000 }] }),
      {
        code: 'bargain.shapeBeforeFirstCut',
        pointer: '/plays/0/shape/0',
        fix: { pointer: '/plays/0/shape', value: [] },
      },
    ],
    [
      'for a tail that hides how far the end is',
      bargain({ ...sound, shape: [{ x: 5_000, y: 9_800 }] }),
      { code: 'bargain.endlessTail', pointer: '/plays/0/shape' },
    ],
    [
      'for a weight beyond five',
      bargain({ ...sound, newUserWeight: 6, helpers: 60 }),
      {
        code: 'bargain.weightOutOfRange',
        pointer: '/plays/0/newUserWeight',
        fix: { pointer: '/plays/0/newUserWeight', value: 5 },
      },
    ],
    [
      'for more new helpers than helpers',
      bargain({ ...sound, minNewHelpers: 21 }),
      {
        code: 'bargain.newHelpersOutOfRange',
        pointer: '/plays/0/minNewHelpers',
        fix: { pointer: '/plays/0/minNewHelpers', value: 20 },
      },
    ],
    [
      'for a limit beyond the stock',
      bargain({ ...sound, units: 701 }),
      {
        code: 'cap.overStock',
        pointer: '/plays/0/cap/units/HK',
        fix: { pointer: '/plays/0/cap/units/HK', value: 700 },
      },
    ],
    [
      'for a window that ends outside the phases',
      bargain({ ...sound, window: { from: '2026-11-10T16:00:00.000Z', to: '2026-12-11T16:00:00.000Z' } }),
      { code: 'play.outsidePhases', pointer: '/plays/0/window' },
    ],
    [
      'for instances that run on after the campaign',
      bargain({
        ...sound,
        mayOutlive: false,
        window: { from: '2026-11-10T16:00:00.000Z', to: '2026-11-14T16:00:00.000Z' },
      }),
      {
        code: 'play.outlivesCampaign',
        pointer: '/plays/0/window/to',
        fix: { pointer: '/plays/0/mayOutlive', value: true },
      },
    ],
    [
      'for WeChat, whose rules name bargains',
      bargain({ ...sound, shareCard: { ...bargain().shareCard, channels: ['whatsapp', 'wechat'] } }),
      { code: 'shareCard.platformRule', pointer: '/plays/0/shareCard/channels' },
    ],
    [
      'for a channel nobody there uses',
      bargain({ ...sound, shareCard: { ...bargain().shareCard, channels: ['whatsapp', 'line'] } }),
      {
        code: 'shareCard.channelNotInMarkets',
        pointer: '/plays/0/shareCard/channels',
        fix: { pointer: '/plays/0/shareCard/channels', value: ['whatsapp'] },
      },
    ],
    [
      'for consolations without a count',
      bargain({ ...sound, consolation: { amount: { HK: 500 }, units: {} } }),
      { code: 'bargain.consolationMissing', pointer: '/plays/0/consolation/units/HK' },
    ],
  ])('%s', (_what, play, expected) => {
    expect(findings(play)).toEqual([expected])
  })

  it('for a bargain that needs no friend', () => {
    const alone = bargain({ ...sound, helpers: 1, selfFirstCut: true })
    expect(findings(alone).map(({ code }) => code)).toEqual(['bargain.noHelpers'])
  })

  it('for a start price that lost a zero, and the floor with it', () => {
    expect(findings(bargain({ listPrice: 19_990, floorPrice: 10_000 })).map(({ code }) => code)).toEqual([
      'price.lostZero',
      'bargain.floorBelowCost',
    ])
  })

  it('for one person with ten accounts, and offers the cap that stops it', () => {
    const play = bargain({ ...sound, eligibility: { ...bargain().eligibility, perDevice: null } })
    const [found] = checkPlay(play, document, '/plays/0')
    expect(found).toMatchObject({
      code: 'bargain.onePersonFinishes',
      severity: 'warning',
      data: { accounts: 10, each: { amount: 7_990, currency: 'HKD' } },
      fix: { pointer: '/plays/0/eligibility/perDevice', value: 3 },
    })
    expect(findings({ ...play, eligibility: { ...play.eligibility, perDevice: 3 } })).toEqual([])
  })
})
