/**
 * Past orders from files, in the shapes of two exports people have: lines of invoices, and one row per order. Some rows
 * cannot be read; the first import is stopped on its way and goes on later.
 */
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { paths } from '#paths'
import { expect, expectAccessible, test } from './test.ts'

const customers = 700
const days = ['2011-01-10', '2011-02-14', '2011-03-07', '2011-11-22'] as const
/** Every customer orders on the first of these days, one in two on the second, one in three on the third, and so on. */
const orders = days.flatMap((day, turn) =>
  Array.from({ length: customers }, (_, k) => ({
    customer: 12_000 + k,
    day,
    number: 530_000 + turn * customers + k,
  })).filter(({ customer }) => customer % (turn + 1) === 0),
)
const brokenRows = [
  ['900001', '21407', 'DOORSTOP', '2', '2011-13-25 14:52:00', '4.25', '12001.0', 'United Kingdom'],
  ['900002', '21407', 'DOORSTOP', '2', '2011-02-25 14:52:00', '4.25', '', 'United Kingdom'],
  ['900003', '21407', 'DOORSTOP', '2', '2011-02-25 14:52:00', '1,5', '12001.0', 'United Kingdom'],
  ['900004', '21407', 'DOORSTOP', '2', '2011-02-25 14:52:00'],
]
/** Two lines to an order: 2 × 4.15 and 1 × 1.70, ten in all. */
const invoiceLines = [
  'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
  ...orders.flatMap(({ customer, day, number }) => [
    `${number},23256,CUTLERY,2,${day} 10:20:00,4.15,${customer}.0,United Kingdom`,
    `${number},21485,BOTTLE,1,${day} 10:20:00,1.70,${customer}.0,United Kingdom`,
  ]),
  ...brokenRows.map((cells) => cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')),
].join('\n')
const rows = orders.length * 2 + brokenRows.length

const orderRows = [
  'user_id,order_date,qty,amount',
  '1,1997-01-01,1,11.77',
  '2,1997-01-12,1,12.00',
  '2,1997-02-03,5,77.00',
  '3,1997-02-30,1,9.99',
].join('\n')

const grouped = (count: number): string => count.toLocaleString('en-GB')

test('past orders come in from a file, stopped and gone on with, and are counted once', async ({ page, signInAs }) => {
  test.setTimeout(180_000)
  await signInAs('analyst')
  await page.goto(paths.dataQuality())

  await test.step('the columns are found, and a few rows are shown as they will be read', async () => {
    await chooseFile(page, 'online_retail.csv', invoiceLines)
    const dialog = page.getByRole('dialog', { name: `online_retail.csv · ${grouped(rows)} rows` })
    await expect(dialog.getByLabel('Customer')).toHaveValue('CustomerID')
    await expect(dialog.getByLabel('Date', { exact: true })).toHaveValue('InvoiceDate')
    await expect(dialog.getByLabel('Order number')).toHaveValue('InvoiceNo')
    await expect(dialog.getByLabel('Unit price')).toHaveValue('UnitPrice')
    await expect(dialog.getByLabel('Date format')).toHaveValue('YYYY-MM-DD HH:mm:ss')
    await dialog.getByLabel('Customer').selectOption('')
    await expect(dialog.getByRole('button', { name: /^Import/ })).toHaveAccessibleDescription(
      'Choose the customer column.',
    )
    await dialog.getByLabel('Customer').selectOption('CustomerID')
    await dialog.getByLabel('Time zone').selectOption('Europe/London')
    await expectAccessible(page)
  })

  await test.step('it is stopped after a part, and says where', async () => {
    const held = holdSecondCall(page)
    await page.getByRole('button', { name: `Import ${grouped(rows)} rows` }).click()
    const dialog = page.getByRole('dialog', { name: 'online_retail.csv' })
    await expect(dialog.getByText(`1,000 of ${grouped(rows)} rows`)).toBeVisible()
    await held.reached
    await dialog.getByRole('button', { name: 'Stop' }).click()
    held.letGo()
    await expect(dialog.getByText('Stopped')).toBeVisible()
    await expectAccessible(page)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(row(page, 'online_retail.csv').getByText(/^\d+% read$/)).toBeVisible()
  })

  await test.step('the same file goes on from there', async () => {
    await chooseFile(page, 'online_retail.csv', invoiceLines)
    await expect(
      page.getByText('This file was begun before. With the same mapping the import goes on where it stopped.'),
    ).toBeVisible()
    await page.getByRole('button', { name: `Import ${grouped(rows)} rows` }).click()
    const dialog = page.getByRole('dialog', { name: 'online_retail.csv' })
    await expect(dialog.getByText('Done')).toBeVisible()
    await expect(
      dialog.getByText(new RegExp(`${grouped(rows)} of ${grouped(rows)} rows .* 4 rows rejected`)),
    ).toBeVisible()
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(row(page, 'online_retail.csv').getByText('Done')).toBeVisible()
  })

  await test.step('rows that could not be read are kept, each with its reason', async () => {
    await row(page, 'online_retail.csv').getByRole('button', { name: '4 rows' }).click()
    const dialog = page.getByRole('dialog', { name: 'Rejected rows of online_retail.csv' })
    await expect(dialog.getByRole('row', { name: /not a date of the chosen format/ })).toContainText(
      '2011-13-25 14:52:00',
    )
    await expect(dialog.getByRole('row', { name: /no customer/ })).toContainText('900002')
    await expect(dialog.getByRole('row', { name: /not an amount/ })).toContainText('1,5')
    await expect(dialog.getByRole('row', { name: /not as many cells as the header/ })).toContainText('900004')
    const coming = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'CSV' }).click()
    const kept = await readFile(await (await coming).path(), 'utf8')
    expect(kept.trim().split(/\r?\n/)).toHaveLength(1 + brokenRows.length)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  })

  await test.step('a second file, with a row to an order and nothing but an amount', async () => {
    await chooseFile(page, 'cdnow.csv', orderRows)
    const dialog = page.getByRole('dialog', { name: 'cdnow.csv · 4 rows' })
    await expect(dialog.getByLabel('Customer')).toHaveValue('user_id')
    await expect(dialog.getByLabel('Amount')).toHaveValue('amount')
    await expect(dialog.getByLabel('Order number')).toHaveValue('')
    await dialog.getByRole('button', { name: 'Import 4 rows' }).click()
    await expect(page.getByText('cdnow.csv is imported')).toBeVisible()
  })

  await test.step('analytics counts customers, orders and money of both, and says where the data ends', async () => {
    await expect(async () => {
      await page.goto(paths.analyticsOverview({ campaignId: 'all' }, { from: '2011-01-01', to: '2011-12-31' }))
      await expect(figure(page, 'Registrations')).toContainText(grouped(customers), { timeout: 5_000 })
      await expect(figure(page, 'Orders')).toContainText(grouped(orders.length), { timeout: 5_000 })
    }).toPass({ timeout: 60_000 })
    await expect(figure(page, 'Paying customers')).toContainText(grouped(customers))
    await expect(figure(page, 'Paid, less refunds').locator('[title]').first()).toHaveAttribute(
      'title',
      `HK$${grouped(orders.length * 10)}`,
    )
    await page.goto(paths.analyticsOverview({ campaignId: 'all' }, { from: '1997-01-01', to: '1997-12-31' }))
    await expect(figure(page, 'Registrations')).toContainText('2')
    await expect(figure(page, 'Orders')).toContainText('3')

    await page.goto(paths.analyticsRetention({ campaignId: 'all' }, { from: '2011-01-01', to: '2011-12-31' }))
    await page.getByLabel('Period').selectOption('month')
    const january = page.getByRole('row', { name: /^Jan 2011/ })
    await expect(january.getByRole('cell').nth(0)).toHaveText(grouped(customers))
    await expect(january.getByRole('cell').nth(2)).toHaveText('50.0%')
    await expect(january.getByRole('cell', { name: 'no events after 22 Nov 2011' }).first()).toBeVisible()
    await expect(page.getByText(/^A cohort is .* The last event was on 22 Nov 2011 Hong Kong/)).toBeVisible()
    await expectAccessible(page)
  })
})

async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('button', { name: /^Import past orders/ }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('dialog', { name: 'Import past orders' }).getByText('Choose a CSV file, or drop it here').click()
  await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

/** Lets the first thousand rows pass and holds the next until told. */
function holdSecondCall(page: Page): { reached: Promise<void>; letGo: () => void } {
  let calls = 0
  let open = () => undefined as void
  let tell = () => undefined as void
  const opened = new Promise<void>((resolve) => (open = resolve))
  const reached = new Promise<void>((resolve) => (tell = resolve))
  const rowsCalls = /\/api\/imports\/[^/]+\/rows/
  const ready = page.route(rowsCalls, async (route) => {
    calls += 1
    if (calls === 2) {
      tell()
      await opened
    }
    await route.continue()
  })
  return {
    reached: ready.then(() => reached),
    letGo: () => open(),
  }
}

const row = (page: Page, file: string): Locator =>
  page.getByRole('table', { name: 'List of imports' }).getByRole('row', { name: new RegExp(file) })

function figure(page: Page, label: string): Locator {
  return page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) })
}
