import { describe, expect, it } from 'vitest'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { checkRedPacket } from '#domain/plays/redPacket/checks.ts'
import type { RedPacket } from '#domain/plays/redPacket/schema.ts'
import { campaign, redPacket } from '../../support/builders.ts'

const document = { ...campaign(['HK', 'CN']), coupons: [{ id: 'ten-off' } as CouponRule] }
const findings = (play: RedPacket) =>
  checkRedPacket(play, document, '/plays/0').map(({ code, pointer, fix }) => ({ code, pointer, ...(fix && { fix }) }))

const at = (field: string) => `/plays/0/${field}`

describe('red packets are checked', () => {
  it('and sound ones have nothing to answer for', () => {
    expect(findings(redPacket())).toEqual([])
  })

  it.each<[string, RedPacket, object]>([
    [
      'for a pot that cannot hold the smallest packets',
      redPacket({ budget: 999, packets: 100, smallest: 10 }),
      { code: 'redPacket.potTooSmall', pointer: at('cap/budget/HK'), fix: { pointer: at('cap/units/HK'), value: 99 } },
    ],
    [
      'for a pot without a single packet in it',
      redPacket({ budget: 9, packets: 100, smallest: 10 }),
      { code: 'redPacket.potTooSmall', pointer: at('cap/budget/HK') },
    ],
    [
      'for luck where every packet is the smallest',
      redPacket({ budget: 1_000, packets: 100, smallest: 10 }),
      { code: 'redPacket.luckWithoutRoom', pointer: at('smallest/HK'), fix: { pointer: at('split'), value: 'even' } },
    ],
    [
      'for packets with nothing in them',
      redPacket({ smallest: 0 }),
      { code: 'redPacket.smallestTooSmall', pointer: at('smallest/HK'), fix: { pointer: at('smallest/HK'), value: 1 } },
    ],
    [
      'for a number of packets without money',
      redPacket({ cap: { units: { HK: 10 }, budget: {}, whenExhausted: 'stopNew', couponId: null } }),
      { code: 'redPacket.budgetMissing', pointer: at('cap/budget/HK') },
    ],
    [
      'for money without a number of packets',
      redPacket({ cap: { units: {}, budget: { HK: 10_000 }, whenExhausted: 'stopNew', couponId: null } }),
      { code: 'redPacket.packetsMissing', pointer: at('cap/units/HK') },
    ],
    [
      'for fewer packets than one sharer and the friends take',
      redPacket({ packets: 5, budget: 10_000, friendsNeeded: 5, receivers: 'sharerAndFriends' }),
      {
        code: 'redPacket.tooFewForFriends',
        pointer: at('cap/units/HK'),
        fix: { pointer: at('receivers'), value: 'sharer' },
      },
    ],
    [
      'for packets that are paid for nothing',
      redPacket({ friendsNeeded: 0 }),
      {
        code: 'redPacket.noFriendsNeeded',
        pointer: at('friendsNeeded'),
        fix: { pointer: at('friendsNeeded'), value: 1 },
      },
    ],
    [
      'for one person who registers the friends themselves',
      redPacket({ friendsNeeded: 2 }),
      {
        code: 'redPacket.onePersonUnlocks',
        pointer: at('eligibility/perDevice'),
        fix: { pointer: at('eligibility/perDevice'), value: 2 },
      },
    ],
    [
      'for cash that scripts can open',
      redPacket({ unlockedBy: 'opens', reward: { pays: 'cash', couponId: null } }),
      {
        code: 'redPacket.opensCostNothing',
        pointer: at('unlockedBy'),
        fix: { pointer: at('unlockedBy'), value: 'registrations' },
      },
    ],
    [
      'for coupons of different worth',
      redPacket({ reward: { pays: 'coupon', couponId: 'ten-off' } }),
      { code: 'redPacket.couponsDiffer', pointer: at('split'), fix: { pointer: at('split'), value: 'even' } },
    ],
    [
      'for a coupon that is none of the campaign’s',
      redPacket({ split: 'even', reward: { pays: 'coupon', couponId: 'gone' } }),
      { code: 'reward.couponGone', pointer: at('reward/couponId') },
    ],
    [
      'for a coupon nobody named',
      redPacket({ split: 'even', reward: { pays: 'coupon', couponId: null } }),
      { code: 'reward.couponMissing', pointer: at('reward/couponId') },
    ],
    [
      'for no time to share',
      redPacket({ hoursToShare: 0 }),
      { code: 'redPacket.noTimeToShare', pointer: at('hoursToShare'), fix: { pointer: at('hoursToShare'), value: 24 } },
    ],
    [
      'for no time to claim',
      redPacket({ claimWithinHours: 0 }),
      {
        code: 'redPacket.noTimeToClaim',
        pointer: at('claimWithinHours'),
        fix: { pointer: at('claimWithinHours'), value: 24 },
      },
    ],
    [
      'for packets nobody may have',
      redPacket({ packetsPerPerson: 0 }),
      {
        code: 'redPacket.noPacketsAllowed',
        pointer: at('packetsPerPerson'),
        fix: { pointer: at('packetsPerPerson'), value: 1 },
      },
    ],
  ])('%s', (_what, play, expected) => {
    expect(findings(play)).toEqual([expected])
  })

  it('for the tax on cash where there is one, with its source', () => {
    const cash = redPacket({ reward: { pays: 'cash', couponId: null } })
    expect(findings(cash)).toEqual([])
    const inChina = {
      ...cash,
      markets: ['CN' as const],
      smallest: { CN: 100 },
      cap: { ...cash.cap, units: { CN: 500 }, budget: { CN: 1_000_000 } },
    }
    const [found] = checkRedPacket(inChina, campaign(['CN']), '/plays/0')
    expect(found).toMatchObject({
      code: 'redPacket.cashTaxed',
      severity: 'warning',
      data: { rule: { word: 'rule.cnIncidentalIncome' }, market: { word: 'market.CN' } },
    })
  })
})
