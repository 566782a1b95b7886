import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { EffectFields } from '#features/coupons/EffectFields.tsx'
import { pairTrial, ruleTrial } from '#features/coupons/trial.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { readyDocument } from '../../setup/campaigns.ts'
import { off, only, rule } from '../../unit/domain/coupons/builders.ts'
import { renderInConsole } from '../render.tsx'

const ready = readyDocument()
const [first] = ready.products
const product = (id: string, prices: { HK: number; TW: number }) => ({
  ...first!,
  id,
  terms: {
    HK: { ...first!.terms.HK!, listPrice: prices.HK },
    TW: { ...first!.terms.HK!, listPrice: prices.TW },
  },
})
const campaign = {
  ...ready,
  products: [product('phone', { HK: 500_000, TW: 20_000 }), product('case', { HK: 10_000, TW: 400 })],
}
const onCases = { scope: only({ products: ['case'] }) }

async function showing(given: CouponRule) {
  const nothing = () => undefined
  await renderInConsole(
    <EffectFields
      value={given}
      onChange={nothing}
      campaign={campaign}
      market="HK"
      base="/coupons/0"
      note={() => ({})}
      disabled={false}
    />,
  )
}

it('the price beside a percentage is of the dearest of the goods that the rule is about', async () => {
  await showing(rule({ type: 'percent', rate: 1_500, cap: {} }, onCases))
  expect(screen.getByText(/= pays HK\$85$/)).toBeVisible()
})

it('without goods, or of their shipping, no price is said', async () => {
  await showing(rule({ type: 'percent', rate: 1_500, cap: {} }, { scope: only({}) }))
  expect(screen.getByText('15% off = 8.5折 = 85折')).toBeVisible()
})

it('of every second item, the price is that item’s', async () => {
  await showing(rule({ type: 'nthItem', n: 2, rate: 5_000, which: 'cheapest', atMost: null }, onCases))
  expect(screen.getByText(/= that item at HK\$50$/)).toBeVisible()
})

it('a cart to try rules on is of the market in view where they hold there', () => {
  const both = { markets: ['HK', 'TW'] as CouponRule['markets'], combinesWith: { type: 'none' } as const }
  const a = rule(off(1_000), { ...both, id: 'a', effect: { type: 'amount', amount: { HK: 1_000, TW: 40 } } })
  const b = { ...a, id: 'b' }
  expect(pairTrial(campaign, 'TW', a, b)?.context.market).toBe('TW')
  expect(ruleTrial(campaign, 'TW', a)?.cart.currency).toBe('TWD')
  expect(pairTrial(campaign, 'TW', a, { ...b, markets: ['HK'] })?.context.market).toBe('HK')
})
