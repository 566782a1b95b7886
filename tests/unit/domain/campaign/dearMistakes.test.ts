import { describe, expect, it } from 'vitest'
import { blocking } from '#domain/campaign/acceptance.ts'
import { checkCampaign } from '#domain/campaign/checks.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import { percent, rule, spend } from '../coupons/builders.ts'
import { bargain, campaign, holding, lottery, prizeIn } from '../support/builders.ts'

const base = campaign()
const stopping = (document: CampaignDocument) =>
  blocking(checkCampaign(document), document.acceptedWarnings).map(({ code }) => code)

/** The same limits as any sound rule, and both in one group: meant to exclude each other. */
const inOneGroup = (id: string) =>
  rule(percent(1_000, 5_000), {
    id,
    name: id,
    group: 'storewide',
    window: base.phases[2]!.window,
    conditions: { purchases: [spend(30_000)] },
    limits: { uses: { HK: 100 }, budget: {}, perPerson: 1, perDay: null, perPersonPerDay: null },
  })

describe('the five dearest mistakes are stopped before review', () => {
  it('and a campaign without them is not', () => {
    expect(stopping(base)).toEqual([])
  })

  it('a lost zero is too where the same play has a price below cost that is meant', () => {
    const lost = setAt(holding(bargain({ floorPrice: 0 })), '/plays/0/floorPrice/HK', 13_990)
    const [found] = checkCampaign(lost).filter(({ code }) => code === 'price.lostZero')
    const meant = setAt(lost, found!.insist!.pointer, found!.insist!.value)
    expect(stopping(meant)).not.toContain('price.lostZero')
    expect(stopping(setAt(meant, '/plays/0/floorPrice/HK', 13_980))).toContain('price.lostZero')
  })

  it.each<[string, string, CampaignDocument]>([
    [
      'a price below cost, for a zero went missing',
      'price.lostZero',
      setAt(holding(bargain({ floorPrice: 0 })), '/plays/0/floorPrice/HK', 13_990),
    ],
    [
      'two coupons that are meant to exclude each other and can be used together',
      'coupons.groupMeets',
      { ...base, coupons: [inOneGroup('member-day'), inOneGroup('night-sale')] },
    ],
    [
      'a bargain that a handful of fresh accounts of one person can finish for free',
      'bargain.onePersonFree',
      (() => {
        const free = bargain({ floorPrice: 0, helpers: 10, newUserWeight: 5 })
        return holding({ ...free, eligibility: { ...free.eligibility, perDevice: null } })
      })(),
    ],
    [
      'a draw whose odds exceed the whole',
      'lottery.oddsAboveWhole',
      {
        ...campaign(['TW']),
        plays: [lottery({ prizes: [prizeIn('TW', { odds: 700_000 }), prizeIn('TW', { odds: 500_000 })] })],
      },
    ],
    [
      'a commission above the ceiling',
      'partners.aboveCeiling',
      setAt(base, '/partners/tiers/0/rates/standard/level1', 4_000),
    ],
  ])('%s', (_, code, document) => {
    expect(stopping(document)).toContain(code)
  })
})
