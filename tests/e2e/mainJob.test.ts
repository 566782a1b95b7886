/**
 * The main job as its people do it: from a machine with nobody on it to a published campaign and its funnel. One browser
 * for each of them, the real server on the engines that come with it, and a storefront that knows only its two keys.
 */
import { readFile } from 'node:fs/promises'
import type { Browser, Locator, Page } from '@playwright/test'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { funnelOf, outcomeOf, type FunnelQuestion } from '#domain/analytics/funnel.ts'
import { peopleOf, type Person } from '#domain/analytics/history.ts'
import { totalsOf } from '#domain/analytics/totals.ts'
import type { EventType } from '#domain/analytics/vocabulary.ts'
import type { Role } from '#domain/access.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { atLocalTime, dayMs, epochOf, instantOf, localTime, type Instant } from '#domain/time.ts'
import { publishedDocument, type Snapshot } from '../../scripts/traffic/published.ts'
import { startServer, type TestServer } from '../setup/server.ts'
import { expect, expectAccessible, password, test as withPeople } from './test.ts'

/** Nobody has been here before: the set-up is part of the story. */
const test = withPeople.extend<object, { server: TestServer }>({
  server: [
    async ({ browserName: _ }, provide) => {
      const server = await startServer()
      await provide(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
})

const { year, month, day } = localTime(instantOf(Date.now()), 'HK')
const dayFromNow = (days: number): Instant => atLocalTime({ year, month, day: day + days }, 'HK')
/** The main day is over and the encore runs: everything that shoppers open can be seen to its end. */
const firstDay = instantOf(epochOf(dayFromNow(-2)) + dayMs / 2).slice(0, 10)

test('from an empty server to a published campaign and its funnel', async ({ browser, server }) => {
  test.setTimeout(420_000)
  const ada = await browserOf(browser, server)
  const keys = { events: '', delivery: '' }

  await test.step('the first administrator comes through the one-time address', async () => {
    const address = /\S+\/setup\/\S+/.exec(server.output())?.[0] ?? ''
    await ada.goto(address)
    await ada.getByLabel('Your name').fill('Ada')
    for (const colorScheme of ['light', 'dark'] as const) {
      await ada.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expectAccessible(ada)
    }
    await ada.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
    await ada.getByLabel('E-mail address').fill('ada@shop.example')
    await ada.getByLabel('Password').fill(password)
    await ada.getByRole('button', { name: 'Create and sign in' }).click()
    await expect(ada.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()

    const again = await browserOf(browser, server)
    await again.goto(address)
    await expect(again.getByText('This address has been used')).toBeVisible()
  })

  await test.step('she adds a manager, an approver and an analyst', async () => {
    await goTo(ada, 'People')
    await addPerson(ada, 'Mei', 'manager')
    await addPerson(ada, 'Petra', 'approver')
    await addPerson(ada, 'Ana', 'analyst')
    await expect(ada.getByRole('row', { name: /@shop\.example/ })).toHaveCount(4)
  })

  await test.step('she makes the two keys of a storefront, each shown once', async () => {
    await goTo(ada, 'Keys')
    keys.events = await makeKey(ada, 'Hong Kong site, events', 'events')
    keys.delivery = await makeKey(ada, 'Hong Kong site, campaigns', 'delivery')
    await ada.reload()
    await expect(ada.getByRole('row', { name: /Hong Kong site/ })).toHaveCount(2)
    await expect(ada.getByText(keys.events)).toHaveCount(0)
  })

  const mei = await signedIn(browser, server, 'Mei')

  await test.step('the manager puts two products into the catalogue', async () => {
    await goTo(mei, 'Catalogue')
    await addProduct(mei, { number: 'phone-x', name: 'Phone X', price: '1,999', cost: '1,239', stock: '800' })
    await addProduct(mei, { number: 'watch-s', name: 'Watch S', price: '999', cost: '540', stock: '600' })
    await expect(mei.getByRole('row', { name: /Phone X/ }).getByText('38.0%')).toBeVisible()
  })

  await test.step('she starts a Double 11 from the template', async () => {
    await goTo(mei, 'Campaigns')
    await mei.getByRole('link', { name: 'New campaign' }).first().click()
    await expect(mei.getByRole('radio', { name: 'Double 11' })).toBeChecked()
    await mei.getByLabel('Name', { exact: true }).fill('Double 11, phones')
    await mei.getByRole('checkbox', { name: /Taiwan/ }).uncheck()
    await mei.getByRole('checkbox', { name: /Mainland China/ }).uncheck()
    await mei.getByLabel('First day of the main phase', { exact: true }).fill(firstDay)
    await mei.getByRole('button', { name: 'Create campaign' }).click()
    await expect(mei.getByRole('heading', { level: 1, name: 'Double 11, phones' })).toBeVisible()
  })
  const campaignId = /\/campaigns\/([^/?]+)/.exec(mei.url())?.[1] ?? ''

  await test.step('she picks the products', async () => {
    await openPart(mei, 'Products')
    await mei.getByRole('button', { name: 'Pick from the catalogue' }).click()
    const picker = mei.getByRole('dialog', { name: 'Pick from the catalogue' })
    await picker.getByRole('checkbox', { name: /Phone X/ }).check()
    await picker.getByRole('checkbox', { name: /Watch S/ }).check()
    await picker.getByRole('button', { name: 'Add 2' }).click()
    await expect(mei.getByRole('table', { name: 'Products' }).getByRole('row', { name: /Watch S/ })).toBeVisible()
    await saved(mei)
  })

  await test.step('she takes the play out that she does not want', async () => {
    await openPart(mei, 'Plays')
    await mei.getByRole('button', { name: /^More for Bring a new friend/ }).click()
    await mei.getByRole('menuitem', { name: 'Remove' }).click()
    await mei.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await expect(mei.getByRole('button', { name: /^More for/ })).toHaveCount(2)
  })

  await test.step('she sets the ladder of the group buy', async () => {
    await openPart(mei, 'Group buy')
    await mei.getByLabel('Product', { exact: true }).selectOption('Watch S')
    await mei.getByLabel('Step 1: Members').fill('2')
    await mei.getByLabel('Step 1: Price').fill('899')
    await mei.getByLabel('Step 2: Members').fill('3')
    await mei.getByLabel('Step 2: Price').fill('799')
    await mei.getByLabel('Step 3: Members').fill('5')
    await mei.getByLabel('Step 3: Price').fill('699')
    await expect(mei.getByRole('slider', { name: 'Step 3' })).toHaveAttribute(
      'aria-valuetext',
      /^5 members pay HK\$699/,
    )
  })

  await test.step('she sees a fault as she types it, and puts it right with one press', async () => {
    const units = mei.getByLabel('Units at most, Hong Kong')
    await units.fill('900')
    await expect(mei.getByText('the limit of 900 units is above the stock of 600').first()).toBeVisible()
    await mei.getByRole('button', { name: 'Set 600' }).first().click()
    await expect(units).toHaveValue('600')
    await expect(mei.getByText('is above the stock of')).toHaveCount(0)
    await expect(figure(mei, 'Worst case, after caps · Hong Kong')).toContainText('HK$180,000')
    await saved(mei)
  })

  await test.step('she shapes the bargain by keyboard and sees what it can cost', async () => {
    await openPart(mei, 'Bargain')
    await mei.getByLabel('Product', { exact: true }).selectOption('Phone X')
    await mei.getByLabel('Floor price').fill('999')
    await mei.getByLabel('Units at most, Hong Kong').fill('500')
    const first = mei.getByRole('slider', { name: 'First cut' })
    await first.focus()
    await expect(first).toHaveAttribute('aria-valuenow', '33')
    await mei.keyboard.press('ArrowDown')
    await mei.keyboard.press('ArrowDown')
    await expect(first).toHaveAttribute('aria-valuetext', 'after 1 helper HK$1,649.06 left, 35% cut')
    await expect(first).toBeFocused()
    await expect(mei.getByRole('radio', { name: 'Own curve' })).toBeChecked()
    await expect(figure(mei, 'Worst case, after caps · Hong Kong')).toContainText('HK$500,000')
    await expect(mei.getByText('each of up to 500 units loses HK$240').first()).toBeVisible()
    await saved(mei)
  })

  await test.step('she sets the budget, and what was saved is there after a reload', async () => {
    await openPart(mei, 'Budget')
    await mei.getByLabel('Budget', { exact: true }).fill('600,000')
    await expect(mei.getByText(/the worst case HK\$[\d,.]+ exceeds the budget of HK\$600,000/).first()).toBeVisible()
    await saved(mei)
    await mei.reload()
    await expect(mei.getByLabel('Budget', { exact: true })).toHaveValue('600,000')
    await expect(figure(mei, 'Worst case, after caps · Hong Kong')).toContainText(/HK\$[\d,.]+/)
    await expect(figure(mei, 'Expected (mean)')).toContainText('P10 HK$')
    await expect(figure(mei, 'Registrations')).toContainText(/[1-9]/)
  })

  await test.step('she gives a reason for each warning and submits', async () => {
    await mei.getByRole('button', { name: /^Submit for review/ }).click()
    const dialog = mei.getByRole('dialog', { name: 'Submit for review' })
    const reasons = dialog.getByLabel('Why it may stand')
    await dialog.getByRole('button', { name: 'Submit for review' }).click()
    await expect(dialog.getByText('Write a reason.').first()).toBeVisible()
    for (const reason of await reasons.all()) await reason.fill('Agreed with finance for this night.')
    await dialog.getByLabel('Note to the approver').fill('Please look at the bargain.')
    await dialog.getByRole('button', { name: 'Submit for review' }).click()
    await expect(mei.getByText('Submitted for review.')).toBeVisible()
    await expect(mei.getByText('In review', { exact: true }).first()).toBeVisible()
  })

  await test.step('she cannot approve it, neither as manager nor where she is made an approver', async () => {
    await openPart(mei, 'Review')
    await refused(mei, 'Your role does not allow this.')
    await changeRole(ada, 'Mei', 'approver')
    const promoted = await signedIn(browser, server, 'Mei')
    await promoted.goto(`/campaigns/${campaignId}/review`)
    await refused(promoted, 'You changed this draft; somebody else has to approve it.')
    await changeRole(ada, 'Mei', 'manager')
  })

  const petra = await signedIn(browser, server, 'Petra')

  await test.step('the approver reads what changes, accepts the cost in so many words, and approves', async () => {
    await petra.getByRole('row', { name: /Double 11, phones/ }).click()
    let answer = () => undefined as void
    const unread = new Promise<void>((resolve) => (answer = resolve))
    await petra.route('**/diff', async (route) => {
      await unread
      await route.continue()
    })
    await petra.getByRole('button', { name: /^Review/ }).click()
    await refused(petra, 'What changes is still loading.')
    answer()
    await expect(petra.getByText('Note from the author: “Please look at the bargain.”')).toBeVisible()
    const changes = petra.getByRole('table', { name: 'Changes' })
    await expect(changes.getByRole('row', { name: /Bargain/ }).first()).toBeVisible()
    await expect(changes.getByRole('row', { name: /HK\$500,000/ })).toBeVisible()
    await expect(petra.getByText('Reason: “Agreed with finance for this night.”').first()).toBeVisible()
    await petra.getByRole('button', { name: /^Approve/ }).click()
    const dialog = petra.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: /Hong Kong HK\$[\d,.]+ of HK\$600,000/ }).check()
    await dialog.getByRole('button', { name: 'Approve' }).click()
    await expect(petra.getByText('Approved.', { exact: true })).toBeVisible()
  })

  await test.step('she publishes it at once', async () => {
    await petra.getByRole('button', { name: /^Publish…/ }).click()
    await petra.getByRole('dialog').getByRole('button', { name: 'Publish now' }).click()
    await expect(petra.getByText('Published.', { exact: true })).toBeVisible()
    await expect(petra.getByText('Live', { exact: true }).first()).toBeVisible()
    await expect(petra.getByText('Nothing changes: the draft says the same as what runs.')).toBeVisible()
    await openPart(petra, 'Overview')
    await expect(petra.getByText(/^Version 1 runs since/)).toBeVisible()
    await expect(petra.getByText('Everything is ready for review.')).toHaveCount(0)
  })

  const storefront = storefrontOf(server, keys)
  const snapshot = await test.step('the storefront reads it, and is told when nothing has changed', async () => {
    const answer = await storefront.read()
    expect(answer.status).toBe(200)
    const etag = answer.headers.get('etag') ?? ''
    const read = (await answer.json()) as Snapshot
    expect(read.campaigns.map(({ id, versions }) => [id, versions.map(({ name }) => name)])).toEqual([
      [campaignId, ['Double 11, phones']],
    ])
    expect(read.campaigns[0]?.pause).toBeNull()
    expect((await storefront.read(etag)).status).toBe(304)
    return read
  })

  const events = shoppersOf(campaignId, snapshot)
  await test.step('shoppers come, and every event is acknowledged; sent again, none counts twice', async () => {
    expect(await storefront.send(events)).toEqual({ accepted: events.length })
    expect(await storefront.send(events.slice(0, 500))).toEqual({ duplicate: 500 })
  })
  const people = peopleOf(events)
  const span = { campaignId, from: epochOf(dayFromNow(-40)), to: Date.now(), asOf: Date.now() }
  const totals = totalsOf(people, span)

  const ana = await signedIn(browser, server, 'Ana')

  await test.step('the analyst sees the registrations that there were', async () => {
    await goTo(ana, 'Analytics')
    await ana.getByRole('combobox', { name: /^Campaign/ }).selectOption('Double 11, phones')
    await expect(ana.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible()
    await expect(ana.getByText('on its way and not counted yet')).toHaveCount(0)
    expect(totals.registrations).toBeGreaterThan(50)
    await expect(figure(ana, 'Registrations')).toContainText(grouped(totals.registrations))
    await expect(figure(ana, 'Visitors')).toContainText(grouped(totals.visitors))
    await expect(figure(ana, 'Orders')).toContainText(grouped(totals.orders))
    await expect(figure(ana, 'Paying customers')).toContainText(grouped(totals.payingCustomers))
    await ana.getByRole('navigation', { name: 'Analytics' }).getByRole('link', { name: 'Registrations' }).click()
    await expect(ana.getByText(`${grouped(totals.registrations)} in all`)).toBeVisible()
  })

  const expected = stepCounts(people, {
    ...span,
    steps: ['view', 'register', 'order', 'pay'].map((type) => ({ type: type as EventType })),
    windowSeconds: 7 * 86_400,
    order: 'ordered',
  })

  await test.step('and the funnel, step by step', async () => {
    await ana.getByRole('navigation', { name: 'Analytics' }).getByRole('link', { name: 'Funnel' }).click()
    await ana.getByRole('radio', { name: 'Registration' }).check({ force: true })
    const steps = ana.getByRole('button', { name: /^(View|Registered|Ordered|Paid)/ })
    await expect(steps).toHaveCount(4)
    expect(expected.every((count) => count > 0)).toBe(true)
    for (const [k, count] of expected.entries()) await expect(steps.nth(k)).toContainText(grouped(count))
  })

  await test.step('and takes it away as a table', async () => {
    const coming = ana.waitForEvent('download')
    await ana.getByRole('button', { name: 'CSV' }).click()
    const download = await coming
    expect(download.suggestedFilename()).toMatch(/^haggle-funnel-.*\.csv$/)
    const rows = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/).slice(1)
    expect(rows.map((row) => row.split(',').slice(0, 3))).toEqual(
      ['View', 'Registered', 'Ordered', 'Paid'].map((name, k) => ['Everybody', name, String(expected[k])]),
    )
  })

  await test.step('the manager pauses it, and the storefront is told', async () => {
    const again = await signedIn(browser, server, 'Mei')
    await again.goto(`/campaigns/${campaignId}`)
    await expect(again.getByText(/^Version 1 runs since/)).toBeVisible()
    await expect(again.getByText('Everything is ready for review.')).toHaveCount(0)
    await again.getByRole('button', { name: /^Pause…/ }).click()
    await again.getByRole('radio', { name: /Freeze and extend/ }).check()
    await again.getByRole('dialog').getByRole('button', { name: 'Pause now' }).click()
    await expect(again.getByText('Paused', { exact: true }).first()).toBeVisible()
    await expect(again.getByText(/^Paused by Mei .* Freeze and extend\.$/)).toBeVisible()
    await expect(again.getByRole('button', { name: /^Resume/ })).toBeVisible()
    const read = (await (await storefront.read()).json()) as Snapshot
    expect(read.campaigns[0]?.pause).toMatchObject({ mode: 'freezeAndExtend', playIds: null })
  })
})

async function browserOf(browser: Browser, server: TestServer): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url })
  return context.newPage()
}

