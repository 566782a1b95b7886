import { expect, it } from 'vitest'
import { changedPointers } from '#features/campaigns/activity/changedPointers.ts'

it('a part that is new or gone is one change, and within a part that stays every field is', () => {
  const before = { document: { coupons: { old: { name: 'Old', priority: 1 }, both: { limits: { perDay: 1 } } } } }
  const after = { document: { coupons: { made: { name: 'New', priority: 2 }, both: { limits: { perDay: 2 } } } } }
  expect(changedPointers(before, after)).toEqual(['/coupons/old', '/coupons/both/limits/perDay', '/coupons/made'])
  expect(changedPointers({ document: { partners: null } }, { document: { partners: { name: 'P' } } })).toEqual([
    '/partners',
  ])
})

it('a row that holds no document changes no field', () => {
  expect(changedPointers({ review: 'draft' }, { review: 'inReview' })).toEqual([])
})
