/**
 * What becomes of a campaign after its first publish: scheduled and taken back, paused in part and as a whole, rolled
 * back, ended, archived, restored and cloned. Every window is opened, left and confirmed with the keyboard alone.
 */
import type { Browser, Locator, Page } from '@playwright/test'
import type { Client } from '#api/client.ts'
import type { Campaign } from '#contract/campaignShapes.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import type { Role } from '#domain/access.ts'
import { dayMs, instantOf } from '#domain/time.ts'
import { paths } from '#paths'
import { on, readyDocument } from '../setup/campaigns.ts'
import type { TestServer } from '../setup/server.ts'
import { approvedBy, clientOf } from './people.ts'
import { emailOf, expect, expectAccessible, password, test } from './test.ts'

test('the next version is scheduled on a named clock, taken back, and published at once', async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000)
  const people = await peopleOf(server)
  const { id } = await withTwoVersions(people, 'Member day')
  const petra = await pageOf(browser, server.url, 'approver')
  await petra.goto(paths.campaign({ campaignId: id }))

  await test.step('the next version is scheduled on the clock of Taiwan', async () => {
    const opener = petra.getByRole('button', { name: /^Publish…/ })
    await expect(opener).toBeVisible()
    await opener.focus()
    await petra.keyboard.press('Enter')
    await leaves(petra, 'Publish', opener)

    await petra.keyboard.press('Control+Enter')
    const dialog = petra.getByRole('dialog', { name: 'Publish' })
    await expect(dialog.getByRole('radio', { name: 'Now' })).toBeFocused()
    await choose(petra, dialog, 'Now', 'At a moment')
    await choose(petra, dialog, 'Hong Kong', 'Taiwan')
    await expect(dialog.getByText(/Taipei/)).toBeVisible()
    await dialog.getByRole('textbox', { name: 'Goes live at' }).fill(inTwoDays('09:30'))
    await expectAccessible(petra)
    await confirmed(petra, dialog, 'Schedule', 'Scheduled.')
    await expect(petra.getByText(/^Version 2 goes live at .* 09:30 Hong Kong\.$/)).toBeVisible()
  })

  await test.step('and taken back, which leaves the approval standing', async () => {
    const more = await openFromMenu(petra, 'Take back the schedule…')
    const dialog = petra.getByRole('dialog', { name: 'Take back the schedule?' })
    await expectAccessible(petra)
    await leaves(petra, 'Take back the schedule?', more)
    await openFromMenu(petra, 'Take back the schedule…')
    await confirmed(petra, dialog, 'Take back the schedule', 'Taken back.')
    await expect(more).toBeFocused()
    await expect(petra.getByText(/^Version 2 goes live/)).toHaveCount(0)
  })

  await test.step('then published at once', async () => {
    await petra.getByRole('button', { name: /^Publish…/ }).press('Enter')
    const dialog = petra.getByRole('dialog', { name: 'Publish' })
    await expect(dialog.getByRole('radio', { name: 'Now' })).toBeChecked()
    await confirmed(petra, dialog, 'Publish now', 'Published.')
    await expect(petra.getByText(/^Version 3 runs since/)).toBeVisible()
  })

  await auditSays(browser, server, id, [
    ['published', 'The approver'],
    ['took back the schedule', 'The approver'],
  ])
})

