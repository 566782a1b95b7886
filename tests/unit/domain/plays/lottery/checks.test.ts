import { describe, expect, it } from 'vitest'
import type { Market } from '#domain/market.ts'
import { checkLottery } from '#domain/plays/lottery/checks.ts'
import type { Lottery } from '#domain/plays/lottery/schema.ts'
import { campaign, lottery, prizeIn } from '../../support/builders.ts'

const findings = (play: Lottery) =>
  checkLottery(play, campaign([...play.markets]), '/plays/0').map(({ code, pointer, fix }) => ({
    code,
    pointer,
    ...(fix && { fix }),
  }))

const at = (field: string) => `/plays/0/${field}`
const prize = (given: Parameters<typeof prizeIn>[1] = {}) => prizeIn('TW', given)

describe('a lucky draw is checked', () => {
  it('and a sound one has nothing to answer for', () => {
    expect(findings(lottery())).toEqual([])
  })

  it('for odds above 100%, one of the mistakes that cost most, and says by how much', () => {
    const play = lottery({ prizes: [prize({ id: 'a', odds: 400_000 }), prize({ id: 'b', odds: 600_001 })] })
    const [found, ...more] = checkLottery(play, campaign(['TW']), '/plays/0')
    expect(more).toEqual([])
    expect(found).toMatchObject({
      code: 'lottery.oddsAboveWhole',
      severity: 'error',
      pointer: at('prizes'),
      data: { total: { partsPerMillion: 1_000_001 }, over: { partsPerMillion: 1 } },
      fix: { pointer: at('prizes/1/odds'), value: 600_000 },
    })
  })

  it('for the odds of each market by itself: a prize that a market has none of takes no part there', () => {
    const only = (market: Market, id: string) => ({
      ...prize({ id, odds: 600_000 }),
      value: { TW: 100, HK: 100 },
      stock: { TW: market === 'TW' ? 5 : 0, HK: market === 'HK' ? 5 : 0 },
    })
    const play = lottery({
      markets: ['HK', 'TW'],
      licence: { HK: '12345' },
      prizes: [only('HK', 'a'), only('TW', 'b')],
    })
    expect(findings(play)).toEqual([])
    const both = { ...only('HK', 'c'), stock: { HK: 1, TW: 1 } }
    expect(findings({ ...play, prizes: [...play.prizes, both] }).map(({ code }) => code)).toContain(
      'lottery.oddsAboveWhole',
    )
  })

  it.each<[string, Lottery, object]>([
    ['for no prizes', lottery({ prizes: [] }), { code: 'lottery.noPrizes', pointer: at('prizes') }],
    [
      'for a prize that is announced and never won',
      lottery({ prizes: [prize(), prize({ id: 'b', odds: 0 })] }),
      { code: 'lottery.neverWon', pointer: at('prizes/1/odds') },
    ],
    [
      'for a prize nobody has',
      lottery({ prizes: [prize(), prize({ id: 'b', stock: 0 })] }),
      { code: 'lottery.noneThere', pointer: at('prizes/1/stock') },
    ],
    [
      'for a prize without a name',
      lottery({ prizes: [prize({ name: '' })] }),
      { code: 'lottery.prizeUnnamed', pointer: at('prizes/0/name') },
    ],
    [
      'for a prize of unknown worth',
      lottery({ prizes: [{ ...prize(), value: {} }] }),
      { code: 'lottery.valueMissing', pointer: at('prizes/0/value/TW') },
    ],
    [
      'for a prize of unknown number',
      lottery({ prizes: [{ ...prize(), stock: {} }] }),
      {
        code: 'lottery.stockMissing',
        pointer: at('prizes/0/stock/TW'),
        fix: { pointer: at('prizes/0/stock/TW'), value: 0 },
      },
    ],
    [
      'for a coupon that is none of the campaign’s',
      lottery({ prizes: [prize({ couponId: 'gone' })] }),
      { code: 'reward.couponGone', pointer: at('prizes/0/couponId') },
    ],
    [
      'for two prizes of one identity',
      lottery({ prizes: [prize(), prize()] }),
      { code: 'basics.duplicateId', pointer: at('prizes/1/id') },
    ],
    [
      'for a limit below the prizes announced',
      lottery({ prizes: [prize({ stock: 20 })], units: 19 }),
      {
        code: 'lottery.limitBelowPrizes',
        pointer: at('cap/units/TW'),
        fix: { pointer: at('cap/units/TW'), value: 20 },
      },
    ],
    [
      'for a budget below the prizes announced',
      lottery({ prizes: [prize({ stock: 20, value: 100 })], budget: 1_999 }),
      {
        code: 'lottery.budgetBelowPrizes',
        pointer: at('cap/budget/TW'),
        fix: { pointer: at('cap/budget/TW'), value: 2_000 },
      },
    ],
    [
      'for a daily release that ends before the stock does',
      lottery({ prizes: [prize({ stock: 50, perDay: 4 })], days: 10 }),
      {
        code: 'lottery.stockNeverReleased',
        pointer: at('prizes/0/perDay/TW'),
        fix: { pointer: at('prizes/0/perDay/TW'), value: 5 },
      },
    ],
    [
      'for a daily release of nothing',
      lottery({ prizes: [prize({ stock: 50, perDay: 0 })], days: 10 }),
      {
        code: 'lottery.perDayNothing',
        pointer: at('prizes/0/perDay/TW'),
        fix: { pointer: at('prizes/0/perDay/TW'), value: 5 },
      },
    ],
    [
      'for a draw nobody may make',
      lottery({ freeDrawsPerDay: 0, ways: [] }),
      { code: 'lottery.noDraws', pointer: at('freeDrawsPerDay'), fix: { pointer: at('freeDrawsPerDay'), value: 1 } },
    ],
    [
      'for a daily limit below the free draws',
      lottery({ freeDrawsPerDay: 3, drawsPerDay: 2 }),
      { code: 'lottery.limitBelowFree', pointer: at('drawsPerDay'), fix: { pointer: at('drawsPerDay'), value: 3 } },
    ],
    [
      'for a way that earns nothing',
      lottery({ ways: [{ by: 'order', draws: 0, timesPerDay: 1 }] }),
      { code: 'lottery.wayEmpty', pointer: at('ways/0/draws'), fix: { pointer: at('ways/0/draws'), value: 1 } },
    ],
    [
      'for the same way twice',
      lottery({
        ways: [
          { by: 'order', draws: 1, timesPerDay: 1 },
          { by: 'order', draws: 2, timesPerDay: 1 },
        ],
      }),
      { code: 'lottery.wayTwice', pointer: at('ways/1/by') },
    ],
    [
      'for no time to claim',
      lottery({ claimWithinDays: 0 }),
      {
        code: 'lottery.noTimeToClaim',
        pointer: at('claimWithinDays'),
        fix: { pointer: at('claimWithinDays'), value: 14 },
      },
    ],
  ])('%s', (_what, play, expected) => {
    expect(findings(play)).toEqual([expected])
  })

  it('but not for a prize of no odds that others turn into', () => {
    const prizes = [prize(), prize({ id: 'b', odds: 0 })]
    expect(findings(lottery({ prizes, whenPrizeGone: 'nextPrize' }))).toEqual([])
  })
})

