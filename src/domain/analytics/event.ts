import { z } from 'zod'
import { currencySchema, instantSchema, marketSchema, salesChannelSchema } from '../shapes.ts'
import { marketFacts } from '../market.ts'
import { eventTypes, sources } from './vocabulary.ts'

export { dimensions, segments, sources } from './vocabulary.ts'
export type { Dimension, EventType, Segment, Source } from './vocabulary.ts'

export const eventTypeSchema = z.enum(eventTypes)

const key = z.string().min(1).max(128)

const amountMeaning =
  'Minor units. Of `order` and `pay`: what the shopper pays, discounts taken off. Of `refund`: what they get back. Of `coupon_use`: the discount that this rule gave on this order, one event per rule and order. Of `help`: what the price fell by.'
const couponMeaning =
  'Id of the coupon rule. Of `coupon_claim` and `coupon_use`: which one. Of `pay` and `refund` it may be left out where a `coupon_use` names the same `orderId`.'
const partnerMeaning =
  'Id of the partner whose link or code brought the shopper: on the visit itself. The programme says whom it binds.'

/**
 * One thing a shopper did, as a storefront reports it.
 *
 * `visitorKey` is anonymous; `userKey` is hashed by the sender. At `register` both are given, which links the touches
 * before registration to the person. `isNewUser` says whether the person had never registered before this campaign's
 * contact. `isTest` keeps the event out of every figure.
 *
 * `amount` is minor units of the market's own currency, and what it is an amount of depends on the type: see
 * `amountMeaning`, which storefronts read too.
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
    couponId: key.optional().describe(couponMeaning),
    // No order is larger, and sums of such amounts stay exact.
    amount: z.int().min(0).max(1_000_000_000_000).optional().describe(amountMeaning),
    currency: currencySchema.optional(),
    product: key.optional(),
    partnerId: key.optional().describe(partnerMeaning),
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