test('one play and the whole campaign are paused in each of the three ways, and resumed', async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000)
  const people = await peopleOf(server)
  const { id } = await live(people, 'Summer night')
  const mei = await pageOf(browser, server.url, 'manager')
  await mei.goto(paths.campaign({ campaignId: id }))

  await test.step('one play is paused, and the page says which', async () => {
    await mei.getByRole('button', { name: /^Pause…/ }).press('Enter')
    const dialog = mei.getByRole('dialog', { name: 'Pause' })
    await expect(dialog.getByRole('radio', { name: /Open nothing new/ })).toBeChecked()
    await choose(mei, dialog, 'The whole campaign', 'Some plays')
    await expect(dialog.getByRole('button', { name: 'Pause now' })).toHaveAccessibleDescription(
      'Choose at least one play.',
    )
    await dialog.getByRole('checkbox', { name: 'Reserve' }).press('Space')
    await dialog.getByLabel('Message to shoppers, English').fill('Back at noon.')
    await expectAccessible(mei)
    await confirmed(mei, dialog, 'Pause now', 'Paused.')
    await expect(
      mei.getByText(/^Paused by The manager .* Open nothing new\. Only Reserve; the rest goes on\.$/),
    ).toBeVisible()
    await expect(statusOf(mei, 'Live')).toBeVisible()
    expect((await people.manager.campaigns.read({ id })).pause?.playIds).toEqual(['reserve'])
  })

  await test.step('the whole is paused in each of the three ways, and resumed', async () => {
    await mei.getByRole('button', { name: /^Pause…/ }).press('Enter')
    const dialog = mei.getByRole('dialog', { name: 'Pause' })
    await expect(dialog.getByRole('checkbox', { name: 'Reserve' })).toBeChecked()
    await choose(mei, dialog, 'Some plays', 'The whole campaign')
    for (const mode of ['Open nothing new', 'Freeze and extend', 'Withdraw and compensate']) {
      if (mode !== 'Open nothing new') {
        await mei.getByRole('button', { name: /^Pause…/ }).press('Enter')
        const modes = dialog.getByRole('radio', { name: /^(Open|Freeze|Withdraw)/ })
        await modes.nth(0).focus()
        while (!(await dialog.getByRole('radio', { name: new RegExp(`^${mode}`) }).isChecked()))
          await mei.keyboard.press('ArrowDown')
      }
      await confirmed(mei, dialog, 'Pause now', 'Paused.')
      await expect(statusOf(mei, 'Paused')).toBeVisible()
      await expect(mei.getByText(new RegExp(`^Paused by The manager .* ${mode}\\.$`))).toBeVisible()

      const resume = mei.getByRole('button', { name: /^Resume/ })
      await resume.press('Enter')
      await confirmed(mei, mei.getByRole('dialog', { name: 'Resume?' }), 'Resume', 'Running again.')
      await expect(statusOf(mei, 'Live')).toBeVisible()
    }
  })

  await auditSays(browser, server, id, [
    ['paused', 'The manager'],
    ['resumed', 'The manager'],
  ])
})

