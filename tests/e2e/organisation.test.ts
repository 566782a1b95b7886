import { expect, expectAccessible, test } from './test.ts'

test('an administrator adds a person, changes their role, and shuts them out', async ({
  page,
  signInAs,
  server,
  browser,
}) => {
  await signInAs('administrator')
  await page.goto('/people')
  await page.getByRole('button', { name: /^Add person/ }).click()
  const window = page.getByRole('dialog', { name: 'Add person' })
  await expect(window.getByLabel('Name')).toBeFocused()
  await window.getByLabel('Name').fill('Ho Wing')
  await window.getByLabel('E-mail address').fill('wing@shop.example')
  await window.getByLabel('First password').fill('short')
  await window.getByRole('button', { name: 'Add' }).click()
  await expect(window.getByText('At least 12 characters.', { exact: true })).toBeVisible()
  await window.getByLabel('First password').fill('a sentence to keep')
  await window.getByRole('button', { name: 'Add' }).click()
  await expect(page.getByText('Ho Wing can now sign in.')).toBeVisible()

  const row = page.getByRole('row', { name: /Ho Wing/ })
  await row.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Ho Wing' }).getByLabel('Role').selectOption('analyst')
  await expect(page.getByText('This signs them out everywhere.')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row.getByText('Analyst')).toBeVisible()

  const theirs = await browser.newPage({ baseURL: server.url })
  await theirs.goto('/sign-in')
  await theirs.getByLabel('E-mail address').fill('wing@shop.example')
  await theirs.getByLabel('Password').fill('a sentence to keep')
  await theirs.getByRole('button', { name: 'Sign in' }).click()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()

  await row.getByRole('button', { name: 'Change Ho Wing' }).click()
  await page.getByRole('menuitem', { name: 'Deactivate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
  await expect(row.getByText('deactivated')).toBeVisible()

  await theirs.reload()
  await expect(theirs.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await theirs.close()
})

test('nobody shuts themselves out or changes their own role', async ({ page, signInAs }) => {
  await signInAs('administrator')
  await page.goto('/people')
  const me = page.getByRole('row', { name: /\(you\)/ })
  await me.getByRole('button', { name: /^Change/ }).click()
  await expect(page.getByRole('menuitem', { name: 'Deactivate' })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')
  await me.focus()
  await page.keyboard.press('Enter')
  const role = page.getByRole('dialog').getByLabel('Role')
  await expect(role).toBeDisabled()
  await expect(role).toHaveAccessibleDescription(/ask another administrator/)
})

test('a key is shown once, works, and stops working when it is revoked', async ({ page, signInAs, server }) => {
  await signInAs('administrator')
  await page.goto('/keys')
  await page.getByRole('button', { name: /^New key/ }).click()
  await page.getByLabel('Name').fill('hk.shop.example')
  await page.getByLabel('May').selectOption('delivery')
  await page.getByRole('button', { name: 'Create' }).click()
  const shown = page.getByRole('dialog', { name: 'hk.shop.example' })
  const secret = (await shown.locator('code').first().textContent()) ?? ''
  const ask = () => fetch(`${server.url}/delivery/HK`, { headers: { authorization: `Bearer ${secret}` } })
  expect((await ask()).status).not.toBe(401)

  await shown.getByRole('button', { name: 'I have kept it' }).click()
  await expect(page.getByText(secret)).toHaveCount(0)
  await page
    .getByRole('row', { name: /hk\.shop\.example/ })
    .getByRole('button', { name: 'Revoke' })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByText('hk.shop.example no longer works.')).toBeVisible()
  expect((await ask()).status).toBe(401)
})

test('a product is added, found again and changed, and the audit says who did it', async ({ page, signInAs }) => {
  await signInAs('manager')
  await page.goto('/catalogue')
  await page.getByRole('button', { name: /^Add product/ }).click()
  const window = page.getByRole('dialog', { name: 'Add product' })
  await window.getByLabel('Number').fill('phone-x')
  await window.getByLabel('Name, English').fill('Phone X')
  const hongKong = window.getByRole('group', { name: 'Hong Kong' })
  await hongKong.getByLabel('Sold in this market').check()
  await hongKong.getByLabel('List price').fill('1,999')
  await hongKong.getByLabel('Unit cost').fill('1.239,00')
  await expect(window.getByText('Write an amount such as HK$1,999.')).toBeVisible()
  await hongKong.getByLabel('Unit cost').fill('1239')
  await hongKong.getByLabel('Stock, own site').fill('500')
  await window.getByRole('button', { name: 'Save' }).click()

  await page.getByRole('searchbox', { name: 'Name or number' }).fill('phone')
  const row = page.getByRole('row', { name: /Phone X/ })
  await expect(row.getByText('HK$1,999')).toBeVisible()
  await expect(row.getByText('38.0%')).toBeVisible()
  expect(page.url()).toContain('q=phone')

  await page.goto('/audit')
  const change = page.getByRole('row', { name: /added a product/ }).filter({ hasText: 'Phone X' })
  await expect(change.getByRole('button', { name: 'The manager' })).toBeVisible()
  await change.getByRole('button', { name: /^Before and after/ }).click()
  await expect(page.getByText('terms › HK › listPrice')).toBeVisible()
})

test('nobody finds more in the navigation than their role opens, and a typed address says why', async ({
  page,
  signInAs,
}) => {
  await signInAs('analyst')
  await page.goto('/campaigns')
  const navigation = page.getByRole('navigation', { name: 'Main' })
  await expect(navigation.getByRole('link', { name: 'Audit' })).toBeVisible()
  await expect(navigation.getByRole('link', { name: 'People' })).toHaveCount(0)
  await page.goto('/people')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your role does not open this page')
})

for (const look of [
  { language: 'English, light', locale: 'en-GB', colorScheme: 'light', width: 1280 },
  { language: 'Traditional Chinese, dark, on a phone', locale: 'zh-TW', colorScheme: 'dark', width: 390 },
] as const) {
  test.describe(look.language, () => {
    test.use({ locale: look.locale, colorScheme: look.colorScheme, viewport: { width: look.width, height: 844 } })

    test('the organisation pages can be read by everybody and do not scroll sideways', async ({ page, signInAs }) => {
      await signInAs('administrator')
      for (const path of ['/people', '/keys', '/audit', '/catalogue', '/no-such-page']) {
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expect(page.getByRole('status').filter({ hasText: /Loading|載入中/ })).toHaveCount(0)
        await expectAccessible(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      }
    })
  })
}
