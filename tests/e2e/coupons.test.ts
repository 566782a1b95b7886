/**
 * Coupons as their people do them: six rules that must and must not meet, proved in the tester, handed to a second person
 * and read by the storefront. The real server, a browser for the manager and one for the approver.
 */
import { randomUUID } from 'node:crypto'
import type { Browser, Locator, Page } from '@playwright/test'
import type { Campaign } from '#contract/campaignShapes.ts'
import type { Role } from '#domain/access.ts'
import { dayMs, instantOf } from '#domain/time.ts'
import { paths } from '#paths'
import { readyDocument } from '../setup/campaigns.ts'
import type { TestServer } from '../setup/server.ts'
import { emailOf, expect, expectAccessible, password, test } from './test.ts'

/** The main day is over and the encore runs: what is published is there to be read at once. */
const firstDay = instantOf(Date.now() - 2 * dayMs + dayMs / 3).slice(0, 10)
const product = 'Phone X'

test('six coupon rules are set up, proved, approved and delivered', async ({ browser, server }) => {
  test.setTimeout(300_000)
  const mei = await signedIn(browser, server, 'manager')
  const campaignId = await aReadyCampaign(mei, server)
  const [crossShop, newCustomer, shipping] = [
    'Cross-shop spend and save',
    'New-customer coupon',
    'Free shipping coupon',
  ]
  const [phones, second, hello] = ['Phones 15% off', 'Second one half price', 'Code for new shoppers']

  await test.step('a Double 11 begins with coupons of its own', async () => {
    await mei.goto(paths.campaignCoupons({ campaignId }))
    for (const rule of [crossShop, newCustomer, shipping])
      await expect(mei.getByRole('row', { name: new RegExp(rule) })).toBeVisible()
  })

  await test.step('she adds a percentage for phones by keyboard, and reads it back as she types', async () => {
    await addRule(mei, 'Percent off')
    await mei.getByLabel('Name', { exact: true }).fill(phones)
    await mei.getByLabel('Takes it off').selectOption('each item')
    await mei.getByLabel('Percentage off').fill('15')
    await expect(mei.getByText('15% off = 8.5折 = 85折 = pays HK$1,899')).toBeVisible()
    await mei.getByRole('radio', { name: 'chosen goods' }).check({ force: true })
    await mei.getByRole('button', { name: 'Add product', exact: true }).press('Enter')
    await mei.getByRole('menuitem', { name: product }).press('Enter')
    await mei.getByLabel('May be used').selectOption('with any other')
    await expect(readBack(mei)).toContainText('Spend HK$300 on Phone X, 15% off each item, at most HK$100')
    await expect(readBack(mei)).toContainText('together with other coupons')
    await expectAccessibleInBoth(mei)
  })

  await test.step('then the second one at half price, and a code that stands alone', async () => {
    await addRule(mei, second)
    await expect(readBack(mei)).toContainText('Of every 2 items the cheapest is 50% off')
    await addRule(mei, hello)
    await mei.getByLabel('May be used').selectOption('alone only')
    await expect(readBack(mei)).toContainText('with the code HELLO')
    await expect(readBack(mei)).toContainText('not with any other coupon')
    await mei.getByRole('button', { name: '← All rules' }).click()
    await expect(mei.getByRole('table', { name: 'Coupons' }).getByRole('row')).toHaveCount(7)
    await saved(mei)
  })

  await test.step('the matrix says which rules stack, and why', async () => {
    await mei.getByRole('radio', { name: 'Stacking' }).check({ force: true })
    const meets = (a: string, b: string, word: string) =>
      expect(mei.getByRole('button', { name: `${a} × ${b}: ${word}.` })).toBeVisible()
    await meets(crossShop, newCustomer, 'not together')
    await meets(crossShop, shipping, 'together')
    await meets(phones, crossShop, 'together')
    await meets(phones, second, 'not together')
    for (const other of [crossShop, newCustomer, shipping, phones, second]) await meets(hello, other, 'not together')
  })

  await test.step('a cell opens a cart that shows it, with both ways side by side', async () => {
    await mei.getByRole('button', { name: `${crossShop} × ${newCustomer}: not together.` }).focus()
    await mei.keyboard.press('Enter')
    for (const mode of ['Best for the shopper', 'By priority']) {
      const answer = answerOf(mei, mode)
      await expect(answer.getByRole('row', { name: new RegExp(`✓ ${crossShop}`) })).toBeVisible()
      await expect(answer.getByRole('row', { name: new RegExp(`– ${newCustomer}`) })).toContainText(
        `Only one coupon on the order is used: “${crossShop}”.`,
      )
    }
  })

  await test.step('she tries two phones with everything collected: one way is dearer than the other', async () => {
    await mei.getByRole('radio', { name: 'Rules' }).check({ force: true })
    await mei.getByRole('radio', { name: 'Tester' }).check({ force: true })
    await expect(mei.getByLabel(`Quantity of ${product}`)).toHaveValue('2')
    await mei.getByLabel(hello).uncheck()
    // 3,998 for two phones and 40 for shipping; half a phone off, then 40 for every 300 of the rest, three times, and no fee.
    await expect(answerOf(mei, 'Best for the shopper')).toContainText('Pays HK$2,878.50')
    await expect(answerOf(mei, 'By priority')).toContainText(/Pays HK\$[\d,.]+/)
  })

  await test.step('one phone comes back, and what is paid back is exact', async () => {
    await mei.getByLabel(`${product} sent back`).fill('1')
    await expect(mei.getByText('Pays back HK$1,439.25.')).toBeVisible()
  })

  await test.step('she keeps the case, breaks it by a change, and is told on every page of coupons', async () => {
    await mei.getByLabel('Keep as a case').fill('Two phones')
    await mei.keyboard.press('Enter')
    await expect(mei.getByText('✓ as kept')).toBeVisible()
    await expect(mei.getByText('its return must pay back HK$1,439.25')).toBeVisible()
    await saved(mei)
    await mei.getByRole('radio', { name: 'Rules' }).check({ force: true })
    await mei.getByRole('link', { name: crossShop }).click()
    await mei.getByLabel('Takes off').fill('50')
    const finding = mei.getByText('The kept case “Two phones” now comes to HK$2,848.50 instead of HK$2,878.50.')
    await expect(finding).toBeVisible()
    await mei.getByRole('button', { name: '← All rules' }).click()
    await expect(finding).toBeVisible()
    await mei.getByRole('link', { name: 'Overview' }).click()
    await expect(finding).toBeVisible()
    await mei.getByRole('link', { name: 'Open the case' }).click()
    await expect(mei.getByText('now HK$2,848.50')).toBeVisible()
    await expect(answerOf(mei, 'Best for the shopper')).toContainText('Pays HK$2,848.50')
    await expect(mei.getByLabel(`${product} sent back`)).toHaveValue('1')
    await expect(mei.getByText('Pays back HK$1,424.25.')).toBeVisible()
  })

  await test.step('she puts it right, and nothing is left to say', async () => {
    await mei.getByRole('radio', { name: 'Rules' }).check({ force: true })
    await mei.getByRole('link', { name: crossShop }).click()
    await mei.getByLabel('Takes off').fill('40')
    await expect(mei.getByText('The kept case “Two phones” now comes to')).toHaveCount(0)
    await saved(mei)
  })

  await test.step('she submits', async () => {
    await mei.getByRole('button', { name: /^Submit for review/ }).click()
    const dialog = mei.getByRole('dialog', { name: 'Submit for review' })
    for (const reason of await dialog.getByLabel('Why it may stand').all()) await reason.fill('Agreed with finance.')
    await dialog.getByRole('button', { name: 'Submit for review' }).click()
    await expect(mei.getByText('Submitted for review.')).toBeVisible()
  })

  await test.step('the approver reads the coupons in words and money, approves and publishes', async () => {
    const petra = await signedIn(browser, server, 'approver')
    await petra.goto(paths.campaignReview({ campaignId }))
    const changes = petra.getByRole('table', { name: 'Changes' })
    for (const rule of [crossShop, newCustomer, shipping, phones, second, hello])
      await expect(changes.getByRole('row', { name: new RegExp(rule) }).first()).toBeVisible()
    await expect(petra.getByRole('row', { name: new RegExp(`${crossShop}.*HK\\$40,000`) }).first()).toBeVisible()
    await petra.getByRole('button', { name: /^Approve/ }).click()
    await petra.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
    await expect(petra.getByText('Approved.', { exact: true })).toBeVisible()
    await petra.getByRole('button', { name: /^Publish…/ }).click()
    await petra.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
    await expect(petra.getByText('Published.', { exact: true })).toBeVisible()
  })

  await test.step('the storefront reads the six rules', async () => {
    const key = await aDeliveryKey(browser, server)
    const answer = await fetch(`${server.url}/delivery/HK`, { headers: { authorization: `Bearer ${key}` } })
    const snapshot = (await answer.json()) as {
      campaigns: { id: string; versions: { coupons: { name: string }[] }[] }[]
    }
    const [version] = snapshot.campaigns.find(({ id }) => id === campaignId)?.versions ?? []
    expect(version?.coupons.map(({ name }) => name).toSorted()).toEqual(
      [crossShop, newCustomer, shipping, phones, second, hello].toSorted(),
    )
  })
})

