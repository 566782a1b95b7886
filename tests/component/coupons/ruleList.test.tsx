import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { RuleList } from '#features/coupons/RuleList.tsx'
import { draft, on } from '../../setup/campaigns.ts'
import { off, rule } from '../../unit/domain/coupons/builders.ts'
import { renderInConsole } from '../render.tsx'
import { withServer } from '../server.ts'

const window = { from: '2026-08-31T16:00:00.000Z', to: '2999-12-31T16:00:00.000Z' }
const coupons = [rule(off(4_000), { id: 'quiet', name: 'Nobody’s', window })]

async function list(t: Awaited<ReturnType<typeof withServer>>) {
  const manager = await t.as('manager')
  const begun = await draft(manager)
  const { id, document } = await manager.campaigns.save(on(begun, { document: { ...begun.document, coupons } }))
  const nothing = () => undefined
  return (
    <RuleList
      campaignId={id}
      campaign={document}
      market="HK"
      hrefOf={({ id: ruleId }) => `/${ruleId}`}
      onOpen={nothing}
      onDuplicate={nothing}
      onRemove={nothing}
      onMove={nothing}
      disabled={false}
    />
  )
}

it('a rule nobody used yet was used 0 times, and where that is not known the list says so', async () => {
  const t = await withServer('manager')
  const shown = await list(t)
  const server = vi.mocked(globalThis.fetch).getMockImplementation()!
  vi.mocked(globalThis.fetch).mockRejectedValue(new TypeError('Failed to fetch'))
  await renderInConsole(shown)
  expect(await screen.findByText('How much was used so far is not known right now.')).toBeVisible()
  expect(screen.getByRole('row', { name: /Nobody’s/ })).toHaveTextContent('–no limit–no limit')

  vi.mocked(globalThis.fetch).mockImplementation(server)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('HK$0')).toBeVisible()
  expect(screen.getByRole('row', { name: /Nobody’s/ })).toHaveTextContent('0no limitHK$0no limit')
  expect(screen.queryByText('How much was used so far is not known right now.')).toBeNull()
})
