import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, it, vi } from 'vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { ChecksProvider } from '#features/campaigns/checks/ChecksProvider.tsx'
import { FindingsBlock } from '#features/campaigns/checks/FindingsBlock.tsx'
import { DraftProvider } from '#features/campaigns/draft/DraftProvider.tsx'
import { openCampaign } from '../../setup/openCampaign.ts'
import { campaign, lottery, product } from '../../unit/domain/support/builders.ts'
import { renderInConsole } from '../render.tsx'

const template = fromTemplate('double11', { name: 'Fresh', markets: ['HK', 'TW', 'CN'], firstDay: '2999-11-11' })
/** The product is chosen and no price of the play has been set. */
const fresh = setAt({ ...template, products: [product('x')] }, '/plays/0/productId', 'x')

const signedIn = { user: { id: 'mandy', name: 'Mandy', email: 'm@shop.example', role: 'manager', language: null } }

async function showFindings(document: CampaignDocument, within: string) {
  vi.stubGlobal('fetch', async (input: Request) =>
    Response.json(input.url.endsWith('/api/session') ? signedIn : { findings: [] }),
  )
  await renderInConsole(
    <DraftProvider campaign={openCampaign(document)}>
      <ChecksProvider>
        <FindingsBlock within={within} />
      </ChecksProvider>
    </DraftProvider>,
  )
  return screen.findByRole('list', { name: 'Findings' })
}

afterEach(() => vi.unstubAllGlobals())

it('says once what is missing in the same way many times, and leads to each of the fields', async () => {
  const list = await showFindings(fresh, '/plays/0')
  const group = within(list).getByText(
    /^Hong Kong, Taiwan, Mainland China: the group price, price without a group is missing\./,
  )
  expect(group).toHaveTextContent('× 12')
  await userEvent.click(within(group).getByText('Show all 12'))
  const links = within(group).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href')?.split('#')[1])).toEqual([
    ...['HK', 'TW', 'CN'].flatMap((market) => [0, 1, 2].map((step) => `/plays/0/ladder/${step}/price/${market}`)),
    ...['HK', 'TW', 'CN'].map((market) => `/plays/0/soloPrice/${market}`),
  ])
})

it('offers a fix in its field’s own unit, and says where a warning’s reason is given', async () => {
  const draw = lottery({ markets: ['HK'] })
  const odds = [900_000, 300_000].map((one, k) => ({ ...draw.prizes[0]!, id: `p${k}`, odds: one }))
  await showFindings({ ...campaign(['HK']), plays: [{ ...draw, prizes: odds }] }, '/plays/0')
  expect(screen.getByRole('button', { name: 'Set 70%' })).toBeVisible()
  expect(screen.getByText(/^Warnings may stay: you are asked for a reason when you submit/)).toBeVisible()
})
