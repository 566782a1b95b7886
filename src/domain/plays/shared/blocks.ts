import { z } from 'zod'
import { basisPointsSchema, languageSchema, marketSchema, utcInstantSchema } from '../../shapes.ts'
import { mostPerUnit, mostUnits, socialChannels } from '../../market.ts'

/** Identifiers inside a document: made by the console, unique within their list. */
export const documentIdSchema = z.string().regex(/^[a-zA-Z0-9_-]{1,40}$/)

export const windowSchema = z.strictObject({ from: utcInstantSchema, to: utcInstantSchema })

/** Units that may be sold or given, per market. */
export const unitsPerMarketSchema = z.partialRecord(marketSchema, z.int().min(0).max(mostUnits))

/** The most something may cost in all, in each market's minor unit. */
export const budgetPerMarketSchema = z.partialRecord(
  marketSchema,
  z
    .int()
    .min(0)
    .max(mostPerUnit * mostUnits),
)

export const exhaustionSchema = z.enum(['stopNew', 'fallBackToCoupon', 'end'])

/**
 * The hard limit of a play that costs money, per market: units (of what, the play says: sold, packets, places, prizes),
 * money, or both, whichever is reached first; and what happens then. A play without either cannot say what it costs at
 * worst.
 */
export const capSchema = z.strictObject({
  units: unitsPerMarketSchema,
  budget: budgetPerMarketSchema,
  whenExhausted: exhaustionSchema,
  /** What is given instead where `whenExhausted` falls back to a coupon. */
  couponId: documentIdSchema.nullable(),
})
export type Cap = z.infer<typeof capSchema>

/** Pauses the play by itself: when more than this much of the budget burns within an hour, or suspiciously many finish. */
export const circuitBreakersSchema = z.strictObject({
  burnPerHour: basisPointsSchema.nullable(),
  completionRate: basisPointsSchema.nullable(),
})

/**
 * Who counts, and how often: the defence against people who farm rewards with many accounts (羊毛党).
 * Caps hold over the whole campaign; `null` is no cap.
 */
export const eligibilitySchema = z.strictObject({
  newMeans: z.enum(['neverRegistered', 'neverPaid', 'noOrderInDays']),
  newByDays: z.int().min(1).max(3650),
  newBy: z.enum(['phone', 'account']),
  minAccountAgeHours: z.int().min(0).max(8760),
  perDevice: z.int().min(1).max(1000).nullable(),
  perPhone: z.int().min(1).max(1000).nullable(),
  perAddress: z.int().min(1).max(1000).nullable(),
  perHelperPerDay: z.int().min(1).max(1000).nullable(),
  blockList: z.boolean(),
})
export type Eligibility = z.infer<typeof eligibilitySchema>

/** What a play pays out where it gives something of its own: how much of it, the play says. */
export const rewardSchema = z.strictObject({
  pays: z.enum(['cash', 'coupon', 'credit']),
  /** The coupon it is paid as; amounts are then what one costs. */
  couponId: documentIdSchema.nullable(),
})
export type Reward = z.infer<typeof rewardSchema>

export const shareMoments = ['opened', 'progressed', 'completed', 'reserved', 'bought'] as const

/** What a shopper sends to friends, per social channel and language, and when it is offered. */
export const shareCardSchema = z.strictObject({
  channels: z.array(z.enum(socialChannels)),
  moments: z.array(z.enum(shareMoments)),
  texts: z.partialRecord(languageSchema, z.strictObject({ title: z.string().max(60), text: z.string().max(200) })),
})
export type ShareCard = z.infer<typeof shareCardSchema>

/** The part every play has, whatever game it is. */
export const playBase = {
  id: documentIdSchema,
  name: z.string().max(80),
  /** Where it is played; prices and limits have an entry for each. */
  markets: z.array(marketSchema).max(3),
  /** While shoppers may open an instance. What is open when it ends runs on to its own deadline. */
  window: windowSchema,
  /** May an instance's deadline fall after the campaign's last phase? */
  mayOutlive: z.boolean(),
  cap: capSchema,
  circuitBreakers: circuitBreakersSchema,
  eligibility: eligibilitySchema,
  shareCard: shareCardSchema,
}

/** What is known of a play whose kind is not. */
const playBaseSchema = z.strictObject({ kind: z.string(), ...playBase })
export type PlayBase = z.infer<typeof playBaseSchema>

/**
 * The prices below cost that are meant, to draw people in, per market. They are then told as the loss they are, and no
 * more taken for a zero that went missing. Each is said for itself: the next price may still have lost one.
 */
export const belowCostMeantSchema = z.partialRecord(marketSchema, z.array(z.int().min(0).max(mostPerUnit)).max(5_000))
export type BelowCostMeant = z.infer<typeof belowCostMeantSchema>

/** The part a play with prices of its own has beside it. */
export const withPrices = { belowCostMeant: belowCostMeantSchema }

/** The part a play about exactly one product has beside it. */
export const aboutProduct = { productId: z.string().max(40) }
