import { expect, it } from 'vitest'
import { marketAbout } from '#lib/say/marketAbout.ts'
import { off, rule } from '../domain/coupons/builders.ts'
import { campaign } from '../domain/support/builders.ts'

const both = { ...campaign(['HK', 'TW']), coupons: [rule(off(100), { markets: ['TW'] })] }

it('a finding is about the one market of what it points to, else of the campaign', () => {
  expect(marketAbout(both, { pointer: '/coupons/0/window/to' })).toBe('TW')
  expect(marketAbout(both, { pointer: '/phases' })).toBeUndefined()
  expect(marketAbout(campaign(['CN']), { pointer: '/phases' })).toBe('CN')
})
