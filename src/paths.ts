/** Every URL of the console. No other file writes one. */
export const paths = {
  home: path('/'),
  signIn: path('/sign-in'),
  setup: path('/setup/:token'),

  campaigns: path('/campaigns'),
  newCampaign: path('/campaigns/new'),
  campaign: path('/campaigns/:campaignId'),
  campaignBasics: path('/campaigns/:campaignId/basics'),
  campaignProducts: path('/campaigns/:campaignId/products'),
  campaignPlays: path('/campaigns/:campaignId/plays'),
  campaignPlay: path('/campaigns/:campaignId/plays/:playId'),
  campaignCoupons: path('/campaigns/:campaignId/coupons'),
  campaignPartners: path('/campaigns/:campaignId/partners'),
  campaignBudget: path('/campaigns/:campaignId/budget'),
  campaignForecast: path('/campaigns/:campaignId/forecast'),
  campaignReview: path('/campaigns/:campaignId/review'),
  campaignVersions: path('/campaigns/:campaignId/versions'),
  campaignActivity: path('/campaigns/:campaignId/activity'),

  live: path('/live'),
  liveCampaign: path('/live/:campaignId'),

  analytics: path('/analytics'),
  analyticsCampaign: path('/analytics/:campaignId'),
  analyticsOverview: path('/analytics/:campaignId/overview'),
  analyticsRegistrations: path('/analytics/:campaignId/registrations'),
  analyticsTraffic: path('/analytics/:campaignId/traffic'),
  analyticsFunnel: path('/analytics/:campaignId/funnel'),
  analyticsSharing: path('/analytics/:campaignId/sharing'),
  analyticsSegments: path('/analytics/:campaignId/segments'),
  analyticsRetention: path('/analytics/:campaignId/retention'),
  analyticsLift: path('/analytics/:campaignId/lift'),
  analyticsCost: path('/analytics/:campaignId/cost'),
  analyticsCoupons: path('/analytics/:campaignId/coupons'),
  analyticsPartners: path('/analytics/:campaignId/partners'),

  catalogue: path('/catalogue'),
  partners: path('/partners'),
  people: path('/people'),
  keys: path('/keys'),
  audit: path('/audit'),
  dataQuality: path('/data-quality'),
}

type ParamNames<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

export type PathParams<P extends string> = { [Name in ParamNames<P>]: string }

export type SearchValues = Record<string, string | number | undefined>

type Builder<P extends string> = {
  (
    ...args: ParamNames<P> extends never ? [search?: SearchValues] : [params: PathParams<P>, search?: SearchValues]
  ): string
  /** What the router matches. */
  pattern: P
}

function path<const P extends string>(pattern: P): Builder<P> {
  const takesParams = pattern.includes(':')
  const build = (first?: Record<string, string | number | undefined>, second?: SearchValues) => {
    const params = takesParams ? first : undefined
    const search = takesParams ? second : first
    const url = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params?.[name] ?? '')))
    return `${url}${searchText(search)}`
  }
  return Object.assign(build, { pattern })
}

function searchText(values: SearchValues = {}): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') search.set(key, String(value))
  }
  return search.size === 0 ? '' : `?${search}`
}