test('a campaign is rolled back by two people, ended, put away, brought back and cloned', async ({
  browser,
  server,
}) => {
  test.setTimeout(300_000)
  const people = await peopleOf(server)
  const name = 'Fan festival'
  const first = await withTwoVersions(people, name)
  const { id } = first
  await people.manager.campaigns.publish(on(await people.manager.campaigns.read({ id }), { at: null }))
  const mei = await pageOf(browser, server.url, 'manager')
  const petra = await pageOf(browser, server.url, 'approver')

  await test.step('the approver asks to go back to version 1, and cannot confirm it alone', async () => {
    await petra.goto(paths.campaignVersions({ campaignId: id }))
    const opener = petra.getByRole('button', { name: 'Roll back to 1…' })
    await opener.press('Enter')
    await leaves(petra, 'Ask to roll back to version 1?', opener)
    await opener.press('Enter')
    await expectAccessible(petra)
    const dialog = petra.getByRole('dialog', { name: 'Ask to roll back to version 1?' })
    await confirmed(petra, dialog, 'Ask for the rollback', 'Asked. A second person has to confirm.')
    await expect(opener).toBeFocused()
    const confirm = petra.getByRole('button', { name: /^Confirm rollback…/ })
    await expect(confirm).toBeDisabled()
    await expect(confirm).toHaveAccessibleDescription(/second person|somebody else|asked for/i)
  })

  await test.step('the manager confirms, and version 1 is what shoppers have again', async () => {
    await mei.goto(paths.campaign({ campaignId: id }))
    await expect(mei.getByText('The approver asks to go back to version 1.')).toBeVisible()
    await mei.getByRole('button', { name: /^Confirm rollback…/ }).press('Enter')
    const dialog = mei.getByRole('dialog', { name: 'Confirm the rollback to version 1?' })
    await expectAccessible(mei)
    await confirmed(mei, dialog, 'Confirm rollback', 'Rolled back.')
    await expect(mei.getByText(/^Version 3 runs since/)).toBeVisible()
    const { items } = await people.manager.campaigns.versions({ id })
    const hashOf = (number: number) => items.find((version) => version.number === number)?.hash
    expect(hashOf(3)).toBe(hashOf(1))
    expect(hashOf(3)).not.toBe(hashOf(2))
  })

  await test.step('it is ended', async () => {
    const more = await openFromMenu(mei, 'End…')
    const dialog = mei.getByRole('dialog', { name: 'End the campaign?' })
    await expectAccessible(mei)
    await leaves(mei, 'End the campaign?', more)
    await openFromMenu(mei, 'End…')
    await confirmed(mei, dialog, 'End', 'Ended.')
    await expect(statusOf(mei, 'Ended')).toBeVisible()
  })

  await test.step('put away, out of the list, and brought back', async () => {
    await openFromMenu(mei, 'Archive')
    await confirmed(mei, mei.getByRole('dialog', { name: 'Archive?' }), 'Archive', 'Archived.')
    await mei.goto(paths.campaigns())
    // Others may be there too, or none: then the list says where they all are.
    const others = mei.getByRole('status').filter({ hasText: / of / })
    await expect(others.or(mei.getByRole('link', { name: 'Show the archived one' }))).toBeVisible()
    await expect(mei.getByRole('row', { name: new RegExp(name) })).toHaveCount(0)
    await mei.goto(paths.campaigns({ status: 'archived' }))
    await mei.getByRole('row', { name: new RegExp(name) }).press('Enter')
    await mei.getByRole('button', { name: /^Restore/ }).press('Enter')
    await expectAccessible(mei)
    await confirmed(mei, mei.getByRole('dialog', { name: 'Restore?' }), 'Restore', 'Restored.')
    await expect(statusOf(mei, 'Ended')).toBeVisible()
  })

  const copyId = await test.step('and cloned for next year, with nothing of its past', async () => {
    await mei.getByRole('button', { name: /^Clone…/ }).press('Enter')
    const dialog = mei.getByRole('dialog', { name: 'Clone' })
    await dialog.getByLabel('Name').fill(`${name} again`)
    await dialog.getByRole('textbox', { name: 'First day of the main phase' }).fill('2028-05-20')
    await expectAccessible(mei)
    await confirmed(mei, dialog, 'Clone', 'Cloned. You are now in the copy.')
    await expect(mei.getByRole('heading', { level: 1, name: `${name} again` })).toBeFocused()
    const copy = /\/campaigns\/([^/?]+)/.exec(mei.url())?.[1] ?? ''
    expect(copy).not.toBe(id)
    const { document, running, status } = await people.manager.campaigns.read({ id: copy })
    expect({ running, status, reasons: document.acceptedWarnings }).toEqual({
      running: null,
      status: 'draft',
      reasons: [],
    })
    expect(document.plays.map((play) => play.name)).toEqual(first.document.plays.map((play) => play.name))
    expect((await people.manager.codes.list({ id })).batches).toHaveLength(1)
    expect((await people.manager.codes.list({ id: copy })).batches).toEqual([])
    await mei.getByRole('navigation', { name: 'Parts of the campaign' }).getByRole('link', { name: 'Versions' }).click()
    await expect(mei.getByText('Nothing has been published yet')).toBeVisible()
    return copy
  })

  await auditSays(browser, server, id, [
    ['asked for a rollback', 'The approver'],
    ['confirmed a rollback', 'The manager'],
    ['ended', 'The manager'],
    ['archived', 'The manager'],
    ['restored', 'The manager'],
  ])
  await auditSays(browser, server, copyId, [['cloned a campaign', 'The manager']])
})

type People = { manager: Client; approver: Client }

async function peopleOf(server: TestServer): Promise<People> {
  return { manager: await clientOf(server, 'manager'), approver: await clientOf(server, 'approver') }
}

/** One version runs; a second, with less time to fill a group, is approved and waits. */
async function withTwoVersions(people: People, name: string): Promise<Campaign> {
  const first = await live(people, name)
  await approvedBy(people, first, {
    ...first.document,
    plays: first.document.plays.map((play) => (play.kind === 'groupBuy' ? { ...play, hoursToFill: 12 } : play)),
  })
  return first
}

