import { z } from 'zod'
import { currencySchema, marketSchema, namesSchema, salesChannelSchema } from '../shapes.ts'
import { couponCaseSchema } from '../coupons/cases.ts'
import { couponRuleSchema } from '../coupons/schema.ts'
import { measurementSchema } from '../forecast/assumptions.ts'
import { mostPerUnit, mostUnits } from '../market.ts'
import { partnerProgrammeSchema } from '../partners/schema.ts'
import { phaseKinds } from './phaseKinds.ts'
import { playSchema } from '../plays/schema.ts'
import { documentIdSchema, windowSchema } from '../plays/shared/blocks.ts'

/** A dated part of a campaign, in the markets it is held in. */
export const phaseSchema = z.strictObject({
  id: documentIdSchema,
  kind: z.enum(phaseKinds),
  markets: z.array(marketSchema),
  window: windowSchema,
})
export type Phase = z.infer<typeof phaseSchema>

/** Units of stock allotted to each sales channel. */
export const stockByChannelSchema = z.partialRecord(salesChannelSchema, z.int().min(0).max(mostUnits))

/** What a product costs, costs us and has in stock in one market, as it stood when it was picked. Minor units. */
export const productTermsSchema = z.strictObject({
  listPrice: z.int().min(0).max(mostPerUnit),
  unitCost: z.int().min(0).max(mostPerUnit),
  stock: stockByChannelSchema,
})
export type ProductTerms = z.infer<typeof productTermsSchema>

export const campaignProductSchema = z.strictObject({
  /** The catalogue's id; plays refer to it. */
  id: z.string().min(1).max(40),
  /** What its people call it: the catalogue's name in the language of whoever picked it. */
  name: z.string().min(1).max(120),
  /** The catalogue's names when it was picked. Absent, not empty, in documents of before: their hash stays. */
  names: namesSchema.optional(),
  category: z.string().min(1).max(60),
  terms: z.partialRecord(marketSchema, productTermsSchema),
})
export type CampaignProduct = z.infer<typeof campaignProductSchema>

export const campaignMarketSchema = z.strictObject({
  /** The most this campaign may cost here, in the market's minor unit. */
  budget: z
    .int()
    .min(0)
    .max(mostPerUnit * mostUnits),
})

/** Reporting currency of the event, and what one major unit of each other currency is worth in it, in millionths. */
export const exchangeSchema = z.strictObject({
  into: currencySchema,
  millionths: z.partialRecord(currencySchema, z.int().min(1)),
})

/** Why the author lets a warning stand. Read by the approver, void when the finding it names (by id) changes. */
export const acceptedWarningSchema = z.strictObject({
  finding: z.string().max(400),
  code: z.string().max(80),
  pointer: z.string().max(300),
  reason: z.string().min(1).max(500),
})
export type AcceptedWarning = z.infer<typeof acceptedWarningSchema>

/** Goes up with every change of the document's shape; `upgrade.ts` has a step for each. */
export const currentSchema = 4

/** Everything a campaign says: one document, saved whole as a revision, hashed for review, published as a version. */
export const campaignDocumentSchema = z.strictObject({
  schema: z.literal(currentSchema),
  name: z.string().min(1).max(120),
  goal: z.string().max(500),
  markets: z.partialRecord(marketSchema, campaignMarketSchema),
  channels: z.array(salesChannelSchema),
  phases: z.array(phaseSchema).max(20),
  exchange: exchangeSchema,
  /** Shoppers left out on purpose, by hash, as the control that lift is measured against. */
  holdoutPercent: z.int().min(0).max(50),
  /** What the forecast knows of shoppers from a past event. Absent where it rests on the defaults, as in documents of before. */
  measured: measurementSchema.optional(),
  products: z.array(campaignProductSchema).max(3000),
  plays: z.array(playSchema).max(100),
  coupons: z.array(couponRuleSchema).max(200),
  /** Carts tried and kept, with what must come of each. */
  couponCases: z.array(couponCaseSchema).max(100),
  /** `null` where the campaign has no partner programme. */
  partners: partnerProgrammeSchema.nullable(),
  acceptedWarnings: z.array(acceptedWarningSchema).max(500),
})
export type CampaignDocument = z.infer<typeof campaignDocumentSchema>
