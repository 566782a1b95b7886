import { z } from 'zod'
import { currencySchema, instantSchema, marketSchema, salesChannelSchema } from '../shapes.ts'
import { marketFacts } from '../market.ts'

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
export const eventTypeSchema = z.enum(eventTypes)

export const sources = ['friend', 'community', 'kol', 'organic', 'ad'] as const
export type Source = (typeof sources)[number]

const key = z.string().min(1).max(128)

/**
 * One thing a shopper did, as a storefront reports it.
 *
 * `visitorKey` is anonymous; `userKey` is hashed by the sender. At `register` both are given, which links the touches
 * before registration to the person. `isNewUser` says whether the person had never registered before this campaign's
 * contact. `isTest` keeps the event out of every figure. Amounts are minor units of the market's own currency.
 */
export const eventSchema = z
  .strictObject({
    id: z.uuid().transform((id) => id.toLowerCase()),
    at: instantSchema,
    type: eventTypeSchema,
    market: marketSchema,
    campaignId: key.optional(),
    playId: key.optional(),
    channel: salesChannelSchema.optional(),
    source: z.enum(sources).optional(),
    visitorKey: key.optional(),
    userKey: key.optional(),
    inviterKey: key.optional(),
    isNewUser: z.boolean().optional(),
    instanceId: key.optional(),
    orderId: key.optional(),
    quantity: z.int().min(1).max(1_000_000).optional(),
    couponId: key.optional(),
    amount: z.int().min(0).optional(),
    currency: currencySchema.optional(),
    product: key.optional(),
    partnerId: key.optional(),
    device: key.optional(),
    reason: z.string().max(200).optional(),
    isTest: z.boolean().optional(),
  })
  .refine((event) => event.userKey !== undefined || event.visitorKey !== undefined, {
    path: ['userKey'],
    params: { code: 'nobody' },
  })
  .refine((event) => (event.amount === undefined) === (event.currency === undefined), {
    path: ['currency'],
    params: { code: 'amountWithoutCurrency' },
  })
  .refine((event) => event.currency === undefined || event.currency === marketFacts[event.market].currency, {
    path: ['currency'],
    params: { code: 'otherCurrency' },
  })
  .refine((event) => event.type !== 'register' || event.userKey !== undefined, {
    path: ['userKey'],
    params: { code: 'registerWithoutUser' },
  })
export type HaggleEvent = z.output<typeof eventSchema>

/** Shoppers by what brought them, fixed at first contact with the campaign. */
export const segments = ['sharer', 'nonSharer', 'sharedToNew', 'sharedToReturning'] as const
export type Segment = (typeof segments)[number]

/** What a figure can be split by. */
export const dimensions = ['market', 'channel', 'source', 'segment'] as const
export type Dimension = (typeof dimensions)[number]
