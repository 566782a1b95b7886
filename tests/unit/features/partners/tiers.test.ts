import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { createProgramme } from '#domain/partners/create.ts'
import type { PartnerProgramme } from '#domain/partners/schema.ts'
import { byRank, ratesFor } from '#domain/partners/tiers.ts'
import { moveTier, renamed } from '#features/partners/tiers.ts'
import { campaign } from '../../domain/support/builders.ts'
import { rates, tier } from '../../domain/support/partnerBuilders.ts'

/** Three tiers: from nothing at 6%, from HK$10,000 at 8%, from HK$50,000 at 10%; phones pay 2%, 3% and 4%. */
const programme = createProgramme(campaign(['HK', 'TW']), { programme: 'Partners', tiers: ['One', 'Two', 'Three'] })

const thresholds = (one: PartnerProgramme) => byRank(one).map(({ thresholds: asked }) => asked.paid.HK)
const commissions = (one: PartnerProgramme) => byRank(one).map((tier) => ratesFor(tier, null).level1)
const rises = (figures: readonly (number | undefined)[]) =>
  figures.every((figure, k) => k === 0 || figures[k - 1]! <= figure!)

const places = fc.record({
  paid: fc.integer({ min: 0, max: 20_000_000 }),
  level1: fc.integer({ min: 0, max: 12_000 }),
})
const ids = fc.constantFrom(...programme.tiers.map(({ id }) => id))

test.prop([fc.array(fc.tuple(ids, places), { maxLength: 12 })])(
  'however tiers are dragged, a higher standing asks no less and pays no less, and the first asks nothing',
  (drags) => {
    const dragged = drags.reduce((one, [id, to]) => moveTier(one, id, 'HK', null, to), programme)
    expect(rises(thresholds(dragged))).toBe(true)
    expect(rises(commissions(dragged))).toBe(true)
    expect(thresholds(dragged)[0]).toBe(0)
    expect(Math.max(...commissions(dragged))).toBeLessThanOrEqual(10_000)
  },
)

describe('a dragged tier', () => {
  it('goes where it is put between its neighbours, and no other moves', () => {
    const dragged = moveTier(programme, 'tier-2', 'HK', null, { paid: 2_500_000, level1: 900 })
    expect(thresholds(dragged)).toEqual([0, 2_500_000, 5_000_000])
    expect(commissions(dragged)).toEqual([600, 900, 1_000])
  })

  it('stops at the neighbour that it is dragged past', () => {
    const up = moveTier(programme, 'tier-2', 'HK', null, { paid: 9_900_000, level1: 5_000 })
    expect([thresholds(up)[1], commissions(up)[1]]).toEqual([5_000_000, 1_000])
    const down = moveTier(programme, 'tier-3', 'HK', null, { paid: 0, level1: 0 })
    expect([thresholds(down)[2], commissions(down)[2]]).toEqual([1_000_000, 800])
  })

  it('leaves the other markets, and the rates of the other categories, as they are', () => {
    const dragged = moveTier(programme, 'tier-2', 'HK', 'phones', { paid: 2_500_000, level1: 350 })
    const tier = byRank(dragged)[1]!
    expect(ratesFor(tier, 'phones').level1).toBe(350)
    expect(ratesFor(tier, 'tablets')).toEqual(ratesFor(programme.tiers[1]!, 'tablets'))
    expect(ratesFor(tier, null)).toEqual(ratesFor(programme.tiers[1]!, null))
    expect(tier.thresholds.paid.TW).toBe(programme.tiers[1]!.thresholds.paid.TW)
  })
})

describe('a tier under another name', () => {
  const silver = tier(2, rates(100, 200), {
    name: 'Silver',
    privileges: [
      { type: 'identity', id: 'title', name: 'Silver' },
      { type: 'identity', id: 'other', name: 'Friend of the house' },
      { type: 'prize', id: 'prize', name: 'Silver', value: {}, units: {} },
    ],
  })
  const names = (one: typeof silver) => [one.name, ...one.privileges.map((each) => ('name' in each ? each.name : ''))]

  it('takes along the title that was its name, and nothing else', () =>
    expect(names(renamed(silver, 'Advanced'))).toEqual(['Advanced', 'Advanced', 'Friend of the house', 'Silver']))

  it('takes it along letter by letter, as a name is typed', () => {
    const typed = ['', 'A', 'Ad'].reduce((one, name) => renamed(one, name), silver)
    expect(names(typed)).toEqual(['Ad', 'Ad', 'Friend of the house', 'Silver'])
  })
})
