import { describe, expect, it } from 'vitest'
import { checkCheckIn } from '#domain/plays/checkIn/checks.ts'
import type { CheckIn } from '#domain/plays/checkIn/schema.ts'
import { campaign, checkIn } from '../../support/builders.ts'

const findings = (play: CheckIn) =>
  checkCheckIn(play, campaign(['HK']), '/plays/0').map(({ code, pointer, fix }) => ({
    code,
    pointer,
    ...(fix && { fix }),
  }))

const at = (field: string) => `/plays/0/${field}`

describe('a check-in is checked', () => {
  it('and a sound one has nothing to answer for', () => {
    expect(findings(checkIn())).toEqual([])
  })

  it.each<[string, CheckIn, object]>([
    ['for a cycle without days', checkIn({ rewards: [] }), { code: 'checkIn.noDays', pointer: at('rewards') }],
    [
      'for a threshold that coming every day does not reach',
      checkIn({ rewards: [100, 200, 300], threshold: 601 }),
      {
        code: 'checkIn.thresholdOutOfReach',
        pointer: at('cashOutThreshold/HK'),
        fix: { pointer: at('cashOutThreshold/HK'), value: 600 },
      },
    ],
    [
      'for a threshold that one forgotten day puts out of reach',
      checkIn({ rewards: [100, 200, 300], threshold: 600 }),
      {
        code: 'checkIn.thresholdNeedsEveryDay',
        pointer: at('cashOutThreshold/HK'),
        fix: { pointer: at('cashOutThreshold/HK'), value: 400 },
      },
    ],
    [
      'for more days than the play is open',
      checkIn({ rewards: [1, 1, 1, 1, 1].map((day) => day * 100), days: 4 }),
      {
        code: 'checkIn.cycleLongerThanPlay',
        pointer: at('rewards'),
        fix: { pointer: at('rewards'), value: Array(4).fill({ HK: 100 }) },
      },
    ],
    [
      'for a day nobody set',
      { ...checkIn(), rewards: [{ HK: 100 }, {}] },
      {
        code: 'checkIn.rewardMissing',
        pointer: at('rewards/1/HK'),
        fix: { pointer: at('rewards/1/HK'), value: 0 },
      },
    ],
    [
      'for nothing to earn',
      checkIn({ rewards: [0, 0], threshold: 0 }),
      { code: 'checkIn.earnsNothing', pointer: at('rewards/0/HK') },
    ],
    [
      'for a bonus for more days than there are',
      checkIn({ streakBonuses: [{ days: 4, amount: { HK: 100 } }] }),
      {
        code: 'checkIn.streakOutOfRange',
        pointer: at('streakBonuses/0/days'),
        fix: { pointer: at('streakBonuses/0/days'), value: 3 },
      },
    ],
    [
      'for two bonuses for the same days',
      checkIn({
        streakBonuses: [
          { days: 2, amount: { HK: 100 } },
          { days: 2, amount: { HK: 50 } },
        ],
      }),
      { code: 'checkIn.streakTwice', pointer: at('streakBonuses/1/days') },
    ],
    [
      'for a bonus of nobody knows what',
      checkIn({ streakBonuses: [{ days: 2, amount: {} }] }),
      {
        code: 'checkIn.streakAmountMissing',
        pointer: at('streakBonuses/0/amount/HK'),
        fix: { pointer: at('streakBonuses/0/amount/HK'), value: 0 },
      },
    ],
    [
      'for make-ups that spare people coming at all',
      checkIn({ makeUps: 3 }),
      { code: 'checkIn.makeUpsTooMany', pointer: at('makeUps'), fix: { pointer: at('makeUps'), value: 2 } },
    ],
    [
      'for no time to cash out',
      checkIn({ cashOutWithinDays: 0 }),
      {
        code: 'checkIn.noTimeToCashOut',
        pointer: at('cashOutWithinDays'),
        fix: { pointer: at('cashOutWithinDays'), value: 7 },
      },
    ],
    [
      'for one person with a hundred accounts',
      checkIn({ eligibility: { ...checkIn().eligibility, perPhone: null, perDevice: null } }),
      {
        code: 'checkIn.accountsUnlimited',
        pointer: at('eligibility/perPhone'),
        fix: { pointer: at('eligibility/perPhone'), value: 1 },
      },
    ],
    [
      'for a budget below what it promises',
      checkIn({ rewards: [100, 200, 300], participants: 1_000, budget: 599_999 }),
      {
        code: 'checkIn.budgetBelowPromise',
        pointer: at('cap/budget/HK'),
        fix: { pointer: at('cap/units/HK'), value: 999 },
      },
    ],
    [
      'for missing days that pays better than coming',
      checkIn({ rewards: [500, 0, 0], threshold: 500, afterMiss: 'startAgain', cyclesPerPerson: 2 }),
      { code: 'checkIn.missingPaysBetter', pointer: at('afterMiss'), fix: { pointer: at('afterMiss'), value: 'goOn' } },
    ],
  ])('%s', (_what, play, expected) => {
    expect(findings(play)).toEqual([expected])
  })

  it('and says what a perfect cycle would earn', () => {
    const [found] = checkCheckIn(checkIn({ rewards: [100, 200, 300], threshold: 700 }), campaign(['HK']), '/plays/0')
    expect(found).toMatchObject({
      severity: 'error',
      data: { threshold: { amount: 700, currency: 'HKD' }, earns: { amount: 600, currency: 'HKD' } },
    })
  })
})