async function auditSays(
  browser: Browser,
  server: TestServer,
  object: string,
  rows: readonly (readonly [action: string, who: string])[],
): Promise<void> {
  await test.step('the audit says who did it', async () => {
    const ada = await pageOf(browser, server.url, 'administrator')
    await ada.goto(paths.audit({ object }))
    for (const [action, who] of rows)
      await expect(ada.getByRole('row', { name: new RegExp(`${who} ${action} `) }).first()).toBeVisible()
    await ada.context().close()
  })
}

/** A campaign that runs since this morning, with a reservation whose batch of codes was made and issued. */
async function live(people: People, name: string): Promise<Campaign> {
  const { manager } = people
  const today = instantOf(Date.now()).slice(0, 10)
  const document = readyDocument(name, ['HK', 'TW'], today)
  const reservation = definitionFor('reservation').create({
    id: 'reserve',
    campaign: document,
    productId: document.products[0]!.id,
  })
  const begun = await manager.campaigns.create({
    headers: {},
    body: { template: 'blank', name, markets: ['HK', 'TW'], firstDay: today },
  })
  const approved = await approvedBy(people, begun, {
    ...document,
    plays: [
      ...document.plays,
      {
        ...reservation,
        name: 'Reserve',
        cap: { ...reservation.cap, units: { HK: 100, TW: 100 } },
        quota: { HK: 60, TW: 60 },
        batches: [{ id: 'fans', name: 'Fans', count: 25, perPerson: 2, channel: 'fans', groups: 3 }],
      },
    ],
  })
  const live = await manager.campaigns.publish(on(approved, { at: null }))
  const owner = { type: 'play' as const, playId: 'reserve', batchId: 'fans' }
  const batch = await manager.codes.create({ params: { id: live.id }, headers: {}, body: { owner } })
  await manager.codes.next({ params: { id: live.id, batchId: batch.id }, body: { from: 0, count: 25 } })
  await manager.codes.issue({ id: live.id, batchId: batch.id })
  return live
}

async function pageOf(browser: Browser, baseURL: string, role: Role): Promise<Page> {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  const answer = await page.request.post('/api/session', {
    data: { email: emailOf(role), password },
    headers: { origin: baseURL },
  })
  expect(answer.status()).toBe(200)
  return page
}

/** Opens a window from the menu of further steps with the keyboard; gives the button that the focus must return to. */
async function openFromMenu(page: Page, item: string): Promise<Locator> {
  const more = page.getByRole('button', { name: 'More', exact: true })
  await more.press('Enter')
  const wanted = page.getByRole('menuitem', { name: item, exact: true })
  await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1)
  while (!(await wanted.evaluate((element) => element === document.activeElement)))
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  return more
}

/** Escape closes a window, changes nothing, and leads back to where it was opened. */
async function leaves(page: Page, title: string, opener: Locator): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title })
  // On what there is to fill in, or on the title: not on the button that closes it.
  await expect(dialog.locator(':is(h2, input, select, textarea):focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(opener).toBeFocused()
}

/** Goes to the last button of a window by Tab and presses it. */
async function confirmed(page: Page, dialog: Locator, button: string, says: string): Promise<void> {
  const confirm = dialog.getByRole('button', { name: button, exact: true })
  await expect(confirm).toBeEnabled()
  while (!(await confirm.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByText(says, { exact: true })).toBeVisible()
  await expect(dialog).toHaveCount(0)
  // Wherever the window was opened, the keyboard is not thrown back to the top of the page.
  await expect(page.locator('body:focus')).toHaveCount(0)
}

/** Moves a choice among neighbours with the arrow keys. */
async function choose(page: Page, dialog: Locator, from: string, to: string): Promise<void> {
  await dialog.getByRole('radio', { name: from, exact: true }).focus()
  await page.keyboard.press(' ')
  await page.keyboard.press(from === 'Some plays' ? 'ArrowLeft' : 'ArrowRight')
  await expect(dialog.getByRole('radio', { name: to, exact: true })).toBeChecked()
}

/** The campaign's status as a word at the head of the page. */
const statusOf = (page: Page, word: string): Locator => page.getByText(word, { exact: true }).first()

function inTwoDays(clock: string): string {
  return `${instantOf(Date.now() + 2 * dayMs).slice(0, 10)} ${clock}`
}
