import { describe, expect, it } from 'vitest'
import { checkPlay } from '#domain/plays/registry.ts'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { marketRules } from '#domain/marketRules.ts'
import { bargain, campaign } from '../../support/builders.ts'

const document = campaign(['HK'])
/** A bargain of a phone that costs HK$1,200, down to that. */
const sound = { floorPrice: 120_000 }

const hkd = (amount: number) => ({ amount, currency: 'HKD' })

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

  it.each<[string, Bargain, object]>([
    [
      'for a start price that is missing, and offers the product’s',
      { ...bargain(sound), listPrice: {} },
      {
        code: 'play.priceMissing',
        pointer: '/plays/0/listPrice/HK',
        fix: { pointer: '/plays/0/listPrice/HK', value: 199_900 },
      },
    ],
    [
      'for a floor that is missing, which nobody can guess',
      { ...bargain(sound), floorPrice: {} },
      { code: 'play.priceMissing', pointer: '/plays/0/floorPrice/HK' },
    ],
    [
      'for a smallest cut of nothing',
      bargain({ ...sound, minCut: 0 }),
      {
        code: 'bargain.minCutTooSmall',
        pointer: '/plays/0/minCut/HK',
        fix: { pointer: '/plays/0/minCut/HK', value: 1 },
      },
    ],
    [
      'for a smallest cut larger than the whole discount, which no number of helpers mends',
      bargain({ ...sound, minCut: 79_901 }),
      { code: 'bargain.discountTooSmall', pointer: '/plays/0/minCut/HK' },
    ],
    [
      'for a first cut that leaves nothing to the curve',
      bargain({ ...sound, firstCut: 10_000, shape: [] }),
      { code: 'bargain.endlessTail', pointer: '/plays/0/shape' },
    ],
    [
      'for a new user who weighs less than anybody',
      bargain({ ...sound, newUserWeight: 0 }),
      {
        code: 'bargain.weightOutOfRange',
        pointer: '/plays/0/newUserWeight',
        fix: { pointer: '/plays/0/newUserWeight', value: 1 },
      },
    ],
    [
      'for more new helpers than the initiator’s own cut leaves room for',
      bargain({ ...sound, selfFirstCut: true, minNewHelpers: 20 }),
      {
        code: 'bargain.newHelpersOutOfRange',
        pointer: '/plays/0/minNewHelpers',
        fix: { pointer: '/plays/0/minNewHelpers', value: 19 },
      },
    ],
    [
      'for no time to gather friends',
      bargain({ ...sound, windowHours: 0 }),
      {
        code: 'bargain.noWindow',
        pointer: '/plays/0/windowHours',
        fix: { pointer: '/plays/0/windowHours', value: 24 },
      },
    ],
    [
      'for no time to pay',
      bargain({ ...sound, payWithinHours: 0 }),
      {
        code: 'bargain.noTimeToPay',
        pointer: '/plays/0/payWithinHours',
        fix: { pointer: '/plays/0/payWithinHours', value: 24 },
      },
    ],
    [
      'for friends who may not help',
      bargain({ ...sound, helpsPerPersonPerDay: 0 }),
      {
        code: 'bargain.noHelpsAllowed',
        pointer: '/plays/0/helpsPerPersonPerDay',
        fix: { pointer: '/plays/0/helpsPerPersonPerDay', value: 3 },
      },
    ],
    [
      'for people who may open none',
      bargain({ ...sound, bargainsPerPerson: 0 }),
      {
        code: 'bargain.noBargainsAllowed',
        pointer: '/plays/0/bargainsPerPerson',
        fix: { pointer: '/plays/0/bargainsPerPerson', value: 1 },
      },
    ],
    [
      'for consolations without an amount',
      bargain({ ...sound, consolation: { amount: {}, units: { HK: 100 } } }),
      { code: 'bargain.consolationMissing', pointer: '/plays/0/consolation/amount/HK' },
    ],
    [
      'for a consolation worth more than winning',
      bargain({ ...sound, consolation: { amount: { HK: 79_901 }, units: { HK: 1 } } }),
      { code: 'bargain.consolationAboveDiscount', pointer: '/plays/0/consolation/amount/HK' },
    ],
  ])('%s', (_what, play, expected) => {
    expect(findings(play)).toEqual([expected])
  })

  it.each<[string, Bargain]>([
    ['a floor at cost', bargain({ floorPrice: 120_000 })],
    ['smallest cuts that take up all of the discount', bargain({ ...sound, minCut: 3_995 })],
    ['jitter of 30%', bargain({ ...sound, jitter: 3_000 })],
    ['a weight of one', bargain({ ...sound, newUserWeight: 1 })],
    ['a weight of five', bargain({ ...sound, newUserWeight: 5, helpers: 60 })],
    ['new helpers alone', bargain({ ...sound, minNewHelpers: 20 })],
    ['an hour to gather friends', bargain({ ...sound, windowHours: 1, payWithinHours: 1 })],
    [
      'a consolation of the whole discount',
      bargain({ ...sound, consolation: { amount: { HK: 79_900 }, units: { HK: 1 } } }),
    ],
  ])('but not for %s', (_what, play) => expect(findings(play)).toEqual([]))

  it('for a start price below cost, which no floor can mend', () => {
    const play = bargain({ listPrice: 110_000, floorPrice: 100_000 })
    const found = checkPlay(play, document, '/plays/0')
    const data = { play: 'Bargain', market: { word: 'market.HK' }, cost: hkd(120_000) }
    expect(found.map(({ code, pointer, data, fix }) => ({ code, pointer, data, fix }))).toEqual([
      {
        code: 'bargain.listBelowCost',
        pointer: '/plays/0/listPrice/HK',
        data: { ...data, price: hkd(110_000), loss: hkd(10_000) },
        fix: undefined,
      },
      {
        code: 'bargain.floorBelowCost',
        pointer: '/plays/0/floorPrice/HK',
        data: { ...data, floor: hkd(100_000), loss: hkd(20_000), units: 500 },
        fix: undefined,
      },
    ])
  })

  it('for a floor below cost alone where the start price is just what it costs', () => {
    const play = bargain({ listPrice: 120_000, floorPrice: 110_000 })
    expect(findings(play)).toEqual([{ code: 'bargain.floorBelowCost', pointer: '/plays/0/floorPrice/HK' }])
  })

  it('for a bargain that needs no friend', () => {
    const alone = bargain({ ...sound, helpers: 1, selfFirstCut: true })
    expect(findings(alone).map(({ code }) => code)).toEqual(['bargain.noHelpers'])
    // With one friend it is a bargain, though one that this friend's account alone finishes.
    const both = bargain({ ...sound, helpers: 2, selfFirstCut: true })
    expect(findings(both).map(({ code }) => code)).toEqual(['bargain.onePersonFinishes'])
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

  it('for goods as good as free, which one person with accounts gets: that stops it', () => {
    const open = { ...bargain().eligibility, perDevice: null }
    const codes = (floorPrice: number, eligibility: Bargain['eligibility'] = open) =>
      checkPlay(bargain({ ...sound, floorPrice, eligibility }), document, '/plays/0').map(
        ({ code, severity }) => `${severity} ${code}`,
      )
    expect(codes(0)).toContain('error bargain.onePersonFree')
    expect(codes(1_999)).toContain('error bargain.onePersonFree')
    expect(codes(2_000)).toContain('warning bargain.onePersonFinishes')
    // A cap says that somebody thought of it, though this one lets ten accounts through.
    expect(codes(0, { ...open, perDevice: 10 })).toContain('warning bargain.onePersonFinishes')
  })

  it('for two accounts who finish it, and offers one per device; for one account there is no cap to offer', () => {
    const open = { ...bargain().eligibility, perDevice: 2 }
    const accounts = (helpers: number, newUserWeight: number) =>
      checkPlay(
        bargain({ ...sound, helpers, newUserWeight, minNewHelpers: 0, eligibility: open }),
        document,
        '/plays/0',
      )
    expect(accounts(4, 2)).toMatchObject([
      {
        code: 'bargain.onePersonFinishes',
        pointer: '/plays/0/eligibility/perDevice',
        data: {
          play: 'Bargain',
          market: { word: 'market.HK' },
          accounts: 2,
          each: hkd(39_950),
          floor: hkd(120_000),
        },
        fix: { pointer: '/plays/0/eligibility/perDevice', value: 1 },
      },
    ])
    // Three accounts where a device may carry two: nobody finishes alone.
    expect(accounts(6, 2)).toEqual([])
    const [single] = accounts(2, 2)
    expect([single?.code, single?.data['accounts'], single?.fix]).toEqual(['bargain.onePersonFinishes', 1, undefined])
  })
})

