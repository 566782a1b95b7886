import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { EngineDown } from '#server/events/down.ts'
import { FunnelPage } from '#features/analytics/FunnelPage.tsx'
import { OverviewPage } from '#features/analytics/OverviewPage.tsx'
import { RegistrationsPage } from '#features/analytics/RegistrationsPage.tsx'
import { RetentionPage } from '#features/analytics/RetentionPage.tsx'
import { paths } from '#paths'
import { renderInConsole } from '../render.tsx'
import { withServer } from '../server.ts'
import { event } from './september.ts'

// Drawing has tests of its own, in a real browser; here it is the words around it.
vi.mock('#components/loadECharts.ts', () => ({ loadECharts: () => new Promise(() => undefined) }))

/** Sixty register on 1 September, forty of them order, ten of those pay; one of them comes back the week after. */
const people = Array.from({ length: 60 }, (_, k) => `p${String(k).padStart(2, '0')}`)
const history = [
  ...people.map((person) => event(person, 'register', 1)),
  ...people.slice(0, 40).map((person) => event(person, 'order', 2, { orderId: `o-${person}` })),
  ...people
    .slice(0, 10)
    .map((person) => event(person, 'pay', 3, { orderId: `o-${person}`, amount: 10_000, currency: 'HKD' })),
  event('p00', 'order', 9, { orderId: 'again' }),
]
const days = 'from=2026-09-01&to=2026-09-14'

describe('the overview', () => {
  const show = (search = days) =>
    renderInConsole(<OverviewPage />, {
      url: `/analytics/all/overview?${search}`,
      path: paths.analyticsOverview.pattern,
    })

  it('says what the events add up to, in the market’s money', async () => {
    await withServer('analyst', history)
    await show()
    const figure = async (label: string) => (await screen.findByText(label, { selector: 'dt' })).nextSibling
    expect(await figure('Registrations')).toHaveTextContent('60')
    expect(await figure('Orders')).toHaveTextContent('41')
    expect(await figure('Paying customers')).toHaveTextContent('10')
    expect(await figure('Paid, less refunds')).toHaveTextContent('HK$1,000')
  })

  it('opens on the days that have events, and says so where there are none', async () => {
    await withServer('analyst', history)
    const { unmount } = await show('')
    expect(await screen.findByRole('button', { name: /Days/ })).toHaveTextContent('1 – 9 Sep 2026')
    unmount()
    await withServer('analyst')
    await show('')
    expect(await screen.findByRole('heading', { name: 'No events yet' })).toBeVisible()
  })

  it('compares with the days before by name', async () => {
    await withServer('analyst', history)
    await show('from=2026-09-09&to=2026-09-09&compare=previous')
    expect(await screen.findAllByText(/The days before · 8 Sep 2026/)).not.toHaveLength(0)
  })

  it('explains itself while the event engine is away, and tries again', async () => {
    const t = await withServer('analyst', history)
    const ask = vi.spyOn(t.parts.events, 'extent').mockRejectedValue(new EngineDown('away'))
    await show()
    expect(await screen.findByRole('alert')).toHaveTextContent('analytics engine is restarting')
    ask.mockRestore()
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect((await screen.findByText('Orders', { selector: 'dt' })).nextSibling).toHaveTextContent('41')
  })
})

describe('registrations', () => {
  it('stand in a table under the chart, with their total', async () => {
    await withServer('analyst', history)
    await renderInConsole(<RegistrationsPage />, {
      url: `/analytics/all/registrations?${days}`,
      path: paths.analyticsRegistrations.pattern,
    })
    const table = await screen.findByRole('table')
    expect(within(table).getByRole('row', { name: /Tue 1 Sep/ })).toHaveTextContent('60')
    expect(within(table).getByRole('row', { name: /Wed 2 Sep/ })).toHaveTextContent('0')
    expect(within(table).getByRole('row', { name: /Total/ })).toHaveTextContent('60')
    expect(within(table).getByRole('columnheader', { name: 'From (Asia/Hong_Kong)' })).toBeVisible()
  })
})

