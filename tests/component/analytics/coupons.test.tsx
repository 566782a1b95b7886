import { cleanup, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { CouponsPage } from '#features/analytics/CouponsPage.tsx'
import { FunnelPage } from '#features/analytics/FunnelPage.tsx'
import { paths } from '#paths'
import { draft, on } from '../../setup/campaigns.ts'
import { off, rule } from '../../unit/domain/coupons/builders.ts'
import { renderInConsole } from '../render.tsx'
import { withServer } from '../server.ts'
import { event } from './september.ts'

// Drawing has tests of its own, in a real browser; here it is the words around it.
vi.mock('#components/loadECharts.ts', () => ({ loadECharts: () => new Promise(() => undefined) }))

const people = Array.from({ length: 40 }, (_, k) => `p${String(k).padStart(2, '0')}`)

/** Forty claim a coupon on 1 September; ten use it the day after for HK$40 each, one of which is refunded; two in Taiwan use a gift. */
const history = (campaignId: string): HaggleEvent[] =>
  [
    ...people.map((person) => event(person, 'coupon_claim', 1, { couponId: 'save-40' })),
    ...people.slice(0, 10).flatMap((person) => [
      event(person, 'coupon_use', 2, {
        couponId: 'save-40',
        orderId: `o-${person}`,
        amount: 4_000,
        currency: 'HKD',
        channel: 'app',
      }),
      event(person, 'pay', 2, { orderId: `o-${person}`, amount: 26_000, currency: 'HKD', channel: 'app' }),
    ]),
    event('p00', 'refund', 3, { orderId: 'o-p00', amount: 26_000, currency: 'HKD' }),
    ...['q1', 'q2'].map((person) =>
      event(person, 'coupon_use', 3, { couponId: 'gift', market: 'TW', amount: 150, currency: 'TWD' }),
    ),
  ].map((one) => ({ ...one, campaignId }))

let campaignId: string
async function show(search = '', { events = history, rates = true, rules = true } = {}) {
  const t = await withServer('analyst')
  const manager = await t.as('manager')
  const begun = await draft(manager)
  campaignId = begun.id
  const { exchange } = begun.document
  const document = {
    ...begun.document,
    exchange: rates ? exchange : { ...exchange, millionths: {} },
    coupons: !rules
      ? []
      : [
          rule(off(4_000), {
            id: 'save-40',
            name: 'Spend 300, save 40',
            window: { from: '2026-08-31T16:00:00.000Z', to: '2026-09-07T16:00:00.000Z' },
            limits: { ...rule(off(1)).limits, uses: { HK: 5_000 } },
          }),
        ],
  }
  await manager.campaigns.save(on(begun, { document }))
  await t.parts.events.insert(events(campaignId))
  return renderInConsole(<CouponsPage />, {
    url: `/analytics/${campaignId}/coupons?from=2026-09-01&to=2026-09-14${search}`,
    path: paths.analyticsCoupons.pattern,
  })
}
const figure = async (label: string) => (await screen.findByText(label, { selector: 'dt' })).parentElement
const rowOf = async (name: RegExp, table: string) =>
  within(await screen.findByRole('region', { name: `${table}, as a table` })).getByRole('row', { name })
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)