describe('the law on draws', () => {
  const worth = (market: Market, value: number) =>
    lottery({ markets: [market], prizes: [prizeIn(market, { value })], licence: { HK: '12345' } })
  const codes = (play: Lottery) => findings(play).map(({ code }) => code)

  it.each<[Market, string, number, boolean]>([
    ['CN', 'CNY 50,000', 5_000_000, true],
    ['CN', 'CNY 50,000.01', 5_000_001, false],
    ['TW', 'TWD 5,000,000', 5_000_000, true],
    ['TW', 'TWD 5,000,001', 5_000_001, false],
    ['HK', 'HKD 900,000', 90_000_000, true],
  ])('in %s lets pass a prize of %s: %#', (market, _amount, value, passes) => {
    expect(codes(worth(market, value))).toEqual(passes ? [] : ['lottery.prizeAboveLaw'])
  })

  it('names its source, and what the most is', () => {
    const play = worth('CN', 5_000_001)
    expect(checkLottery(play, campaign(['CN']), '/plays/0')[0]).toMatchObject({
      severity: 'error',
      pointer: at('prizes/0/value/CN'),
      data: {
        rule: { word: 'rule.cnPrizeCeiling' },
        source: '规范促销行为暂行规定（第32号令）',
        most: { amount: 5_000_000, currency: 'CNY' },
      },
    })
  })

  /** Every order from so much wins one prize for certain. */
  const gift = (order: number, value: number, given: Partial<Lottery> = {}) =>
    lottery({
      prizes: [prize({ value, odds: 1_000_000 })],
      freeDrawsPerDay: 0,
      ways: [{ by: 'order', draws: 1, timesPerDay: 1 }],
      orderFrom: { TW: order },
      ...given,
    })

  it.each([
    [1_000, 500, true],
    [1_000, 501, false],
    [1_001, 501, false],
    [100, 50, true],
    [99, 50, true],
    [99, 51, false],
    [0, 51, false],
  ])('in Taiwan, with goods of %i and a gift of %i, lets pass: %s', (order, value, passes) => {
    expect(codes(gift(order, value))).toEqual(passes ? [] : ['lottery.giftAboveLaw'])
  })

  it('takes for a gift only what comes for certain, with goods alone', () => {
    expect(codes(gift(100, 400, { freeDrawsPerDay: 1 }))).toEqual([])
    expect(codes(gift(100, 400, { prizes: [prize({ value: 400, odds: 999_999 })] }))).toEqual([])
    const two = [prize({ id: 'a', value: 9_000, odds: 500_000 }), prize({ id: 'b', value: 50, odds: 500_000 })]
    expect(codes(gift(100, 0, { prizes: two }))).toEqual([])
  })

  it('in Hong Kong asks for a licence, until its number is there', () => {
    const play = worth('HK', 100)
    expect(codes({ ...play, licence: {} })).toEqual(['lottery.licenceMayBeNeeded'])
    expect(codes({ ...play, licence: { HK: ' ' } })).toEqual(['lottery.licenceMayBeNeeded'])
    expect(codes(play)).toEqual([])
  })

  it.each([
    ['facebook', 'tag', true],
    ['facebook', 'share', true],
    ['facebook', 'follow', false],
    ['line', 'share', false],
  ] as const)('of %s speaks of draws for "%s": %s', (channel, by, speaks) => {
    const base = lottery({ ways: [{ by, draws: 1, timesPerDay: 1 }] })
    const play = { ...base, shareCard: { ...base.shareCard, channels: [channel, 'line' as const] } }
    const rest = play.shareCard.channels.filter((one) => one !== channel)
    const expected = {
      code: 'lottery.platformRule',
      pointer: at('shareCard/channels'),
      fix: { pointer: at('shareCard/channels'), value: rest },
    }
    expect(findings(play)).toEqual(speaks ? [expected] : [])
  })
})
