// Apart from the schema of events, so that pages that need only the words do not carry zod.

export const eventTypes = [
  'view',
  'share',
  'invite_open',
  'group_open',
  'group_join',
  'group_complete',
  'group_expire',
  'bargain_open',
  'help',
  'help_refused',
  'bargain_complete',
  'bargain_expire',
  'assist',
  'check_in',
  'draw',
  'play_game',
  'reserve',
  'code_redeem',
  'coupon_claim',
  'coupon_use',
  'cash_out',
  'register',
  'order',
  'pay',
  'refund',
] as const
export type EventType = (typeof eventTypes)[number]

/** What brought somebody here. */
export const sources = ['friend', 'community', 'kol', 'organic', 'ad'] as const
export type Source = (typeof sources)[number]

/** Shoppers by what brought them, fixed at first contact with the campaign. */
export const segments = ['sharer', 'nonSharer', 'sharedToNew', 'sharedToReturning'] as const
export type Segment = (typeof segments)[number]

/** What a figure can be split by. */
export const dimensions = ['market', 'channel', 'source', 'segment'] as const
export type Dimension = (typeof dimensions)[number]

/** How the steps of a funnel follow each other: in their order, with nothing of the funnel between them, or in any order. */
export const funnelOrders = ['ordered', 'strict', 'any'] as const
export type FunnelOrder = (typeof funnelOrders)[number]

/** How long a bucket of a series is. */
export const seriesIntervals = ['hour', 'day'] as const
export type SeriesInterval = (typeof seriesIntervals)[number]

/** What starts a person's clock in a cohort: the first one of their life, wherever it was. */
export const cohortStarts = ['register', 'order', 'anything'] as const
export type CohortStart = (typeof cohortStarts)[number]

/** What counts as coming back. */
export const returns = ['order', 'anything'] as const
export type Return = (typeof returns)[number]

/** How long a period of a cohort is. */
export const cohortIntervals = ['day', 'week', 'month'] as const
export type CohortInterval = (typeof cohortIntervals)[number]
