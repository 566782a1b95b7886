import { describe, expect, it } from 'vitest'
import { checkPlay } from '#domain/plays/registry.ts'
import type { GroupBuy } from '#domain/plays/groupBuy/schema.ts'
import { campaign, groupBuy } from '../../support/builders.ts'

const document = campaign(['HK'])
const codes = (play: GroupBuy) => checkPlay(play, document, '/plays/0').map(({ code, pointer }) => `${code} ${pointer}`)
const ladder: [number, number][] = [
  [2, 189_900],
  [5, 159_900],
]

describe('a group buy is checked', () => {
  it('and a sound one has nothing to answer for', () => {
    expect(codes(groupBuy({ ladder }))).toEqual([])
  })

  it.each<[string, GroupBuy, string[]]>([
    ['for a ladder without rungs', groupBuy({ ladder: [] }), ['groupBuy.noLadder /plays/0/ladder']],
    ['for a group of one', groupBuy({ ladder: [[1, 189_900]] }), ['groupBuy.sizeTooSmall /plays/0/ladder/0/size']],
    [
      'for sizes that do not rise',
      groupBuy({
        ladder: [
          [5, 189_900],
          [5, 159_900],
        ],
      }),
      ['groupBuy.sizesNotRising /plays/0/ladder/1/size'],
    ],
    [
      'for prices that do not fall',
      groupBuy({
        ladder: [
          [2, 159_900],
          [5, 159_900],
        ],
      }),
      ['groupBuy.pricesNotFalling /plays/0/ladder/1/price/HK'],
    ],
    [
      'for a group price that is no discount',
      groupBuy({ ladder: [[2, 199_900]] }),
      ['groupBuy.priceNotBelowList /plays/0/ladder/0/price/HK', 'groupBuy.soloNotAboveGroup /plays/0/soloPrice/HK'],
    ],
    [
      'for a price that lost a zero',
      groupBuy({
        ladder: [
          [2, 189_900],
          [5, 15_990],
        ],
      }),
      ['price.lostZero /plays/0/ladder/1/price/HK'],
    ],
    [
      'for a solo price nobody pays',
      groupBuy({ ladder, soloPrice: { HK: 299_900 } }),
      ['groupBuy.soloAboveList /plays/0/soloPrice/HK'],
    ],
    ['for a missing solo price', groupBuy({ ladder, soloPrice: {} }), ['play.priceMissing /plays/0/soloPrice/HK']],
    ['for no time to fill', groupBuy({ ladder, hoursToFill: 0 }), ['groupBuy.noTimeToFill /plays/0/hoursToFill']],
    [
      'for an order larger than a person may buy',
      groupBuy({ ladder, limitPerOrder: 3, limitPerPerson: 2 }),
      ['groupBuy.personLimitBelowOrderLimit /plays/0/limitPerPerson'],
    ],
    [
      'for a group larger than the stock',
      groupBuy({ ladder, units: 9, limitPerOrder: 2 }),
      ['groupBuy.groupLargerThanStock /plays/0/cap/units/HK'],
    ],
    [
      'for groups that complete unfilled',
      groupBuy({ ladder: [[5, 159_900]], atExpiry: 'completeIfEnoughJoined', minRealMembers: 3 }),
      ['groupBuy.completesUnfilled /plays/0/atExpiry'],
    ],
    [
      'for rungs that never come to be',
      groupBuy({ ladder, atExpiry: 'refund' }),
      ['groupBuy.lowerRungsNeverApply /plays/0/atExpiry'],
    ],
    [
      'for members nobody could be',
      groupBuy({ ladder, atExpiry: 'completeIfEnoughJoined', minRealMembers: 0 }),
      ['groupBuy.realMembersOutOfRange /plays/0/minRealMembers'],
    ],
    [
      'for a leader benefit without amount',
      groupBuy({ ladder, leaderBenefit: { type: 'amount', amount: {} } }),
      ['groupBuy.leaderBenefitMissing /plays/0/leaderBenefit/amount/HK'],
    ],
    [
      'for a leader who is paid to buy',
      groupBuy({ ladder, leaderBenefit: { type: 'amount', amount: { HK: 160_000 } } }),
      [
        'groupBuy.leaderBenefitTooLarge /plays/0/leaderBenefit/amount/HK',
        'groupBuy.leaderFree /plays/0/eligibility/perDevice',
      ],
    ],
    [
      'for one person who leads and joins alone',
      groupBuy({ ladder, leaderBenefit: { type: 'free' } }),
      ['groupBuy.leaderFree /plays/0/eligibility/perDevice'],
    ],
    [
      'for one who gets the whole price back',
      groupBuy({ ladder, leaderBenefit: { type: 'percent', rate: 10_000 } }),
      ['groupBuy.leaderFree /plays/0/eligibility/perDevice'],
    ],
  ])('%s', (_what, play, expected) => {
    expect(codes(play)).toEqual(expected)
  })
})