/** A browser of its own, signed in over HTTP. */
async function signedIn(browser: Browser, server: TestServer, role: Role): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: server.url })).newPage()
  const answer = await page.request.post('/api/session', {
    data: { email: emailOf(role), password },
    headers: { origin: server.url },
  })
  expect(answer.status()).toBe(200)
  return page
}

/** A Double 11 in Hong Kong with its products and its plays set, as the template begins it. */
async function aReadyCampaign(page: Page, server: TestServer): Promise<string> {
  const document = readyDocument('Double 11, coupons', ['HK'], firstDay)
  const { name } = document
  const headers = { origin: server.url, 'idempotency-key': randomUUID() }
  const begun = await page.request.post('/api/campaigns', {
    data: { template: 'double11', name, markets: ['HK'], firstDay },
    headers,
  })
  const campaign = (await begun.json()) as Campaign
  const kept = await page.request.put(`/api/campaigns/${campaign.id}`, {
    data: { document },
    headers: { origin: server.url, 'if-match': `"${campaign.revision}"` },
  })
  expect(kept.status()).toBe(200)
  return campaign.id
}

async function aDeliveryKey(browser: Browser, server: TestServer): Promise<string> {
  const ada = await signedIn(browser, server, 'administrator')
  const made = await ada.request.post('/api/keys', {
    data: { name: 'Hong Kong site', scope: 'delivery' },
    headers: { origin: server.url, 'idempotency-key': randomUUID() },
  })
  return ((await made.json()) as { secret: string }).secret
}

/** From a preset, without a pointer. */
async function addRule(page: Page, preset: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).focus()
  await page.keyboard.press('n')
  const item = page.getByRole('menuitem', { name: preset, exact: true })
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  while (!(await item.evaluate((element) => element === document.activeElement))) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(preset)
}

const readBack = (page: Page): Locator => page.getByRole('status', { name: 'What the rule does' })

/** What one way of resolving answers: the section under its heading. */
const answerOf = (page: Page, mode: string): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: mode, exact: true }) })

async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Draft · saved/)).toBeVisible()
}

async function expectAccessibleInBoth(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectAccessible(page)
  }
}
