/** A campaign in three currencies: its fixed rates, and totals that say they use them. */
import { paths } from '#paths'
import { readyDocument, on } from '../setup/campaigns.ts'
import { clientOf } from './people.ts'
import { expect, expectAccessible, test } from './test.ts'

test('totals across Hong Kong, Taiwan and mainland China use the event’s fixed rates and say so', async ({
  page,
  server,
  signInAs,
}) => {
  const manager = await clientOf(server, 'manager')
  const begun = await manager.campaigns.create({
    headers: {},
    body: { template: 'blank', name: 'Three markets', markets: ['HK', 'TW', 'CN'], firstDay: '2027-11-11' },
  })
  const document = readyDocument('Three markets', ['HK', 'TW', 'CN'], '2027-11-11')
  await manager.campaigns.save(
    on(begun, {
      document: {
        ...document,
        markets: { HK: { budget: 100_000_00 }, TW: { budget: 1_000_000 }, CN: { budget: 200_000_00 } },
      },
    }),
  )
  await signInAs('manager')

  await test.step('the rates are set once, in Basics', async () => {
    await page.goto(paths.campaignBasics({ campaignId: begun.id }))
    await page.getByLabel('Report in').selectOption('HKD')
    await page.getByLabel('1 TWD is worth, in HKD').fill('0.25')
    await page.getByLabel('1 CNY is worth, in HKD').fill('no idea')
    await expect(page.getByText(/^Write a rate/)).toBeVisible()
    await page.getByLabel('1 CNY is worth, in HKD').fill('1.1')
    await expect(page.getByText(/^Draft · saved/)).toBeVisible()
  })

  await test.step('the budget page adds up at them, and shows them', async () => {
    await page
      .getByRole('navigation', { name: 'Parts of the campaign' })
      .getByRole('link', { name: /^Budget/ })
      .click()
    await expect(page.getByText('At the event’s fixed rates: 1 TWD = 0.25 HKD, 1 CNY = 1.1 HKD.')).toBeVisible()
    await expectAccessible(page)
    const { total } = await manager.campaigns.exposure({ id: begun.id })
    // 100,000 + 1,000,000 × 0.25 + 200,000 × 1.1
    expect(total).toMatchObject({ currency: 'HKD', budget: 570_000_00 })
    const written = (total.worst / 100).toLocaleString('en-GB', {
      minimumFractionDigits: total.worst % 100 === 0 ? 0 : 2,
    })
    const all = page.locator('section').filter({ has: page.getByRole('heading', { name: 'All markets' }) })
    await expect(all).toContainText(`HK$${written}`)
    await all.getByRole('link', { name: 'Change them in Basics' }).click()
    await expect(page.getByLabel('Report in')).toBeFocused()
  })

  await test.step('the approver reads the same note at the same total', async () => {
    await page.goto(paths.campaignReview({ campaignId: begun.id }))
    await expect(page.getByText('Totals over markets are at the event’s fixed rates.')).toBeVisible()
  })
})
