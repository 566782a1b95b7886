import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Client } from '#api/client.ts'
import type { Import } from '#contract/imports.ts'
import type { Mapping } from '#domain/import/mapping.ts'
import { eachStoreEngine, testApp, type TestApp } from '../setup/apps.ts'
import { expectRefusal } from '../setup/refused.ts'

const header = ['customer', 'date', 'invoice', 'quantity', 'price']
const mapping: Mapping = {
  name: 'Shop',
  market: 'HK',
  channel: 'site',
  timeZone: 'Asia/Hong_Kong',
  dateFormat: 'YYYY-MM-DD',
  columns: {
    customer: 'customer',
    at: 'date',
    order: 'invoice',
    amount: null,
    quantity: 'quantity',
    unitPrice: 'price',
    product: null,
  },
}
/** Out of order on purpose: Ann's first order is the last row, and invoice 2 lies in two places. */
const rows = [
  ['ann', '2025-03-09', '2', '1', '100.00'],
  ['bob', '2025-03-05', '3', '2', '0.50'],
  ['', '2025-03-05', '4', '1', '9.00'],
  ['ann', '2025-03-09', '2', '1', '23.45'],
  ['bob', '2025-03-06', 'C3', '-1', '0.50'],
  ['ann', '2025-03-01', '1', '1', '10.00'],
]
const fileHash = createHash('sha256').update('the file').digest('hex')
const range = { from: '2025-02-28T16:00:00.000Z', to: '2025-03-31T16:00:00.000Z' }

const begin = (client: Client, change: Partial<Mapping> = {}, hash = fileHash) =>
  client.imports.create({
    headers: {},
    body: {
      fileName: 'orders.csv',
      fileHash: hash,
      header,
      mapping: { ...mapping, ...change },
      totalRows: rows.length,
    },
  })

/** As the console does it: a few rows at a time, then the last one again until the events are made. */
async function send(client: Client, one: Import, size = 2): Promise<Import> {
  let now = one
  while (now.finishedAt === null) {
    const from = Math.min(now.nextRow, rows.length - 1)
    now = await client.imports.rows({ id: now.id, from, rows: rows.slice(from, from + size) })
  }
  return now
}

async function totals(t: TestApp, client: Client) {
  await t.forwarder.drain()
  return client.analytics.totals(range)
}

eachStoreEngine('imports', (engine) => {
  it('count registrations, orders and money as the file has them, whatever its order', async () => {
    const t = await testApp(engine)
    const client = await t.as('analyst')
    const done = await send(client, await begin(client))
    expect(done).toMatchObject({ nextRow: 6, events: 9, duplicates: 0, rejected: 1 })
    expect(await totals(t, client)).toMatchObject({
      registrations: 2,
      orders: 3,
      customers: 2,
      paid: { HK: 12_345 + 100 + 1_000 - 50 },
    })
    const days = await client.analytics.series({
      ...range,
      type: 'register',
      measure: 'registrations',
      interval: 'day',
      timeZone: 'Asia/Hong_Kong',
    })
    expect(days.lines[0]?.points.slice(0, 9)).toEqual([1, 0, 0, 0, 1, 0, 0, 0, 0])
  })

  it('are never added up over currencies', async () => {
    const client = await (await testApp(engine)).as('analyst')
    const asked = { ...range, type: 'pay', measure: 'amount', interval: 'day', timeZone: 'Asia/Hong_Kong' } as const
    await expectRefusal(client.analytics.series(asked), 'invalid')
    expect((await client.analytics.series({ ...asked, where: { market: 'HK' } })).lines).toHaveLength(1)
  })

  it('keep rows that do not parse, whole and with their reason', async () => {
    const t = await testApp(engine)
    const client = await t.as('analyst')
    const { id } = await send(client, await begin(client))
    expect((await client.imports.rejected({ id })).items).toEqual([
      { row: 2, cells: rows[2], column: 'customer', code: 'missingCustomer' },
    ])
  })

  it('go on where they stopped, and count once what is sent again', async () => {
    const t = await testApp(engine)
    const client = await t.as('analyst')
    const { id } = await begin(client)
    await client.imports.rows({ id, from: 0, rows: rows.slice(0, 4) })
    await client.imports.rows({ id, from: 1, rows: rows.slice(1, 3) })
    const found = await begin(client)
    expect(found).toMatchObject({ id, nextRow: 4 })
    expect(await send(client, found)).toMatchObject({ events: 9, rejected: 1 })
    expect((await begin(client)).finishedAt).not.toBeNull()
    expect(await totals(t, client)).toMatchObject({ registrations: 2, orders: 3 })
    expect((await client.imports.list()).items).toHaveLength(1)
  })

  it('of a second file of the same shop register nobody again, and leave an order as it was first told', async () => {
    const t = await testApp(engine)
    const client = await t.as('analyst')
    await send(client, await begin(client))
    const other = createHash('sha256').update('another file').digest('hex')
    const { id } = await client.imports.create({
      headers: {},
      body: { fileName: 'march.csv', fileHash: other, header, mapping, totalRows: 3 },
    })
    const second = await client.imports.rows({
      id,
      from: 0,
      rows: [
        ['ann', '2025-03-20', '9', '1', '1.00'],
        ['bob', '2025-03-05', '3', '2', '0.50'],
        ['ann', '2025-03-01', '1', '1', '11.00'],
      ],
    })
    // New: order and payment of invoice 9. Known: two registrations, and invoice 3. Told otherwise: invoice 1.
    expect(second).toMatchObject({ events: 2, rejected: 1 })
    expect((await client.imports.rejected({ id })).items).toEqual([
      { row: 2, cells: ['ann', '2025-03-01', '1', '1', '11.00'], column: null, code: 'orderDiffers' },
    ])
    expect(await totals(t, client)).toMatchObject({ registrations: 2, orders: 4, paid: { HK: 13_495 } })
  })

  it('refuse what they cannot take', async () => {
    const t = await testApp(engine)
    const client = await t.as('analyst')
    const zone = await expectRefusal(begin(client, { timeZone: 'Mars/Olympus' }), 'invalid')
    expect(zone.errors).toEqual([{ pointer: '/mapping/timeZone', code: 'unknownZone' }])
    const columns = { ...mapping.columns, customer: 'who' }
    const column = await expectRefusal(begin(client, { columns }), 'invalid')
    expect(column.errors).toEqual([{ pointer: '/mapping/columns/customer', code: 'unknownColumn' }])
    const { id } = await begin(client)
    const gap = await expectRefusal(client.imports.rows({ id, from: 1, rows: rows.slice(1, 2) }), 'wrongState')
    expect(gap.details?.['nextRow']).toBe(0)
    await send(client, await begin(client))
    await expectRefusal(begin(client, { market: 'TW' }), 'wrongState')
    const qa = await t.as('qa')
    await expectRefusal(begin(qa), 'forbidden')
    expect((await qa.imports.list()).items).toHaveLength(1)
  })
})
