/** A partner programme from nothing to its leaderboard, as its people do it, on the real server. */
import { randomUUID } from 'node:crypto'
import type { Browser, Page } from '@playwright/test'
import type { Campaign } from '#contract/campaignShapes.ts'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import type { Role } from '#domain/access.ts'
import { dayMs, instantOf } from '#domain/time.ts'
import { readyDocument } from '../setup/campaigns.ts'
import type { TestServer } from '../setup/server.ts'
import { countedBy } from './people.ts'
import { emailOf, expect, expectAccessible, password, test } from './test.ts'

const day = instantOf(Date.now() - 2 * dayMs).slice(0, 10)

test('a partner programme: set up, put right, costed, approved, published, and what partners brought', async ({
  browser,
  server,
}) => {
  test.setTimeout(420_000)
  const ada = await signedIn(browser, server, 'administrator')
  const mei = await signedIn(browser, server, 'manager')
  const keys = { events: await keyFor(ada, 'events'), delivery: await keyFor(ada, 'delivery') }
  const campaignId = await campaignWithoutPartners(mei)

  await test.step('the manager begins with three tiers', async () => {
    await mei.goto(`/campaigns/${campaignId}/partners`)
    await mei.getByRole('button', { name: 'Set up a programme' }).click()
    await expect(mei.getByRole('slider', { name: 'Gold partner' })).toBeVisible()
  })

  await test.step('she moves a tier by keyboard, and types what another asks and pays', async () => {
    const silver = mei.getByRole('slider', { name: 'Silver partner' })
    await expect(silver).toHaveAttribute('aria-valuetext', 'from HK$10,000, commission 8%')
    await silver.focus()
    await mei.keyboard.press('ArrowUp')
    await mei.keyboard.press('ArrowUp')
    await expect(silver).toHaveAttribute('aria-valuetext', 'from HK$10,000, commission 9%')
    await expect(mei.getByLabel('Silver partner: Commission %')).toHaveValue('9')
    await mei.getByLabel('Gold partner: Paid from HKD').fill('40,000')
    await mei.getByLabel('Gold partner: Commission %').fill('28')
    await expect(mei.getByRole('slider', { name: 'Gold partner' })).toHaveAttribute(
      'aria-valuetext',
      'from HK$40,000, commission 28%',
    )
  })

  await test.step('a commission above the ceiling is said beside it, and put right', async () => {
    const finding = mei.getByRole('alert').filter({ hasText: '“Gold partner” pays 33%' }).first()
    await expect(finding).toContainText('more than the ceiling of 30%')
    await mei.getByLabel('Gold partner: Commission %').fill('12')
    await expect(finding).toHaveCount(0)
  })

  await test.step('she gives phones rates of their own', async () => {
    await mei.getByRole('combobox', { name: /^Rates for/ }).selectOption('Phones')
    await mei.getByLabel('Gold partner: Commission %').fill('5')
    await expect(mei.getByRole('slider', { name: 'Gold partner' })).toHaveAttribute('aria-valuetext', /commission 5%$/)
    await mei.getByRole('combobox', { name: /^Rates for/ }).selectOption('All other categories')
    await expect(mei.getByLabel('Gold partner: Commission %')).toHaveValue('12')
  })

  await test.step('a second level asks Taiwan’s filing reference', async () => {
    await mei.getByLabel('Levels of commission').fill('2')
    await expect(mei.getByText('Taiwan: two levels need a filing with the authority first').first()).toBeVisible()
    await mei.getByLabel('Filing reference, Taiwan').fill('FTC-2026-118')
    await expect(mei.getByText('two levels need a filing')).toHaveCount(0)
    await mei.getByLabel('Partner: 2nd level %', { exact: true }).fill('1')
    await mei.getByLabel('Silver partner: 2nd level %').fill('1')
    await mei.getByLabel('Gold partner: 2nd level %').fill('1')
  })

  await test.step('binding for life with an entry fee is stopped in mainland China', async () => {
    await inMarket(mei, 'Mainland China')
    await mei.getByLabel('Entry fee').fill('99')
    await mei.getByLabel('Bound for').fill('')
    await expect(mei.getByText('Mainland China: binding for life together with a fee').first()).toBeVisible()
    await mei.getByLabel('Bound for').fill('90')
    await expect(mei.getByText('binding for life together with a fee')).toHaveCount(0)
    await mei.getByLabel('Entry fee').fill('')
  })

  await test.step('holds at least as long as returns, invite codes, a fixed reward', async () => {
    await inMarket(mei, 'Hong Kong')
    await mei.getByLabel('Commission held for').fill('5')
    await expect(
      mei.getByText('Commission is paid out after 5 days, but goods can be returned for 7').first(),
    ).toBeVisible()
    await mei.getByLabel('Commission held for').fill('20')
    await mei.getByLabel('Open to').selectOption('By invite code only')
    await mei.getByLabel('Partners one may invite').fill('10')
    await mei.getByLabel('Membership product').selectOption('Band 9')
    for (const market of ['Hong Kong', 'Taiwan', 'Mainland China']) {
      await inMarket(mei, market)
      await mei.getByLabel('Reward per membership').fill('60')
    }
    await inMarket(mei, 'Hong Kong')
    await expect(mei.getByText('Commission is paid out after')).toHaveCount(0)
  })

  await test.step('she sees what a month earns a partner of each tier, and what the programme will cost', async () => {
    const month = mei.getByRole('table', { name: 'Earnings of each tier' })
    await mei.getByLabel('Memberships sold').fill('2')
    // 20 orders of HK$1,000 at 12%, 3 + 2% of own purchases as set up, two memberships at HK$60.
    await expect(month.getByRole('row', { name: /^Gold partner/ })).toContainText('HK$2,400')
    await expect(month.getByRole('row', { name: /^Gold partner/ })).toContainText('HK$120')
    const cost = mei.getByRole('table', { name: 'Cost of the programme' })
    await expect(cost.getByRole('row', { name: /^Programme pays/ })).toContainText(/HK\$[\d,]+.*HK\$[\d,]+/)
    await expect(mei.getByRole('progressbar', { name: 'What it will cost' })).toHaveCount(0)
  })

  await test.step('the page is accessible in light and in dark', async () => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await mei.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expectAccessible(mei)
    }
  })

  await test.step('she submits it, with a reason for each warning', async () => {
    await expect(mei.getByText(/^Draft · saved/)).toBeVisible()
    await mei.getByRole('button', { name: /^Submit for review/ }).click()
    const dialog = mei.getByRole('dialog', { name: 'Submit for review' })
    await expect(dialog.getByLabel('Why it may stand').first()).toBeVisible()
    for (const reason of await dialog.getByLabel('Why it may stand').all()) await reason.fill('Agreed with legal.')
    await dialog.getByLabel('Note to the approver').fill('Three tiers, two levels.')
    await dialog.getByRole('button', { name: 'Submit for review' }).click()
    await expect(mei.getByText('In review', { exact: true }).first()).toBeVisible()
  })

  const petra = await signedIn(browser, server, 'approver')

  await test.step('the approver reads it in business words, and approves', async () => {
    await petra.goto(`/campaigns/${campaignId}/review`)
    const changes = petra.getByRole('table', { name: 'Changes' })
    await expect(changes).toContainText('by invite code only')
    await expect(changes).toContainText('level 1 commission on all other categories')
    await expect(changes).toContainText('FTC-2026-118')
    await expect(changes).toContainText('commission held (days)')
    await petra.getByRole('button', { name: /^Approve/ }).click()
    const dialog = petra.getByRole('dialog')
    await expect(dialog.getByRole('button', { name: 'Approve' })).toBeVisible()
    for (const box of await dialog.getByRole('checkbox').all()) await box.check()
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await expect(petra.getByText('Approved.', { exact: true })).toBeVisible()
  })

  await test.step('and publishes it: the storefront reads the programme', async () => {
    await petra.getByRole('button', { name: /^Publish…/ }).click()
    await petra.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
    await expect(petra.getByText('Live', { exact: true }).first()).toBeVisible()
    const answer = await fetch(`${server.url}/delivery/TW`, { headers: { authorization: `Bearer ${keys.delivery}` } })
    const snapshot = (await answer.json()) as {
      campaigns: { id: string; versions: { partners: Record<string, unknown> }[] }[]
    }
    expect(snapshot.campaigns.find(({ id }) => id === campaignId)?.versions[0]?.partners).toMatchObject({
      name: 'Partners',
      depth: 2,
      holdDays: 20,
      joining: { by: 'inviteCode', invitesPerPartner: 10, entryFee: 0 },
      binding: { rule: 'firstTouch', days: 90, binds: 'newUsers' },
      membership: { reward: 60 },
      tiers: [{ name: 'Partner' }, { name: 'Silver partner' }, { name: 'Gold partner' }],
    })
  })

  await test.step('shoppers come through partners’ links and buy', async () => {
    const answer = await fetch(`${server.url}/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys.events}`, 'content-type': 'application/json' },
      body: JSON.stringify({ events: broughtByPartners(campaignId) }),
    })
    const { results } = (await answer.json()) as { results: { status: string }[] }
    expect(results.map(({ status }) => status)).toEqual(results.map(() => 'accepted'))
    await countedBy(server)
  })

  await test.step('the leaderboard shows whom they bound and what they earned, by tier', async () => {
    await mei.goto(`/analytics/${campaignId}/partners`)
    const leaders = mei.getByRole('table', { name: 'Leaderboard' })
    const ann = leaders.getByRole('row', { name: /ann/ })
    // 6% of HK$500 and, on phones, 2% of HK$1,000.
    await expect(ann.getByRole('cell')).toHaveText(['ann', 'Partner', '2', '2', '2', 'HK$1,500', 'HK$50'])
    const tiers = mei.getByRole('region', { name: 'Commission by tier, as a table' })
    await expect(tiers.getByRole('row', { name: /^Hong Kong · Partner/ })).toContainText('HK$59')
    await mei.getByRole('button', { name: 'Hong Kong Partner: show the 2 partners' }).click()
    await leaders.getByRole('button', { name: 'bea' }).click()
    await expect(mei.getByRole('dialog', { name: 'Shoppers of bea' }).getByRole('row', { name: /^cy/ })).toBeVisible()
    await mei.keyboard.press('Escape')
  })

  await test.step('and the statements say what is owed to whom, and why', async () => {
    await mei.getByRole('link', { name: 'Partners', exact: true }).first().click()
    await mei
      .getByRole('row', { name: /Friends of the shop/ })
      .getByRole('link', { name: 'Statements' })
      .click()
    const row = mei.getByRole('table', { name: 'Statements' }).getByRole('row', { name: /ann/ }).first()
    await expect(row).toContainText('HK$50')
    await row.getByRole('button', { name: 'ann' }).click()
    const statement = mei.getByRole('dialog', { name: 'Statement of ann' })
    await expect(statement.getByText('Commission: 6% of HK$500')).toBeVisible()
    await expect(statement.getByText('Commission: 2% of HK$1,000')).toBeVisible()
    for (const colorScheme of ['dark', 'light'] as const) {
      await mei.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expectAccessible(mei)
    }
    await mei.keyboard.press('Escape')
    await expectAccessible(mei)
  })
})

