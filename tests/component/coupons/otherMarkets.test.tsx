import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { OtherMarkets } from '#features/coupons/OtherMarkets.tsx'
import { readyDocument } from '../../setup/campaigns.ts'
import { rule } from '../../unit/domain/coupons/builders.ts'
import { renderInConsole } from '../render.tsx'

it('a rule of several markets says what it gives in the others, and leads there', async () => {
  const ready = readyDocument()
  const budget = ready.markets.HK!
  const campaign = { ...ready, markets: { HK: budget, TW: budget } }
  const both = rule({ type: 'amount', amount: { HK: 4_000, TW: 200, CN: 100 } }, { markets: ['HK', 'TW', 'CN'] })
  const chosen = vi.fn<(market: string) => void>()
  await renderInConsole(<OtherMarkets rule={both} campaign={campaign} market="HK" onChoose={chosen} />)
  // Not in a market that the campaign is not held in.
  const [taiwan, ...more] = screen.getAllByRole('button')
  expect(more).toEqual([])
  expect(taiwan).toHaveTextContent('Taiwan')
  expect(taiwan).toHaveTextContent('NT$200')
  await userEvent.click(taiwan!)
  expect(chosen).toHaveBeenCalledWith('TW')
})