describe('a finding about a bargain says in figures', () => {
  const dataOf = (play: Bargain) => checkPlay(play, document, '/plays/0').map(({ data }) => data)
  const here = { play: 'Bargain', market: { word: 'market.HK' } }

  it.each<[string, Bargain, object]>([
    [
      'which price is missing: the start',
      { ...bargain(sound), listPrice: {} },
      { ...here, price: { word: 'price.list' } },
    ],
    [
      'which price is missing: the floor',
      { ...bargain(sound), floorPrice: {} },
      { ...here, price: { word: 'price.floor' } },
    ],
    [
      'how far the start lies above the product’s price',
      bargain({ ...sound, listPrice: 299_900 }),
      { ...here, price: hkd(299_900), list: hkd(199_900) },
    ],
    [
      'what each unit loses below cost, and how many there are',
      bargain({ floorPrice: 90_000, units: 40 }),
      { ...here, floor: hkd(90_000), cost: hkd(120_000), loss: hkd(30_000), units: 40 },
    ],
    [
      'that the floor is no lower than the start',
      bargain({ floorPrice: 199_900 }),
      { ...here, floor: hkd(199_900), list: hkd(199_900) },
    ],
    [
      'what the smallest cuts need and what there is',
      bargain({ ...sound, minCut: 5_000 }),
      { ...here, discount: hkd(79_900), needed: hkd(100_000), helpers: 20 },
    ],
    [
      'how much jitter there is and may be',
      bargain({ ...sound, jitter: 4_000 }),
      { play: 'Bargain', jitter: { rate: 4_000 }, most: { rate: 3_000 } },
    ],
    [
      'how many helpers share how little, and whose rule that breaks',
      bargain({ ...sound, shape: [{ x: 5_000, y: 9_800 }] }),
      {
        play: 'Bargain',
        helpers: 10,
        share: { rate: 200 },
        rule: { word: 'rule.cnBargainProgress' },
        source: marketRules.cnBargainProgress.source.title,
      },
    ],
    [
      'which point of the curve falls',
      bargain({
        ...sound,
        shape: [
          { x: 3_000, y: 6_000 },
          { x: 6_000, y: 5_000 },
        ],
      }),
      { play: 'Bargain', point: 2 },
    ],
    [
      'what a new user weighs and may',
      bargain({ ...sound, newUserWeight: 6, helpers: 60 }),
      { play: 'Bargain', weight: 6, most: 5 },
    ],
    [
      'how many new helpers are asked and fit',
      bargain({ ...sound, minNewHelpers: 21 }),
      { play: 'Bargain', needed: 21, most: 20 },
    ],
    [
      'what a consolation is worth beside winning',
      bargain({ ...sound, consolation: { amount: { HK: 79_901 }, units: { HK: 1 } } }),
      { ...here, consolation: hkd(79_901), discount: hkd(79_900) },
    ],
  ])('%s', (_what, play, expected) => expect(dataOf(play)).toEqual([expected]))
})
