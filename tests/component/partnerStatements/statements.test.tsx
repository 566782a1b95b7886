import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { createProgramme } from '#domain/partners/create.ts'
import { PartnersPage } from '#features/partnerStatements/PartnersPage.tsx'
import { paths } from '#paths'
import { draft, on } from '../../setup/campaigns.ts'
import { renderInConsole } from '../render.tsx'
import { withServer } from '../server.ts'

const id = (k: number) => `00000000-0000-4000-8000-00000000000${k}`

/** Ann brings a shopper who pays HK$100.05 on the 2nd and gets HK$50 back on the 3rd. */
async function show(search = '', { days = '2026-09-0', later = [] as string[], most = 100 } = {}) {
  const t = await withServer('analyst')
  t.parts.limits = { ...t.parts.limits, statementEvents: most }
  const at = (day: number) => `${days}${day}T04:00:00.000Z`
  const manager = await t.as('manager')
  const begun = await draft(manager)
  const markets = { HK: { budget: 100_000_00 } }
  const partners = createProgramme(
    { ...begun.document, markets },
    { programme: 'Friends', tiers: ['Star', 'Gold', 'Diamond'] },
  )
  await manager.campaigns.save(on(begun, { document: { ...begun.document, markets, partners } }))
  const about = { campaignId: begun.id, market: 'HK' as const, userKey: 'bo' }
  const money = { orderId: 'w-1', currency: 'HKD' as const }
  await t.parts.events.insert([
    { ...about, id: id(1), at: at(1), type: 'view', partnerId: 'ann', isNewUser: true },
    { ...about, ...money, id: id(2), at: at(2), type: 'pay', amount: 10_005 },
    { ...about, ...money, id: id(3), at: at(3), type: 'refund', amount: 5_000 },
    ...later.map((day, k) => ({
      ...about,
      id: id(4 + k),
      at: `${day}T04:00:00.000Z`,
      type: 'pay' as const,
      orderId: `later-${k}`,
      currency: 'HKD' as const,
      amount: 100,
    })),
  ])
  return renderInConsole(<PartnersPage />, {
    url: `/partners${search.replace('CAMPAIGN', begun.id)}`,
    path: paths.partners.pattern,
  })
}

describe('what partners are owed', () => {
  it('begins with the programmes of all campaigns', async () => {
    await show()
    const row = await screen.findByRole('row', { name: /Double 11/ })
    expect(
      within(row)
        .getAllByRole('cell')
        .slice(1, 5)
        .map((cell) => cell.textContent),
    ).toEqual(['Draft', 'draft', '3', '2% – 10%'])
    expect(within(row).getByRole('link', { name: 'Statements' })).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/partners\?campaign=/),
    )
  })

  it('is a line per partner and month', async () => {
    await show('?campaign=CAMPAIGN')
    const row = within(await screen.findByRole('table', { name: 'Statements' })).getByRole('row', { name: /ann/ })
    // 6% of HK$100.05 is earned, and half of it given back.
    expect(
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['Sep 2026', 'ann', 'Star', 'HK$50.05', '1', 'HK$6', '−HK$3', '–', '–', 'HK$3'])
  })

  it('is explained line by line', async () => {
    await show('?campaign=CAMPAIGN&partner=ann&month=2026-09')
    const lines = await screen.findByRole('table', { name: 'Line by line', hidden: true })
    expect(
      within(lines)
        .getAllByRole('row', { hidden: true })
        .slice(1)
        .map((row) => [...row.querySelectorAll('td')].slice(1).map((cell) => cell.textContent)),
    ).toEqual([
      ['w-1', 'Commission: 6% of HK$100.05, rounded down', '+HK$6', ''],
      ['w-1', 'HK$50 of HK$100.05 given back; 6% of the HK$50.05 kept is HK$3. Taken from what is held', '−HK$3', ''],
      ['w-1', 'Commission released after 15 days, less what refunds took', '−HK$3', '+HK$3'],
    ])
    expect(screen.getByText(/Since joining: HK\$50\.05 paid, 1 orders?, 1 shoppers? bound/)).toBeInTheDocument()
  })

  it('of a month that is not over is said not to be final, and holds what may still come back', async () => {
    await show('?campaign=CAMPAIGN', { days: '2026-10-1' })
    const row = within(await screen.findByRole('table', { name: 'Statements' })).getByRole('row', { name: /ann/ })
    expect(within(row).getByText('not over')).toBeInTheDocument()
    expect([...row.querySelectorAll('td')].slice(-3).map((cell) => cell.textContent)).toEqual(['HK$3', '–', '–'])
    expect(screen.getByText(/Oct 2026 is not over: its figures stand as of/)).toBeInTheDocument()
  })

  it('is not told of more than is worked out at once, and leads to the months of which it can be', async () => {
    await show('?campaign=CAMPAIGN', { later: ['2026-10-02'], most: 3 })
    expect(await screen.findByText(/^4 payments, refunds and visits are more than the 3 that/)).toBeInTheDocument()
    expect(screen.getByRole('combobox', { name: /^To/ })).toHaveDisplayValue('Oct 2026')
    await userEvent.click(screen.getByRole('button', { name: 'Show up to Sep 2026' }))
    expect(await screen.findByRole('row', { name: /Sep 2026 ann/ })).toBeInTheDocument()
    expect(screen.getByRole('combobox', { name: /^To/ })).toHaveDisplayValue('Sep 2026')
  })

  it('is told from any month that has something, for as long as is told at once', async () => {
    await show('?campaign=CAMPAIGN', { days: '2023-03-0', later: ['2026-09-02'] })
    const from = await screen.findByRole('combobox', { name: /^From/ })
    expect(from).toHaveDisplayValue('Oct 2024')
    await userEvent.selectOptions(from, 'Mar 2023')
    expect(await screen.findByRole('row', { name: /Mar 2023 ann/ })).toBeInTheDocument()
    expect(screen.getByRole('combobox', { name: /^To/ })).toHaveDisplayValue('Feb 2025')
  })
})