async function signedIn(browser: Browser, server: TestServer, name: string): Promise<Page> {
  const page = await browserOf(browser, server)
  await page.goto('/')
  await page.getByLabel('E-mail address').fill(addressOf(name))
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
  return page
}

const addressOf = (name: string): string => `${name.toLowerCase()}@shop.example`

async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

/** Each part's link says what is left to do there, after its name. */
async function openPart(page: Page, name: string): Promise<void> {
  const parts = page.getByRole('navigation', { name: 'Parts of the campaign' })
  await parts.getByRole('link', { name: new RegExp(`^${name}`) }).click()
}

async function addPerson(page: Page, name: string, role: Role): Promise<void> {
  await page.getByRole('button', { name: /^Add person/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Add person' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('E-mail address').fill(addressOf(name))
  await dialog.getByLabel('Role').selectOption(role)
  await dialog.getByLabel('First password').fill(password)
  await dialog.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByText(`${name} can now sign in.`)).toBeVisible()
}

async function changeRole(page: Page, name: string, role: Role): Promise<void> {
  await goTo(page, 'People')
  await page.getByRole('row', { name: new RegExp(addressOf(name)) }).focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name })
  await dialog.getByLabel('Role').selectOption(role)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
}

async function makeKey(page: Page, name: string, scope: 'events' | 'delivery'): Promise<string> {
  await page.getByRole('button', { name: /^New key/ }).click()
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('May').selectOption(scope)
  await page.getByRole('button', { name: 'Create' }).click()
  const shown = page.getByRole('dialog', { name })
  const secret = (await shown.locator('code').first().textContent()) ?? ''
  await shown.getByRole('button', { name: 'I have kept it' }).click()
  return secret
}

