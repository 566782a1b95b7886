import { readFileSync } from 'node:fs'
import { languages } from '#domain/market.ts'
import { firstLoad, loadsOf, pages, type Manifest } from '../../scripts/bundleBudget.ts'
import { expect, test } from './test.ts'

const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Manifest

for (const budgeted of pages)
  test(`${budgeted.name} fetches no script before it shows that its budget does not count`, async ({
    page,
    signInAs,
  }) => {
    if (budgeted.opens.as) await signInAs(budgeted.opens.as)
    const fetched: string[] = []
    page.on('request', (request) => {
      const path = new URL(request.url()).pathname.slice(1)
      if (path.startsWith('assets/') && path.endsWith('.js')) fetched.push(path)
    })
    // Code fetched ahead while nothing else happens is not in the way of this page.
    await page.addInitScript(() => {
      globalThis.requestIdleCallback = () => 0
    })
    await page.goto(budgeted.opens.path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()

    const counted = languages.flatMap((language) => firstLoad(manifest, loadsOf(budgeted, language)))
    expect(fetched.length).toBeGreaterThan(0)
    expect(fetched.filter((file) => !counted.includes(file))).toEqual([])
  })