async function signedIn(browser: Browser, server: TestServer, role: Role): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url })
  const page = await context.newPage()
  await post(page, '/api/session', { email: emailOf(role), password })
  return page
}

/** Whose amounts the page shows; its own choice stands after that of the frame. */
async function inMarket(page: Page, market: string): Promise<void> {
  const choice = page.getByRole('main').getByRole('radio', { name: market, exact: true })
  await choice.click({ force: true })
  await expect(choice).toBeChecked()
}

async function post<T>(page: Page, path: string, data: object): Promise<T> {
  const { origin } = new URL(page.url() === 'about:blank' ? await baseOf(page) : page.url())
  const answer = await page.request.post(path, { data, headers: { origin, 'idempotency-key': randomUUID() } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as T
}

/** Where the page's browser is at home, before it has gone anywhere. */
async function baseOf(page: Page): Promise<string> {
  await page.goto('/sign-in')
  return page.url()
}

async function keyFor(page: Page, scope: 'events' | 'delivery'): Promise<string> {
  return (await post<{ secret: string }>(page, '/api/keys', { name: `Shop, ${scope}`, scope })).secret
}

/** A Double 11 that is ready but for its partners. */
async function campaignWithoutPartners(page: Page): Promise<string> {
  const begun = await post<Campaign>(page, '/api/campaigns', {
    template: 'double11',
    name: 'Friends of the shop',
    markets: ['HK', 'TW', 'CN'],
    firstDay: day,
  })
  const document = { ...readyDocument(begun.document.name, ['HK', 'TW', 'CN'], day), partners: null }
  const answer = await page.request.put(`/api/campaigns/${begun.id}`, {
    data: { document },
    headers: { origin: new URL(page.url()).origin, 'if-match': `"${begun.revision}"` },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return begun.id
}

/** Ann brings two new shoppers, one of whom buys a phone; Bea brings one. */
function broughtByPartners(campaignId: string): HaggleEvent[] {
  const at = (minutes: number) => instantOf(Date.now() - 3_600_000 + minutes * 60_000)
  const visit = (userKey: string, partnerId: string) => ({ type: 'view' as const, userKey, partnerId, isNewUser: true })
  const buy = (userKey: string, amount: number, product: string) => ({
    type: 'pay' as const,
    userKey,
    amount,
    product,
    currency: 'HKD' as const,
    orderId: `order-${userKey}`,
  })
  return [
    visit('ay', 'ann'),
    visit('bo', 'ann'),
    visit('cy', 'bea'),
    buy('ay', 50_000, 'buds-5-19'),
    buy('bo', 100_000, 'phone-x-19'),
    buy('cy', 15_000, 'buds-5-19'),
  ].map((event, k) => ({ id: randomUUID(), at: at(k), market: 'HK', campaignId, ...event }))
}
