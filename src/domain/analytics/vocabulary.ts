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