type NewProduct = { number: string; name: string; price: string; cost: string; stock: string }

async function addProduct(page: Page, { number, name, price, cost, stock }: NewProduct): Promise<void> {
  await page.getByRole('button', { name: /^Add product/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Add product' })
  await dialog.getByLabel('Number').fill(number)
  await dialog.getByLabel('Name, English').fill(name)
  const hongKong = dialog.getByRole('group', { name: 'Hong Kong' })
  await hongKong.getByLabel('Sold in this market').check()
  await hongKong.getByLabel('List price').fill(price)
  await hongKong.getByLabel('Unit cost').fill(cost)
  await hongKong.getByLabel('Stock, own site').fill(stock)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
}

/** What was typed is with the server; nobody pressed anything. */
async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Draft · saved/)).toBeVisible()
}

async function refused(page: Page, reason: string): Promise<void> {
  const approve = page.getByRole('button', { name: /^Approve/ })
  await expect(approve).toBeDisabled()
  await expect(approve).toHaveAccessibleDescription(reason)
}

/** The definition list's figure under its label. */
function figure(page: Page, label: string): Locator {
  return page.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) })
}

const grouped = (count: number): string => count.toLocaleString('en-GB')

/** A shop's server: all it has is an address and two keys. */
function storefrontOf({ url }: TestServer, keys: { events: string; delivery: string }) {
  return {
    read: (etag?: string) =>
      fetch(`${url}/delivery/HK`, {
        headers: { authorization: `Bearer ${keys.delivery}`, ...(etag ? { 'if-none-match': etag } : {}) },
      }),
    /** How many were taken, by what the server said of each. */
    async send(events: readonly HaggleEvent[]): Promise<Record<string, number>> {
      const counts: Record<string, number> = {}
      for (let from = 0; from < events.length; from += 1_000) {
        const answer = await fetch(`${url}/events`, {
          method: 'POST',
          headers: { authorization: `Bearer ${keys.events}`, 'content-type': 'application/json' },
          body: JSON.stringify({ events: events.slice(from, from + 1_000) }),
        })
        expect(answer.status).toBe(200)
        const { results } = (await answer.json()) as { results: { status: string }[] }
        for (const { status } of results) counts[status] = (counts[status] ?? 0) + 1
      }
      return counts
    },
  }
}

/** Shoppers who play by the rules as published, up to this morning. */
function shoppersOf(campaignId: string, snapshot: Snapshot): HaggleEvent[] {
  const document = publishedDocument([snapshot], campaignId, instantOf(Date.now()))
  expect(document).not.toBeNull()
  return [
    ...shopperEvents({
      campaign: { id: campaignId, document: document! },
      shoppers: 1_500,
      seed: 'main job',
      from: dayFromNow(-19),
      to: dayFromNow(0),
    }),
  ]
}

/** How many people reached each step, by the definition of a funnel and not by the engine's SQL. */
function stepCounts(people: readonly Person[], question: FunnelQuestion): number[] {
  const outcomes = people.flatMap((person) => outcomeOf(person, question) ?? [])
  return funnelOf(outcomes, question).steps.map(({ count }) => count)
}
