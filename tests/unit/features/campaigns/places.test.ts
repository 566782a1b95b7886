import { expect, it } from 'vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { addressOf } from '#features/campaigns/checks/places.ts'

const document = {
  plays: [{ id: 'kettle' }],
  coupons: [{ id: 'spend' }],
  couponCases: [],
} as unknown as CampaignDocument

it('the address of a field of one market shows that market', () => {
  const to = (pointer: string) => addressOf('c1', document, pointer)
  expect(to('/plays/0/floorPrice/TW')).toBe('/campaigns/c1/plays/kettle?market=TW#/plays/0/floorPrice/TW')
  expect(to('/coupons/0/effect/cap/CN')).toBe('/campaigns/c1/coupons?market=CN&rule=spend#/coupons/0/effect/cap/CN')
  expect(to('/plays/0/helpers')).toBe('/campaigns/c1/plays/kettle#/plays/0/helpers')
})
