import { readFileSync } from 'node:fs'
import { languages } from '#domain/market.ts'
import { firstLoad, loadsOf, pages, type Manifest } from '../../scripts/bundleBudget.ts'
import { expect, test } from './test.ts'

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Manifest

for (const budgeted of pages)
  test(`${budgeted.name} fetches no script before it shows that its budget does not count`, async ({
    page,
    campaign,
    signInAs,
  }) => {
    const path = budgeted.opens.path(campaign)
    if (budgeted.opens.as) await signInAs(budgeted.opens.as)
    const fetched: string[] = []
    page.on('request', (request) => {
      const file = new URL(request.url()).pathname.slice(1)
      // A worker computes beside the page, which does not wait for it.
      if (file.startsWith('assets/') && file.endsWith('.js') && !file.includes('.worker-')) fetched.push(file)
    })
    // Code fetched ahead while nothing else happens is not in the way of this page.
    await page.addInitScript(() => {
      globalThis.requestIdleCallback = () => 0
    })
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    // Charts come after the first numbers.
    await page.waitForLoadState('networkidle')

    const counted = languages.flatMap((language) => firstLoad(manifest, loadsOf(budgeted, language)))
    expect(fetched.length).toBeGreaterThan(0)
    expect(fetched.filter((file) => !counted.includes(file))).toEqual([])
  })
