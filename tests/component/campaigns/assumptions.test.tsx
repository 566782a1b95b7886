import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import { DraftProvider } from '#features/campaigns/draft/DraftProvider.tsx'
import { Assumptions } from '#features/campaigns/forecast/Assumptions.tsx'
import { readyDocument } from '../../setup/campaigns.ts'
import { openCampaign } from '../../setup/openCampaign.ts'
import { renderInConsole } from '../render.tsx'

const signedIn = { user: { id: 'mandy', name: 'Mandy', email: 'm@shop.example', role: 'manager', language: null } }
const listed = (id: string, name: string, status: string) => ({ id, name, status })
const answers: Record<string, unknown> = {
  '/api/session': signedIn,
  '/api/campaigns': { items: [listed('past', 'Double 11 2026', 'ended'), listed('idea', 'Spring', 'draft')] },
  '/api/analytics/shopper-rates': {
    name: 'Double 11 2026',
    rates: { openRate: 4_200, invitesPerSharer: 6.5 },
    cases: { openRate: 5_310, invitesPerSharer: 812 },
    asOf: '2026-11-28T00:00:00.000Z',
  },
}

afterEach(() => vi.unstubAllGlobals())

it('takes over what a past event measured, says where each figure comes from, and goes back', async () => {
  vi.stubGlobal('fetch', async (input: Request) => Response.json(answers[new URL(input.url).pathname] ?? {}))
  await renderInConsole(
    <DraftProvider campaign={openCampaign(readyDocument())}>
      <Assumptions />
    </DraftProvider>,
  )
  const events = await screen.findByRole('combobox', { name: 'Measured at' })
  // What never began has nothing to measure.
  expect(
    within(events)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['choose an event', 'Double 11 2026'])
  const row = () => screen.getByRole('row', { name: /^Invites opened/ })
  expect(row()).toHaveTextContent('50%default, unmeasured')
  await userEvent.selectOptions(events, 'Double 11 2026')
  expect(await screen.findByText(/measured 2 of them/)).toBeVisible()
  expect(row()).toHaveTextContent('50%default, unmeasured42% · of 5,310 cases')
  await userEvent.click(screen.getByRole('button', { name: 'Take the 2 over' }))
  expect(row()).toHaveTextContent('42%measured at Double 11 2026 · of 5,310 cases')
  expect(screen.getByRole('row', { name: /^Completed who pay/ })).toHaveTextContent('60%default, unmeasured')
  await userEvent.click(screen.getByRole('button', { name: 'Back to the defaults' }))
  expect(row()).toHaveTextContent('50%default, unmeasured')
})
