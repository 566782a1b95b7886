import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import type { Bargain } from '#domain/plays/bargain/schema.ts'
import { BaseBlock } from '#features/plays/shared/BaseBlock.tsx'
import { bargain, holding } from '../../unit/domain/support/builders.ts'
import { renderInConsole } from '../render.tsx'

it('shows each price that is meant to lie below cost, and lets each be taken back', async () => {
  const play = { ...bargain(), belowCostMeant: { HK: [19_990, 88_800], TW: [99_000] } }
  const onChange = vi.fn<(play: Bargain) => void>()
  await renderInConsole(
    <BaseBlock
      play={play}
      campaign={holding(play)}
      market="HK"
      base="/plays/0"
      disabled={false}
      onChange={onChange}
      note={() => ({})}
    />,
  )
  expect(screen.getByRole('group', { name: 'Below cost on purpose, Taiwan' })).toBeVisible()
  await userEvent.click(screen.getByRole('checkbox', { name: 'HK$199.90' }))
  expect(onChange.mock.lastCall?.[0].belowCostMeant).toEqual({ HK: [88_800], TW: [99_000] })
  await userEvent.click(screen.getByRole('checkbox', { name: 'NT$99,000' }))
  expect(onChange.mock.lastCall?.[0].belowCostMeant).toEqual({ HK: [19_990, 88_800] })
})
