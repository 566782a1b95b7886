import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { setAt } from '#domain/campaign/pointer.ts'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { ChecksProvider } from '#features/campaigns/checks/ChecksProvider.tsx'
import { FindingsBlock } from '#features/campaigns/checks/FindingsBlock.tsx'
import { DraftProvider } from '#features/campaigns/draft/DraftProvider.tsx'
import { openCampaign } from '../../setup/openCampaign.ts'
import { product } from '../../unit/domain/support/builders.ts'
import { renderInConsole } from '../render.tsx'

const template = fromTemplate('double11', { name: 'Fresh', markets: ['HK', 'TW', 'CN'], firstDay: '2999-11-11' })
/** The product is chosen and no price of the play has been set. */
const fresh = setAt({ ...template, products: [product('x')] }, '/plays/0/productId', 'x')

it('says once what is missing in the same way many times, and leads to each of the fields', async () => {
  const signedIn = { user: { id: 'mandy', name: 'Mandy', email: 'm@shop.example', role: 'manager', language: null } }
  vi.stubGlobal('fetch', async (input: Request) =>
    Response.json(input.url.endsWith('/api/session') ? signedIn : { findings: [] }),
  )
  await renderInConsole(
    <DraftProvider campaign={openCampaign(fresh)}>
      <ChecksProvider>
        <FindingsBlock within="/plays/0" />
      </ChecksProvider>
    </DraftProvider>,
  )
  const list = await screen.findByRole('list', { name: 'Findings' })
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
  vi.unstubAllGlobals()
})
