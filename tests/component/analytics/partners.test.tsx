import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { createProgramme } from '#domain/partners/create.ts'
import { PartnersPage } from '#features/analytics/PartnersPage.tsx'
import { paths } from '#paths'
import { draft, on } from '../../setup/campaigns.ts'
import { renderInConsole } from '../render.tsx'
import { withServer } from '../server.ts'
import { event } from './september.ts'

// Drawing has tests of its own, in a real browser; here it is the words around it.
vi.mock('#components/loadECharts.ts', () => ({ loadECharts: () => new Promise(() => undefined) }))

const paid = (person: string, day: number, amount: number, type: 'pay' | 'refund' = 'pay') =>
  event(person, type, day, { orderId: `o-${person}`, amount, currency: 'HKD' })

/** Ann brings two shoppers on 1 September, who pay HK$100 and HK$200; Bea one who pays HK$900 and gives HK$500 back. */
const history = (campaignId: string): HaggleEvent[] =>
  [
    ...['a', 'b'].map((person) => event(person, 'view', 1, { partnerId: 'ann', isNewUser: true })),
    event('c', 'view', 1, { partnerId: 'bea', isNewUser: true }),
    paid('a', 2, 10_000),
    paid('b', 2, 20_000),
    paid('c', 2, 90_000),
    paid('c', 3, 50_000, 'refund'),
  ].map((one) => ({ ...one, campaignId }))

async function show(search = '', programmed = true) {
  const t = await withServer('analyst')
  const manager = await t.as('manager')
  const begun = await draft(manager)
  const markets = { HK: { budget: 100_000_00 } }
  const names = { programme: 'Friends of the shop', tiers: ['Star', 'Gold', 'Diamond'] as const }
  const partners = programmed ? createProgramme({ ...begun.document, markets }, names) : null
  await manager.campaigns.save(on(begun, { document: { ...begun.document, markets, partners } }))
  await t.parts.events.insert(history(begun.id))
  return renderInConsole(<PartnersPage />, {
    url: `/analytics/${begun.id}/partners?from=2026-09-01&to=2026-09-14${search}`,
    path: paths.analyticsPartners.pattern,
  })
}
const figure = async (label: string) => (await screen.findByText(label, { selector: 'dt' })).parentElement
const leaders = async () => within(await screen.findByRole('table', { name: 'Leaderboard' }))
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)

describe('the results of partners', () => {
  it('add up shoppers, orders, what was paid less refunds, and commission, by the programme’s rules', async () => {
    await show()
    expect(await screen.findByText(/Friends of the shop · the first visit binds · for 180 days/)).toBeVisible()
    expect(await figure('Partners')).toHaveTextContent('22 with orders')
    expect(await figure('Shoppers bound')).toHaveTextContent('3')
    expect(await figure('Orders')).toHaveTextContent('3')
    expect(await figure('Paid, less refunds')).toHaveTextContent('HK$700')
    // 6% of all three.
    expect(await figure('Commission')).toHaveTextContent('HK$42')
  })

  it('rank the partners, by orders at first and by any figure then', async () => {
    await show()
    const rows = async () => (await leaders()).getAllByRole('row').slice(1).map(cells)
    expect(await rows()).toEqual([
      ['ann', 'Star', '2', '2', '2', 'HK$300', 'HK$18'],
      ['bea', 'Star', '1', '1', '1', 'HK$400', 'HK$24'],
    ])
    await userEvent.click((await leaders()).getByRole('button', { name: /^Paid, less refunds/ }))
    expect((await rows()).map(([partner]) => partner)).toEqual(['bea', 'ann'])
  })

  it('lead to the shoppers behind a partner', async () => {
    await show()
    await userEvent.click((await leaders()).getByRole('button', { name: 'bea' }))
    const dialog = screen.getByRole('dialog', { hidden: true })
    expect(await within(dialog).findByText(/^1 shopper · times in Asia\/Hong_Kong/)).toBeInTheDocument()
    const row = within(dialog).getByRole('row', { name: /^c /, hidden: true })
    const figures = within(row)
      .getAllByRole('cell', { hidden: true })
      .map((cell) => cell.textContent)
    expect(figures.slice(1, 2)).toEqual(['new'])
    expect(figures.slice(-3)).toEqual(['1', 'HK$900', 'HK$500'])
  })

  it('open on the shoppers that a link names', async () => {
    await show('&partner=ann')
    expect(await screen.findByText(/^2 shoppers/)).toBeInTheDocument()
  })

  it('say what was earned in each tier', async () => {
    await show()
    const table = within(await screen.findByRole('region', { name: 'Commission by tier, as a table' }))
    const named = (row: HTMLElement) => [within(row).getByRole('rowheader').textContent, ...cells(row)]
    expect(table.getAllByRole('row').slice(1).map(named)).toEqual([
      ['Hong Kong · Star', '2', 'HK$42'],
      ['Hong Kong · Gold', '0', 'HK$0'],
      ['Hong Kong · Diamond', '0', 'HK$0'],
    ])
  })

  it('lead from a tier to the partners who stand in it, and back to all', async () => {
    await show('&tier=HK:tier-2')
    expect(await screen.findByText('No partner brought anybody in these days.', { selector: 'p' })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: /Tier Hong Kong Gold/ }))
    expect((await leaders()).getAllByRole('row')).toHaveLength(3)
    await userEvent.click(screen.getByRole('button', { name: 'Hong Kong Star: show the 2 partners' }))
    expect(screen.getByRole('button', { name: /Tier Hong Kong Star/ })).toBeVisible()
    expect((await leaders()).getAllByRole('row')).toHaveLength(3)
  })

  it('say what is missing where there is no programme', async () => {
    await show('', false)
    expect(await screen.findByRole('heading', { name: 'No partner programme' })).toBeVisible()
  })
})
