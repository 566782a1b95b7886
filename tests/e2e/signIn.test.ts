import { paths } from '#paths'
import { emailOf, expect, expectAccessible, password, test } from './test.ts'

test('a person signs in and comes to the campaigns', async ({ page }) => {
  await page.goto(paths.signIn())
  await page.getByLabel('E-mail address').fill(emailOf('manager'))
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(paths.campaigns())
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible()
})

test('a wrong password is said once, and what was typed stays', async ({ page }) => {
  await page.goto(paths.signIn())
  await page.getByLabel('E-mail address').fill(emailOf('analyst'))
  await page.getByLabel('Password').fill('something else entirely')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toHaveCount(1)
  await expect(page.getByLabel('E-mail address')).toHaveValue(emailOf('analyst'))
  await expect(page).toHaveURL(paths.signIn())
})

test('a page asked for without a session opens after the sign-in', async ({ page }) => {
  await page.goto(paths.audit())
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await page.getByLabel('E-mail address').fill(emailOf('administrator'))
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(paths.audit())
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`the sign-in page is accessible in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto(paths.signIn())
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await expectAccessible(page)
  })
