import { screen, within } from '@testing-library/react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { ActivityPage } from '#features/campaigns/activity/ActivityPage.tsx'
import { DraftProvider } from '#features/campaigns/draft/DraftProvider.tsx'
import { openCampaign } from '../../setup/openCampaign.ts'
import { campaign } from '../../unit/domain/support/builders.ts'
import { renderInConsole } from '../render.tsx'

const mandy = { id: 'mandy', name: 'Mandy' }

function row(number: number, action: string, object: { type: string; id: string; name: string | null }) {
  return {
    number,
    at: `2026-11-0${number}T00:00:00.000Z`,
    actor: mandy,
    action,
    object,
    before: null,
    after: null,
    hash: 'h',
  }
}
const double11 = { type: 'campaign', id: 'double-11', name: 'Double 11' }
const friends = { type: 'codes', id: 'batch', name: 'Codes for friends' }

it('tells of codes that were made and issued among the other changes, the newest first', async () => {
  const signedIn = { user: { ...mandy, email: 'm@shop.example', role: 'manager', language: null } }
  vi.stubGlobal('fetch', async ({ url }: Request) => {
    if (url.endsWith('/api/session')) return Response.json(signedIn)
    if (url.includes('/codes')) return Response.json({ places: [], batches: [{ id: 'batch' }] })
    if (url.includes('object=batch'))
      return Response.json({
        items: [row(4, 'codes.issue', friends), row(2, 'codes.create', friends)],
        total: 2,
        nextCursor: null,
      })
    if (url.includes('/audit'))
      return Response.json({
        items: [row(3, 'campaign.publish', double11), row(1, 'campaign.create', double11)],
        total: 2,
        nextCursor: null,
      })
    return Response.json({ items: [] })
  })
  onTestFinished(() => void vi.unstubAllGlobals())
  await renderInConsole(
    <DraftProvider campaign={openCampaign(campaign(['HK']))}>
      <ActivityPage />
    </DraftProvider>,
  )
  await screen.findByText(/issued a batch of codes/)
  const lines = within(screen.getByRole('list')).getAllByRole('listitem')
  expect(lines.map((line) => line.textContent?.replace(/^.*Mandy /, ''))).toEqual([
    'issued a batch of codes · Codes for friends',
    'published',
    'began a batch of codes · Codes for friends',
    'created a campaign',
  ])
})