describe('the funnel', () => {
  const show = (search = '') =>
    renderInConsole(<FunnelPage />, {
      url: `/analytics/all/funnel?${days}${search}`,
      path: paths.analyticsFunnel.pattern,
    })
  const bar = (name: RegExp) => screen.findByRole('button', { name })

  it('says how many came this far, what share that is, and where most were lost', async () => {
    await withServer('analyst', history)
    await show()
    expect(await bar(/^Registered 60 100\.0%/)).toBeVisible()
    expect(await bar(/^Ordered 40 66\.7% ±/)).toBeVisible()
    expect(await bar(/^Paid 10 16\.7% ±.*25\.0% of those before largest loss/)).toBeVisible()
  })

  it('shows a dash where nobody was there to begin with', async () => {
    await withServer('analyst', history)
    await show('&steps=view,pay')
    expect(await bar(/^View 0 –/)).toBeVisible()
    expect(await bar(/^Paid 0 – – of those before/)).toBeVisible()
  })

  it('lists the people behind a bar: who reached it, and who stopped before', async () => {
    await withServer('analyst', history)
    await show()
    await userEvent.click(await bar(/^Ordered/))
    const dialog = screen.getByRole('dialog', { hidden: true })
    expect(await within(dialog).findByText('40 people')).toBeInTheDocument()
    await userEvent.click(within(dialog).getByLabelText('Stopped before it'))
    expect(await within(dialog).findByText('20 people')).toBeInTheDocument()
    expect(within(dialog).getByText('p59')).toBeInTheDocument()
  })

  it('can be reordered with the keyboard alone', async () => {
    await withServer('analyst', history)
    await show('&steps=register,order,pay')
    await userEvent.click(await screen.findByText('Edit steps'))
    screen.getByRole('button', { name: 'Move step 3, Paid' }).focus()
    await userEvent.keyboard('{ArrowUp}')
    expect(await screen.findByText('Paid is now step 2 of 3')).toBeInTheDocument()
    await waitFor(async () => expect(await bar(/^Ordered 0/)).toBeVisible())
  })

  it('keeps conditions on a step', async () => {
    await withServer('analyst', history)
    await show('&steps=register,pay(market=TW)')
    expect(await bar(/^Paid \(Taiwan\) 0 0\.0%/)).toBeVisible()
  })
})

it('retention leaves periods empty that are not over yet', async () => {
  const t = await withServer('analyst', [...history, event('later', 'view', 50)])
  // The app's clock stands at 20 October: with months, only the first two periods of September's cohort have begun.
  expect(t.now().slice(0, 10)).toBe('2026-10-20')
  await renderInConsole(<RetentionPage />, {
    url: `/analytics/all/retention?${days}&each=month`,
    path: paths.analyticsRetention.pattern,
  })
  const row = await screen.findByRole('row', { name: /Sep 2026/ })
  const cells = within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)
  expect(cells.slice(0, 4)).toEqual(['60', '66.7%', '', ''])
  expect(within(row).getAllByRole('cell', { name: 'not over yet' }).length).toBeGreaterThan(8)
})

it('retention leaves periods empty that reach beyond the last event, and says so', async () => {
  await withServer('analyst', history)
  await renderInConsole(<RetentionPage />, {
    url: `/analytics/all/retention?${days}&each=week`,
    path: paths.analyticsRetention.pattern,
  })
  const row = await screen.findByRole('row', { name: /31 Aug 2026/ })
  const cells = within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent)
  expect(cells.slice(0, 3)).toEqual(['60', '66.7%', ''])
  expect(within(row).getAllByRole('cell', { name: 'no events after 9 Sep 2026' })).toHaveLength(12)
  expect(screen.getByText(/The last event was on 9 Sep 2026 Hong Kong/)).toBeVisible()
})
