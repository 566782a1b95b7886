import { paths } from '#paths'
import { expect, expectAccessible, test } from './test.ts'

test('a change of page puts the focus on its heading and names the tab', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto(paths.campaigns())
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'People' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeFocused()
  await expect(page).toHaveTitle('People · Haggle')
})

test('the keyboard skips the frame', async ({ page, signInAs }) => {
  await signInAs('manager')
  await page.goto(paths.catalogue())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('the palette goes where it is told and gives the focus back', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto(paths.campaigns())
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Go to' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(palette).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('audit')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(paths.audit())
})

test('a language is chosen at once, stays, and goes with the person to another machine', async ({
  page,
  signInAs,
  browser,
  server,
}) => {
  await signInAs('qa')
  await page.goto(paths.campaigns())
  await page.getByRole('button', { name: /^Language/ }).click()
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PATCH')
  await page.getByRole('menuitemradio', { name: '繁體中文（香港）' }).click()
  expect((await kept).status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1, name: '活動' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-HK')
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: '活動' })).toBeVisible()

  const other = await browser.newContext({
    baseURL: server.url,
    storageState: { cookies: await page.context().cookies(), origins: [] },
  })
  const elsewhere = await other.newPage()
  await elsewhere.goto(paths.campaigns())
  await expect(elsewhere.getByRole('heading', { level: 1, name: '活動' })).toBeVisible()
  await other.close()
})

test('a chosen theme stands before the first paint', async ({ page, signInAs }) => {
  await signInAs('analyst')
  await page.goto(paths.campaigns())
  await page.getByRole('button', { name: /^Theme/ }).click()
  await page.getByRole('menuitemradio', { name: 'Dark' }).click()
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  expect(await ground()).toBe('rgb(14, 18, 24)')
  // Without its scripts of the module kind the page has only what stands before the first paint.
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.reload()
  expect(await ground()).toBe('rgb(14, 18, 24)')
})

test('the market in view is in the address, so that a link shows what its sender saw', async ({ page, signInAs }) => {
  await signInAs('manager')
  await page.goto(paths.catalogue())
  await page.getByRole('radio', { name: 'Taiwan' }).check({ force: true })
  await expect(page).toHaveURL(/market=TW/)
  await expect(page.getByRole('banner').getByText('Taipei', { exact: false }).first()).toBeVisible()
  await page.goto(paths.catalogue({ market: 'CN' }))
  await expect(page.getByRole('radio', { name: 'Mainland China' })).toBeChecked()
})

test('signing out leaves nothing to come back to', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto(paths.people())
  await page.getByRole('button', { name: /Administrator$/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

test('a server that cannot be reached is said in words, and the page comes back by itself when asked', async ({
  page,
  signInAs,
}) => {
  await signInAs('administrator')
  await page.route('**/api/people', (route) => route.abort('connectionrefused'))
  await page.goto(paths.people())
  await expect(page.getByRole('alert')).toContainText('The server does not answer', { timeout: 20_000 })
  await page.unroute('**/api/people')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('row', { name: /\(you\)/ })).toBeVisible()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: 'zh-TW' })

  test('the navigation comes from the side and goes when it has led somewhere', async ({ page, signInAs }) => {
    await signInAs('administrator')
    await page.goto(paths.people())
    await page.getByRole('button', { name: '選單' }).click()
    const drawer = page.getByRole('dialog', { name: '主選單' })
    await expectAccessible(page)
    await drawer.getByRole('link', { name: '商品庫' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '商品庫' })).toBeVisible()
    await expect(drawer).toBeHidden()
  })
})
