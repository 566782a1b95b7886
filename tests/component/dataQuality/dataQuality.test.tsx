import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { MappingPreview } from '#features/dataQuality/import/MappingPreview.tsx'
import { DataQualityPage } from '#features/dataQuality/DataQualityPage.tsx'
import { renderInConsole } from '../render.tsx'
import { withServer } from '../server.ts'

const good = {
  id: '00000000-0000-4000-8000-0000000000aa',
  at: '2026-10-19T00:00:00.000Z',
  type: 'view',
  market: 'HK',
  visitorKey: 'v1',
}

async function withQuarantined(role: 'analyst' | 'qa') {
  const t = await withServer(role)
  await t.parts.stores.transaction((s) =>
    s.quarantine.add([
      {
        id: 'q1',
        receivedAt: t.now(),
        eventId: good.id,
        code: 'required',
        pointer: '/market',
        body: JSON.stringify({ ...good, market: undefined }),
        source: 'key:k1',
      },
    ]),
  )
  return t
}

describe('quarantine', () => {
  it('lists events with their reason; a corrected one is taken and leaves the list', async () => {
    const t = await withQuarantined('analyst')
    await renderInConsole(<DataQualityPage />)
    const row = await screen.findByRole('row', { name: /a field is missing \/market/ })
    await userEvent.click(within(row).getByRole('button', { name: 'Correct' }))
    const body = screen.getByLabelText('The event as JSON')
    await userEvent.clear(body)
    await userEvent.click(body)
    await userEvent.paste(JSON.stringify(good))
    await userEvent.click(screen.getByText('Take this event'))
    await waitFor(async () => {
      const left = await t.parts.stores.read((s) => s.quarantine.list({ limit: 10 }))
      expect(left.total).toBe(0)
    })
    await t.forwarder.drain()
    expect((await t.parts.events.extent()).events).toBe(1)
  })

  it('keeps what still does not hold, and says where', async () => {
    await withQuarantined('analyst')
    await renderInConsole(<DataQualityPage />)
    await userEvent.click(await screen.findByRole('button', { name: 'Correct' }))
    await userEvent.click(screen.getByText('Take this event'))
    expect(await screen.findByText('/market: a field is missing')).toBeInTheDocument()
  })

  it('is read only for QA, with the reason on the buttons', async () => {
    await withQuarantined('qa')
    await renderInConsole(<DataQualityPage />)
    const button = await screen.findByRole('button', { name: 'Correct' })
    expect(button).toHaveAttribute('aria-disabled', 'true')
    expect(button).toHaveAccessibleDescription('Your role does not change events.')
    expect(screen.getByRole('button', { name: /Import past orders/ })).toHaveAttribute('aria-disabled', 'true')
  })
})

it('the preview reads the first rows by the server’s own rules', async () => {
  const mapping = {
    name: 'Shop',
    market: 'TW' as const,
    channel: null,
    timeZone: 'Asia/Taipei',
    dateFormat: 'YYYY-MM-DD' as const,
    columns: {
      customer: 'who',
      at: 'day',
      order: null,
      amount: 'paid',
      quantity: null,
      unitPrice: null,
      product: null,
    },
  }
  const sample = [
    ['ann', '2025-03-01', '1,200'],
    ['', '2025-03-01', '5'],
    ['bob', '2025-03-01', '9.50'],
  ]
  await renderInConsole(<MappingPreview file={{ header: ['who', 'day', 'paid'], sample }} mapping={mapping} />)
  expect(screen.getByText('2 of the first 3 rows would be rejected, and kept with the reason.')).toBeVisible()
  expect(
    screen.getByRole('row', { name: /ann 1 Mar 2025 00:00 Taipei one order per row sale NT\$1,200/ }),
  ).toBeVisible()
  expect(screen.getByText('who: no customer')).toBeVisible()
  expect(screen.getByText('paid: more decimals than the currency has')).toBeVisible()
})
