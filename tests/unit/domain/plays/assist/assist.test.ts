import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { checkAssist } from '#domain/plays/assist/checks.ts'
import { assistExposure } from '#domain/plays/assist/exposure.ts'
import { helpersCounted, newHelpersNeeded } from '#domain/plays/assist/helpers.ts'
import type { Assist } from '#domain/plays/assist/schema.ts'
import { assistTerms } from '#domain/plays/assist/terms.ts'
import { helperLists } from '../../support/arbitraries.ts'
import { campaign, holding } from '../../support/builders.ts'
import { assist } from '../../support/playBuilders.ts'

const document = campaign(['HK'])
const sound = { waives: { type: 'amount' as const, amount: { HK: 40_000 } } }
const uncapped = (given: Partial<Assist>) =>
  assist({ ...given, eligibility: { ...assist().eligibility, perDevice: null } })

const findings = (play: Assist) =>
  checkAssist(play, document, '/plays/0').map(({ code, severity, pointer, fix }) => [
    severity,
    code,
    pointer.replace('/plays/0', ''),
    fix?.value,
  ])

describe('friends who help', () => {
  it.each([
    [10, 0, 0],
    [10, 5_000, 5],
    [10, 5_001, 6],
    [3, 1, 1],
    [7, 10_000, 7],
    [0, 10_000, 0],
  ])('of %i, with a share of %i basis points, must be new in %i cases', (helpers, newShare, needed) => {
    expect(newHelpersNeeded({ helpers, newShare })).toBe(needed)
  })

  test.prop([fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 10_000 }), helperLists()])(
    'count until there are enough, and enough new ones among them',
    (helpers, newShare, came) => {
      const { counted, refused, complete } = helpersCounted({ helpers, newShare }, came)
      expect(counted.length + refused.length).toBe(came.length)
      expect(counted.length).toBeLessThanOrEqual(helpers)
      expect(complete).toBe(counted.length === helpers)
      const isNew = counted.filter((helper) => came[helper]!.isNew).length
      if (complete) expect(isNew).toBeGreaterThanOrEqual(newHelpersNeeded({ helpers, newShare }))
      // Nobody is turned away whose place nobody needs.
      const newCame = came.filter((one) => one.isNew).length
      const needed = newHelpersNeeded({ helpers, newShare })
      expect(complete).toBe(newCame >= needed && Math.min(came.length - newCame, helpers - needed) + newCame >= helpers)
    },
  )

  it('who are not new are refused once only places for new ones are left', () => {
    const old = { isNew: false }
    expect(helpersCounted({ helpers: 3, newShare: 5_000 }, [old, old, { isNew: true }, { isNew: true }])).toEqual({
      counted: [0, 2, 3],
      refused: [{ helper: 1, reason: 'newHelpersOnly' }],
      complete: true,
    })
  })
})

describe('an assist is checked', () => {
  it('and a sound one has nothing to answer for', () => {
    expect(findings(assist(sound))).toEqual([])
  })

  it.each<[string, Assist, (string | number | undefined)[]]>([
    ['for no friends at all', assist({ ...sound, helpers: 0 }), ['error', 'assist.noHelpers', '/helpers', 5]],
    [
      'for an amount nobody entered',
      assist({ waives: { type: 'amount', amount: {} } }),
      ['error', 'assist.waivedMissing', '/waives/amount/HK', undefined],
    ],
    [
      'for friends who would help for nothing',
      assist({ waives: { type: 'shipping', fee: { HK: 0 } } }),
      ['error', 'assist.waivesNothing', '/waives/fee/HK', undefined],
    ],
    [
      'for more than the price',
      assist({ waives: { type: 'amount', amount: { HK: 200_000 } } }),
      ['error', 'assist.amountAboveList', '/waives/amount/HK', 199_900],
    ],
    [
      'for what is left to pay below cost',
      assist({ waives: { type: 'amount', amount: { HK: 90_000 } } }),
      ['warning', 'assist.belowCost', '/waives/amount/HK', 79_900],
    ],
    [
      'for a whole order given away',
      assist({ waives: { type: 'order' } }),
      ['warning', 'assist.belowCost', '/waives/type', undefined],
    ],
    ['for no time', assist({ ...sound, windowHours: 0 }), ['error', 'assist.noWindow', '/windowHours', 24]],
    [
      'for no time to order',
      assist({ ...sound, claimWithinHours: 0 }),
      ['error', 'assist.noTimeToClaim', '/claimWithinHours', 24],
    ],
    [
      'for one person with ten accounts',
      uncapped(sound),
      ['warning', 'assist.onePersonFinishes', '/eligibility/perDevice', 3],
    ],
  ])('%s', (_what, play, expected) => {
    expect(findings(play)).toEqual([expected])
  })

  it('and stopped where one person gets a whole order free with accounts of their own', () => {
    expect(findings(uncapped({ waives: { type: 'order' }, helpers: 4 }))).toContainEqual([
      'error',
      'assist.onePersonFree',
      '/eligibility/perDevice',
      3,
    ])
  })

  it('asks no time to order of those who paid first', () => {
    expect(findings(assist({ ...sound, payment: 'refundAfter', claimWithinHours: 0 }))).toEqual([])
  })
})

describe('what an assist can cost', () => {
  const worst = (play: Assist) => assistExposure(play, holding(play)).worst

  it('is what is waived for every unit of its limit', () => {
    expect(worst(assist({ waives: { type: 'order' }, units: 10 }))).toEqual({ HK: 1_999_000 })
    expect(worst(assist({ waives: { type: 'shipping', fee: { HK: 3_000 } }, units: 10 }))).toEqual({ HK: 30_000 })
    expect(worst(assist({ waives: { type: 'amount', amount: { HK: 999_999 } }, units: 1 }))).toEqual({ HK: 199_900 })
  })
})

it('tells shoppers how many friends must be new', () => {
  const [, , told] = assistTerms(assist({ helpers: 9, newShare: 5_000 }), document, 'HK')
  expect(told).toEqual({ key: 'assist.newHelpers', data: { helpers: 5 } })
})
