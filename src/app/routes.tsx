import { redirect, type RouteObject } from 'react-router'
import { paths } from '#paths'
import { NotFoundPage } from './errors/NotFoundPage.tsx'
import { RouteError } from './errors/RouteError.tsx'
import { page } from './page.ts'
import { sessionLoader } from './session.ts'
import { Starting } from './Starting.tsx'

/** Every page of the console. A feature adds one `page(…)` line: its path, the dictionaries it reads, its file. */
const pages: RouteObject[] = [
  page({
    path: paths.campaigns.pattern,
    say: ['campaigns', 'words'],
    load: () =>
      import('#features/campaigns/list/CampaignListPage.tsx').then((file) => ({
        Component: file.CampaignListPage,
        loader: file.loader,
      })),
  }),
  page({
    path: paths.newCampaign.pattern,
    say: ['campaigns'],
    load: () =>
      import('#features/campaigns/new/NewCampaignPage.tsx').then((file) => ({ Component: file.NewCampaignPage })),
  }),
  page({
    path: paths.campaign.pattern,
    say: ['campaigns', 'findings', 'refusals', 'statements', 'words'],
    load: () =>
      import('#features/campaigns/layout/CampaignLayout.tsx').then((file) => ({
        Component: file.CampaignLayout,
        loader: file.loader,
      })),
    children: [
      page({
        path: paths.campaign.pattern,
        load: () =>
          import('#features/campaigns/overview/OverviewPage.tsx').then((file) => ({ Component: file.OverviewPage })),
      }),
      page({
        path: paths.campaignBasics.pattern,
        load: () =>
          import('#features/campaigns/basics/BasicsPage.tsx').then((file) => ({ Component: file.BasicsPage })),
      }),
      page({
        path: paths.campaignProducts.pattern,
        load: () =>
          import('#features/campaigns/products/ProductsPage.tsx').then((file) => ({ Component: file.ProductsPage })),
      }),
      page({
        path: paths.campaignPlays.pattern,
        load: () => import('./pages/PlaysPage.tsx').then((file) => ({ Component: file.PlaysPage })),
      }),
      page({
        path: paths.campaignPlay.pattern,
        say: ['plays'],
        load: () => import('./pages/PlayPage.tsx').then((file) => ({ Component: file.PlayPage })),
      }),
      page({
        path: paths.campaignCoupons.pattern,
        say: ['coupons', 'couponReasons', 'couponSentences', 'codes'],
        load: () => import('./pages/CouponsPage.tsx').then((file) => ({ Component: file.CouponsPage })),
      }),
      page({
        path: paths.campaignPartners.pattern,
        say: ['partners'],
        load: () => import('./pages/PartnersPage.tsx').then((file) => ({ Component: file.PartnersPage })),
      }),
      page({
        path: paths.campaignBudget.pattern,
        load: () =>
          import('#features/campaigns/budget/BudgetPage.tsx').then((file) => ({ Component: file.BudgetPage })),
      }),
      page({
        path: paths.campaignForecast.pattern,
        load: () =>
          import('#features/campaigns/forecast/ForecastPage.tsx').then((file) => ({ Component: file.ForecastPage })),
      }),
      page({
        path: paths.campaignReview.pattern,
        say: ['review', 'terms'],
        load: () => import('./pages/ReviewPage.tsx').then((file) => ({ Component: file.ReviewPage })),
      }),
      page({
        path: paths.campaignVersions.pattern,
        say: ['review'],
        load: () => import('./pages/VersionsPage.tsx').then((file) => ({ Component: file.VersionsPage })),
      }),
      page({
        path: paths.campaignActivity.pattern,
        say: ['audit'],
        load: () =>
          import('#features/campaigns/activity/ActivityPage.tsx').then((file) => ({ Component: file.ActivityPage })),
      }),
    ],
  }),
  page({
    path: paths.catalogue.pattern,
    say: ['catalogue', 'words'],
    needs: 'catalogue.read',
    load: () =>
      import('#features/catalogue/CataloguePage.tsx').then((file) => ({
        Component: file.CataloguePage,
        loader: file.loader,
      })),
  }),
  page({
    path: paths.partners.pattern,
    say: ['partnerStatements', 'campaigns'],
    needs: 'analytics.read',
    load: () =>
      import('#features/partnerStatements/PartnersPage.tsx').then((file) => ({
        Component: file.PartnersPage,
        loader: file.loader,
      })),
  }),
  page({
    path: paths.people.pattern,
    say: ['people'],
    needs: 'people.read',
    load: () =>
      import('#features/people/PeoplePage.tsx').then((file) => ({ Component: file.PeoplePage, loader: file.loader })),
  }),
  page({
    path: paths.keys.pattern,
    say: ['keys'],
    needs: 'keys.read',
    load: () =>
      import('#features/keys/KeysPage.tsx').then((file) => ({ Component: file.KeysPage, loader: file.loader })),
  }),
  page({
    path: paths.audit.pattern,
    say: ['audit'],
    needs: 'audit.read',
    load: () => import('#features/audit/AuditPage.tsx').then((file) => ({ Component: file.AuditPage })),
  }),
  {
    path: paths.analytics.pattern,
    loader: ({ request }) =>
      redirect(`${paths.analyticsOverview({ campaignId: 'all' })}${new URL(request.url).search}`),
  },
  {
    path: paths.analyticsCampaign.pattern,
    loader: ({ params }) => redirect(paths.analyticsOverview({ campaignId: params['campaignId'] ?? 'all' })),
  },
  page({
    path: paths.analyticsOverview.pattern,
    say: ['analytics'],
    needs: 'analytics.read',
    load: () =>
      import('#features/analytics/OverviewPage.tsx').then((file) => ({
        Component: file.OverviewPage,
        loader: file.loader,
      })),
  }),
  page({
    path: paths.analyticsRegistrations.pattern,
    say: ['analytics'],
    needs: 'analytics.read',
    load: () =>
      import('#features/analytics/RegistrationsPage.tsx').then((file) => ({
        Component: file.RegistrationsPage,
        loader: file.loader,
      })),
  }),
  page({
    path: paths.analyticsTraffic.pattern,
    say: ['analytics'],
    needs: 'analytics.read',
    load: () =>
      import('#features/analytics/TrafficPage.tsx').then((file) => ({
        Component: file.TrafficPage,
        loader: file.loader,
      })),
  }),
  page({
    path: paths.analyticsFunnel.pattern,
    say: ['analytics', 'funnelBuilder'],
    needs: 'analytics.read',
    load: () =>
      import('#features/analytics/FunnelPage.tsx').then((file) => ({
        Component: file.FunnelPage,
        loader: file.loader,
      })),
  }),
  page({
    path: paths.analyticsRetention.pattern,
    say: ['analytics', 'retention'],
    needs: 'analytics.read',
    load: () =>
      import('#features/analytics/RetentionPage.tsx').then((file) => ({
        Component: file.RetentionPage,
        loader: file.loader,
      })),
  }),
  page({
    path: paths.analyticsCoupons.pattern,
    say: ['analytics', 'results'],
    needs: 'analytics.read',
    load: () =>
      import('#features/analytics/CouponsPage.tsx').then((file) => ({
        Component: file.CouponsPage,
        loader: file.loader,
      })),
  }),
  page({
    path: paths.analyticsPartners.pattern,
    say: ['analytics', 'results'],
    needs: 'analytics.read',
    load: () =>
      import('#features/analytics/PartnersPage.tsx').then((file) => ({
        Component: file.PartnersPage,
        loader: file.loader,
      })),
  }),
  page({
    path: paths.dataQuality.pattern,
    say: ['dataQuality'],
    needs: 'dataQuality.read',
    load: () =>
      import('#features/dataQuality/DataQualityPage.tsx').then((file) => ({ Component: file.DataQualityPage })),
  }),
]

const entrances: RouteObject[] = [
  page({
    path: paths.signIn.pattern,
    say: ['signIn'],
    load: () => import('#features/signIn/SignInPage.tsx').then((file) => ({ Component: file.SignInPage })),
  }),
  page({
    path: paths.setup.pattern,
    say: ['signIn'],
    load: () => import('#features/signIn/SetupPage.tsx').then((file) => ({ Component: file.SetupPage })),
  }),
]

export const routes: RouteObject[] = [
  {
    HydrateFallback: Starting,
    ErrorBoundary: RouteError,
    children: [
      ...entrances,
      {
        // The frame is not needed in front of the sign-in, so it is not in the way there.
        loader: sessionLoader,
        lazy: () => import('./layout/Shell.tsx').then((file) => ({ Component: file.Shell })),
        children: [
          {
            ErrorBoundary: RouteError,
            children: [
              { path: paths.home.pattern, loader: () => redirect(paths.campaigns()) },
              ...pages,
              { path: '*', Component: NotFoundPage },
            ],
          },
        ],
      },
    ],
  },
]
