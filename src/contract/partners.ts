import { z } from 'zod'
import { campaignStatuses } from '#domain/campaign/statuses.ts'
import { leftOutReasons } from '#domain/partners/fromEvents.ts'
import { statementsInputSchema } from '#domain/partners/input.ts'
import { partnerProgrammeSchema } from '#domain/partners/schema.ts'
import { statementSchema, statementsSchema, unpaidReasons } from '#domain/partners/statement.ts'
import { basisPointsSchema, marketSchema, monthSchema } from '#domain/shapes.ts'
import { amountsSchema } from './analyticsScope.ts'
import { countInQuery, idSchema, procedure } from './base.ts'

/** Partners and bindings to make up: nobody knows who brought the shoppers of past orders. All are called `invented-…`. */
const inventedSchema = z.strictObject({
  /** Same seed, same partners. */
  seed: z.string().min(1).max(40),
  partners: z.int().min(1).max(200),
  /** Of the shoppers, how many belong to a partner; of their orders, how many begin at the partner's link. */
  boundShare: basisPointsSchema,
  visitShare: basisPointsSchema,
})

/** Whose statements: by a campaign's programme, of the orders its own events tell, or of past ones that were imported. */
const statementScope = {
  campaignId: idSchema,
  orders: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('campaign'), market: marketSchema }),
    z.strictObject({ from: z.literal('import'), importId: idSchema, invented: inventedSchema }),
  ]),
}

const monthsSchema = z.strictObject({ from: monthSchema, to: monthSchema })

export const statementsRequestSchema = z.strictObject({
  ...statementScope,
  /** Both included, and at most 24; without it the last ones that have anything. */
  months: monthsSchema.optional(),
})
export type StatementsRequest = z.output<typeof statementsRequestSchema>

/** By whose rules: of the running version, else of the one published last, else of a draft without errors (`version` null). */
const rulesSchema = z.object({
  version: z.int().nullable(),
  name: z.string(),
  market: marketSchema,
  limit: z.int(),
  holdDays: z.int(),
  standing: partnerProgrammeSchema.shape.standing,
  /** By rank, with what each asks in this market. */
  tiers: z.array(z.object({ id: z.string(), name: z.string(), paid: z.int(), orders: z.int(), bound: z.int() })),
})

export const toldStatementsSchema = z.object({
  /** Null where the campaign has no programme that could pay anybody, or none in this market. */
  rules: rulesSchema.nullable(),
  /** Months that have anything, up to the one in which the last hold ends or which runs; and those that are told here. */
  known: monthsSchema.nullable(),
  period: monthsSchema.nullable(),
  /** By month and partner; how a statement comes about is answered by `statement`. */
  statements: z.array(statementSchema.omit({ movements: true })),
  /** What was paid and given back in these months. */
  orders: z.object({ taken: z.int(), paid: z.int(), refunds: z.int(), refunded: z.int() }),
  unpaid: z.array(z.object({ reason: z.enum(unpaidReasons), orders: z.int() })),
  leftOut: z.array(z.object({ reason: z.enum(leftOutReasons), events: z.int(), amount: z.int() })),
  /** How much of the limit was used when these months ended. */
  spent: z.int(),
  /** Events that are safe and not counted yet: the figures may be too small by as many. */
  pending: z.int(),
  /** A month that is not over by then has what it has so far: what is due later is told as held. */
  asOf: z.string(),
})
export type ToldStatements = z.infer<typeof toldStatementsSchema>

const programmeSchema = z.object({
  campaignId: idSchema,
  campaign: z.string(),
  status: z.enum(campaignStatuses),
  /** Null for a draft's. */
  version: z.int().nullable(),
  name: z.string(),
  tiers: z.int(),
  /** The lowest and highest commission of level 1, in basis points. */
  commission: z.object({ lowest: z.int(), highest: z.int() }),
  /** The most it pays, in each market where it runs. */
  limit: amountsSchema,
})
export type Programme = z.infer<typeof programmeSchema>

export const partners = {
  /**
   * Campaigns whose programme could pay somebody, by name; of those that are archived only one that is asked for. A page is
   * of so many campaigns, and has fewer items where some of them have no such programme.
   */
  programmes: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'GET', path: '/partners/programmes', tags: ['partners'] })
    .input(
      z.object({
        campaignId: idSchema.optional(),
        cursor: z.string().max(300).optional(),
        limit: countInQuery(200).optional(),
      }),
    )
    .output(
      z.object({
        nextCursor: z.string().nullable(),
        items: z.array(programmeSchema),
      }),
    ),
  /**
   * What partners are owed, month by month: by a campaign's programme, worked out anew from its first month on. Past orders
   * that were imported have no partners; to see what a programme would have paid, they are made up.
   */
  statements: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/partners/statements', tags: ['partners'] })
    .input(statementsRequestSchema)
    .output(toldStatementsSchema),
  /** How one partner's statement of one month comes about, line by line. 404 where there is none. */
  statement: procedure
    .meta({ access: 'analytics.read' })
    .route({ method: 'POST', path: '/partners/statements/lines', tags: ['partners'] })
    .input(z.strictObject({ ...statementScope, partner: z.string().min(1).max(128), month: monthSchema }))
    .output(z.object({ rules: rulesSchema, statement: statementSchema, asOf: z.string() })),
  /**
   * Statements of partners for a stretch of months, from the orders, refunds and touches of those months. Nothing is kept:
   * the `ledger` of the answer is the `opening` of the months after. Amounts are minor units of the market's own currency,
   * and those of two markets never meet.
   *
   * 422 `invalid` with a pointer for each entry that cannot be: `duplicate`, `unknown`, `outsidePeriod`, `notInProgramme`,
   * `otherCurrency`, `abovePaid`, `beforeOrder`, `inconsistent` …; and, under `/programme`, with the code of each finding that
   * would stop the programme's review: `partners.aboveCeiling` …
   */
  calculate: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'POST', path: '/partners/calculate', tags: ['partners'], inputStructure: 'detailed' })
    .input(z.object({ body: statementsInputSchema }))
    .output(statementsSchema),
}
