import type { Role } from '#domain/access.ts'
import { paths } from '#paths'
import type { Opened } from '../../scripts/bundleBudget.ts'
import { expect, expectAccessible, test } from './test.ts'

/** Every page a person can come to, as somebody who may. */
const pages: Record<string, { path: (sample: Opened) => string; as: Role }> = {
  'campaign list': { path: () => paths.campaigns(), as: 'manager' },
  'campaign timeline': { path: () => paths.campaigns({ view: 'timeline' }), as: 'manager' },
  'new campaign': { path: () => paths.newCampaign(), as: 'manager' },
  'campaign overview': { path: ({ campaignId }) => paths.campaign({ campaignId }), as: 'manager' },
  basics: { path: ({ campaignId }) => paths.campaignBasics({ campaignId }), as: 'manager' },
  products: { path: ({ campaignId }) => paths.campaignProducts({ campaignId }), as: 'manager' },
  plays: { path: ({ campaignId }) => paths.campaignPlays({ campaignId }), as: 'manager' },
  budget: { path: ({ campaignId }) => paths.campaignBudget({ campaignId }), as: 'manager' },
  'group-buy editor': {
    path: ({ campaignId, groupBuy }) => paths.campaignPlay({ campaignId, playId: groupBuy }),
    as: 'manager',
  },
  'bargain editor': {
    path: ({ campaignId, bargain }) => paths.campaignPlay({ campaignId, playId: bargain }),
    as: 'manager',
  },
  'coupon rules': { path: ({ campaignId }) => paths.campaignCoupons({ campaignId }), as: 'manager' },
  'coupon rule': {
    path: ({ campaignId }) => paths.campaignCoupons({ campaignId }, { rule: 'cross-shop' }),
    as: 'manager',
  },
  'who meets whom': {
    path: ({ campaignId }) => paths.campaignCoupons({ campaignId }, { view: 'matrix' }),
    as: 'manager',
  },
  'coupon tester': {
    path: ({ campaignId }) => paths.campaignCoupons({ campaignId }, { view: 'tester' }),
    as: 'manager',
  },
  'coupon results': { path: ({ campaignId }) => paths.analyticsCoupons({ campaignId }), as: 'analyst' },
  forecast: { path: ({ campaignId }) => paths.campaignForecast({ campaignId }), as: 'manager' },
  review: { path: ({ campaignId }) => paths.campaignReview({ campaignId }), as: 'approver' },
  versions: { path: ({ campaignId }) => paths.campaignVersions({ campaignId }), as: 'approver' },
  activity: { path: ({ campaignId }) => paths.campaignActivity({ campaignId }), as: 'manager' },
  'analytics overview': { path: ({ campaignId }) => paths.analyticsOverview({ campaignId }), as: 'analyst' },
  registrations: { path: ({ campaignId }) => paths.analyticsRegistrations({ campaignId }), as: 'analyst' },
  traffic: { path: ({ campaignId }) => paths.analyticsTraffic({ campaignId }), as: 'analyst' },
  funnel: { path: ({ campaignId }) => paths.analyticsFunnel({ campaignId }), as: 'analyst' },
  retention: { path: ({ campaignId }) => paths.analyticsRetention({ campaignId }), as: 'analyst' },
  catalogue: { path: () => paths.catalogue(), as: 'manager' },
  partners: { path: () => paths.partners(), as: 'manager' },
  'partners’ statements': { path: ({ campaignId }) => paths.partners({ campaign: campaignId }), as: 'manager' },
  people: { path: () => paths.people(), as: 'administrator' },
  keys: { path: () => paths.keys(), as: 'administrator' },
  audit: { path: () => paths.audit(), as: 'administrator' },
  'data quality': { path: () => paths.dataQuality(), as: 'administrator' },
  'a page that is not there': { path: () => '/no-such-page', as: 'manager' },
}

for (const [name, { path, as }] of Object.entries(pages))
  test(`${name} is accessible in light and in dark`, async ({ page, campaign, signInAs }) => {
    await signInAs(as)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.goto(path(campaign))
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toBeVisible()
    await page.waitForLoadState('networkidle')
    const inLight = await heading.evaluate((element) => getComputedStyle(element).color)
    await expectAccessible(page)
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await expect(heading).not.toHaveCSS('color', inLight)
    await expectAccessible(page)
  })
