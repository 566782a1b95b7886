import { z } from 'zod'
import { campaignDocumentSchema, phaseSchema } from '#domain/campaign/document.ts'
import { subjectTypes } from '#domain/campaign/diffParts.ts'
import { campaignMoves } from '#domain/campaign/lifecycle.ts'
import { pauseModes } from '#domain/campaign/record.ts'
import { campaignStatuses } from '#domain/campaign/statuses.ts'
import { factSchema } from '#domain/fact.ts'
import { currencySchema, languageSchema, marketSchema, namesSchema } from '#domain/shapes.ts'
import { idSchema, personRefSchema } from './base.ts'

const moveSchema = z.union([
  z.object({ allowed: z.literal(true) }),
  z.object({ allowed: z.literal(false), reason: z.string() }),
])

/** Who handed in what was answered, with their note; null where the answer is older than its keeping. */
const submissionSchema = z.object({ by: personRefSchema, at: z.string(), note: z.string() }).nullable()
export type Submission = z.infer<typeof submissionSchema>

export const reviewSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('draft'),
    sentBack: z
      .object({ by: personRefSchema, at: z.string(), reason: z.string(), submission: submissionSchema })
      .nullable(),
    /** Was approved until this change. */
    voided: z
      .object({ approvedBy: personRefSchema, approvedAt: z.string(), by: personRefSchema, at: z.string() })
      .optional(),
  }),
  z.object({ state: z.literal('inReview'), submittedBy: personRefSchema, submittedAt: z.string(), note: z.string() }),
  z.object({
    state: z.literal('approved'),
    approvedBy: personRefSchema,
    approvedAt: z.string(),
    note: z.string(),
    submission: submissionSchema,
  }),
])

export const versionSchema = z.object({
  number: z.int(),
  hash: z.string(),
  approvedBy: personRefSchema,
  approvedAt: z.string(),
  publishedBy: personRefSchema,
  publishedAt: z.string(),
  effectiveAt: z.string(),
  /** The version whose content this one brought back, if it is a rollback. */
  rolledBackTo: z.int().nullable(),
  /** Who took it back before it took effect, and when. */
  takenBack: z.object({ by: personRefSchema, at: z.string() }).nullable(),
})
export type Version = z.infer<typeof versionSchema>

export const campaignSchema = z.object({
  id: idSchema,
  /** Goes up with every save; the ETag of the draft. */
  revision: z.int(),
  document: campaignDocumentSchema,
  hash: z.string(),
  status: z.enum(campaignStatuses),
  review: reviewSchema,
  /** Does the draft differ from what runs? */
  draftDiffers: z.boolean(),
  owner: personRefSchema,
  /** Everybody who changed the draft since the last approval; none of them may approve it. */
  authors: z.array(personRefSchema),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: personRefSchema,
  running: versionSchema.nullable(),
  scheduled: versionSchema.nullable(),
  pause: z
    .object({
      mode: z.enum(pauseModes),
      playIds: z.array(z.string()).nullable(),
      message: z.partialRecord(languageSchema, z.string()),
      by: personRefSchema,
      at: z.string(),
    })
    .nullable(),
  pendingRollback: z.object({ version: z.int(), requestedBy: personRefSchema, at: z.string() }).nullable(),
  endedAt: z.string().nullable(),
  archivedAt: z.string().nullable(),
  moves: z.record(z.enum(campaignMoves), moveSchema),
})
export type Campaign = z.infer<typeof campaignSchema>

export const campaignSummarySchema = z.object({
  id: idSchema,
  name: z.string(),
  status: z.enum(campaignStatuses),
  review: z.enum(['draft', 'inReview', 'approved']),
  draftDiffers: z.boolean(),
  markets: z.array(marketSchema),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Dated parts of the draft, as they stand in its document. */
  phases: z.array(phaseSchema),
  owner: personRefSchema,
  updatedAt: z.string(),
  revision: z.int(),
  plays: z.int(),
  errors: z.int(),
  warnings: z.int(),
  /** Budget and costs in the event's reporting currency, at its fixed rates. */
  currency: currencySchema,
  budget: z.int(),
  worst: z.int(),
  expected: z.int(),
})
export type CampaignSummary = z.infer<typeof campaignSummarySchema>

/** What something costs in each market's own minor unit; far above what one unit may. */
const costPerMarketSchema = z.partialRecord(marketSchema, z.int().min(0))

export const exposureSchema = z.object({
  perMarket: z.partialRecord(
    marketSchema,
    z.object({ currency: currencySchema, budget: z.int(), worst: z.int(), expected: z.int() }),
  ),
  perPlay: z.array(
    z.object({
      playId: z.string(),
      name: z.string(),
      kind: z.string(),
      worst: costPerMarketSchema,
      expected: costPerMarketSchema,
    }),
  ),
  perCoupon: z.array(
    z.object({ ruleId: z.string(), name: z.string(), worst: costPerMarketSchema, expected: costPerMarketSchema }),
  ),
  partners: z.object({ name: z.string(), worst: costPerMarketSchema, expected: costPerMarketSchema }).nullable(),
  /** At the event's fixed exchange rates. */
  total: z.object({ currency: currencySchema, budget: z.int(), worst: z.int(), expected: z.int() }),
})
export type ExposureReport = z.infer<typeof exposureSchema>

/** One difference in business words: the console writes the sentence from `key`. */
export const changeSchema = z.object({
  subject: z.object({
    type: z.enum(subjectTypes),
    id: z.string(),
    name: z.string(),
    /** What it is called by language, where that is known. */
    names: namesSchema.optional(),
    kind: z.string().nullable(),
  }),
  change: z.enum(['added', 'removed', 'changed']),
  key: z.string(),
  pointer: z.string(),
  market: marketSchema.nullable(),
  /** What the row's name is filled with (`groupBuy.price` names its group size). */
  data: z.record(z.string(), factSchema),
  before: z.union([factSchema, z.array(factSchema)]).nullable(),
  after: z.union([factSchema, z.array(factSchema)]).nullable(),
  /** What this subject's change as a whole does to the cost, per market; on the first change of each subject only. */
  worstDelta: z.partialRecord(marketSchema, z.int()).nullable(),
  expectedDelta: z.partialRecord(marketSchema, z.int()).nullable(),
})
export type Change = z.infer<typeof changeSchema>
