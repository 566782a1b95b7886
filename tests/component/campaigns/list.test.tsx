import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import type { Campaign } from '#contract/campaignShapes.ts'
import { CampaignListPage } from '#features/campaigns/list/CampaignListPage.tsx'
import { paths } from '#paths'
import { renderInConsole } from '../render.tsx'
import { withServer } from '../server.ts'

it('says of an empty list that everything is put away, and leads there; of an empty house, where to begin', async () => {
  const t = await withServer('manager')
  const first = await renderInConsole(<CampaignListPage />, { url: '/campaigns' })
  expect(await screen.findByRole('heading', { name: 'No campaign yet' })).toBeVisible()
  first.unmount()

  const client = await t.as('manager')
  const body = { template: 'blank' as const, name: 'Old', markets: ['HK' as const], firstDay: '2026-11-11' }
  const { id, revision }: Campaign = await client.campaigns.create({ headers: {}, body })
  await client.campaigns.archive({ params: { id }, headers: { 'if-match': `"${revision}"` }, body: {} })
  await renderInConsole(<CampaignListPage />, { url: '/campaigns' })
  expect(await screen.findByRole('heading', { name: 'Every campaign is archived' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Show the archived one' })).toHaveAttribute(
    'href',
    paths.campaigns({ status: 'archived' }),
  )
})