describe('the results of coupons', () => {
  it('add up what was claimed, used, given away and paid back, and the rate over matured claims', async () => {
    await show('&market=HK')
    expect(await figure('Claimed')).toHaveTextContent('40')
    expect(await figure('Used')).toHaveTextContent('10on 10 orders')
    expect((await figure('Redemption'))?.textContent).toMatch(/25\.0% ±\d+\.\dof 40 matured claims/)
    expect(await figure('Cost')).toHaveTextContent('HK$400')
    expect(await figure('Refunded')).toHaveTextContent('HK$2601 refund')
  })

  it('stand by rule, with one that the campaign does not know named as such', async () => {
    await show()
    const unknown = await rowOf(/^gift/, 'By rule')
    expect(unknown).toHaveTextContent('not a rule of this campaign')
    const row = await rowOf(/^Spend 300, save 40/, 'By rule')
    expect(row).not.toHaveTextContent('not a rule')
    expect(cells(row)).toEqual(['5,000', '40', '10', '25.0% ±13.0', '40', 'HK$400', '10', 'HK$2,600', 'HK$260'])
  })

  it('lead to everybody who used the rule, claimed by them or given to them', async () => {
    const given = (id: string) => [
      ...history(id),
      ...['r1', 'r2'].map((person) => ({
        ...event(person, 'coupon_use', 4, { couponId: 'save-40', amount: 4_000, currency: 'HKD' }),
        campaignId: id,
      })),
    ]
    await show('&market=HK', { events: given })
    const used = within(await rowOf(/^Spend 300, save 40/, 'By rule')).getByRole('link', { name: '12' })
    const url = used.getAttribute('href')!
    cleanup()
    await renderInConsole(<FunnelPage />, { url, path: paths.analyticsFunnel.pattern })
    expect(await screen.findByRole('button', { name: /^\D*save-40\D* 12 100\.0%/ })).toBeVisible()
  })

  it('stand by day on the market’s clock, a line per rule', async () => {
    await show('&count=claimed')
    expect(cells(await rowOf(/Tue 1 Sep/, 'Claimed by day'))).toEqual(['40'])
    await userEvent.click(screen.getByRole('radio', { name: 'Used' }))
    expect(cells(await rowOf(/Wed 2 Sep/, 'Used by day'))).toEqual(['10', '0'])
    expect(cells(await rowOf(/Total/, 'Used by day'))).toEqual(['10', '2'])
  })

  it('narrow down to one rule, and keep it in the address', async () => {
    await show()
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Rule' }), 'gift')
    expect(await figure('Used')).toHaveTextContent('2on 2 orders')
    expect(await figure('Cost')).toHaveTextContent('NT$300')
    expect(await figure('Redemption')).toHaveTextContent('–')
  })

  it('split each rule', async () => {
    await show('&split=channel&rule=save-40')
    expect(cells(await rowOf(/^App/, 'By rule')).slice(0, 3)).toEqual(['–', '0', '10'])
    expect(cells(await rowOf(/^Channel not given/, 'By rule')).slice(0, 3)).toEqual(['–', '40', '0'])
  })

  it('write several currencies as one at the rates of the event', async () => {
    await show()
    expect(await figure('Cost')).toHaveTextContent("HK$475at the event's fixed rates")
    expect(screen.getAllByTitle('HK$400 + NT$300')).not.toHaveLength(0)
  })

  it('put no two currencies together without a rate', async () => {
    await show('', { rates: false })
    expect(await figure('Cost')).toHaveTextContent('HK$400NT$300')
    expect(screen.getByRole('radio', { name: /^Cost/ })).toBeDisabled()
  })

  it('say of a rule that nobody met that nothing happened', async () => {
    await show('', { events: (id) => [{ ...event('p', 'view', 1), campaignId: id }] })
    expect(cells(await rowOf(/^Spend 300/, 'By rule')).slice(0, 4)).toEqual(['5,000', '0', '0', '–'])
    expect(screen.getByText('Nothing of this kind happened in these days.')).toBeVisible()
  })

  it('say where there are neither rules nor events of any', async () => {
    await show('', { rules: false, events: (id) => [{ ...event('p', 'view', 1), campaignId: id }] })
    expect(await screen.findByRole('heading', { name: 'No coupons in these days' })).toBeVisible()
  })
})

it('the whole shop has no coupon rules of its own', async () => {
  const t = await withServer('analyst')
  await t.parts.events.insert(history('c'))
  await renderInConsole(<CouponsPage />, { url: '/analytics/all/coupons', path: paths.analyticsCoupons.pattern })
  expect(await screen.findByRole('heading', { name: 'Choose a campaign' })).toBeVisible()
})
