import { z } from 'zod'
import { maxNewUserWeight } from '#domain/plays/bargain/plan.ts'
import { bargainPlanSchema } from '#domain/plays/bargain/schema.ts'
import { marketSchema } from '#domain/shapes.ts'
import { procedure } from './base.ts'

const minor = z.int()

export const plays = {
  /**
   * The cuts of one bargain, and what the friends who come would take of them: `docs/bargain-vectors.json` over HTTP,
   * for any bargain. The seed of an opened instance is `bargain:` and its id. Amounts are minor units of the market.
   * 422 `invalid` with `noPlan` at the field for which the bargain has no plan in the market; its `problem` says why.
   */
  bargainPlan: procedure
    .meta({ access: 'campaign.read' })
    .route({ method: 'POST', path: '/plays/bargain/plan', tags: ['plays'], inputStructure: 'detailed' })
    .input(
      z.object({
        body: bargainPlanSchema.extend({
          newUserWeight: z.int().min(1).max(maxNewUserWeight),
          market: marketSchema,
          seed: z.string().max(200),
          /** Friends in the order they come; none asks for the plan alone. */
          friends: z.array(z.strictObject({ isNew: z.boolean() })).max(2_000),
        }),
      }),
    )
    .output(
      z.object({
        algorithm: z.string(),
        /** How much of the curve each step takes, in units of 2^-32. */
        weights: z.array(z.int()),
        cuts: z.array(minor),
        fastestFinish: z.int(),
        taken: z.object({
          cuts: z.array(
            z.object({
              /** Place in `friends`, or null for the initiator's own first cut. */
              helper: z.int().nullable(),
              steps: z.int(),
              amount: minor,
              priceAfter: minor,
              /** Millionths of the discount, rounded down. */
              progress: z.int(),
            }),
          ),
          refused: z.array(z.object({ helper: z.int(), reason: z.enum(['complete', 'newHelpersOnly']) })),
          price: minor,
          complete: z.boolean(),
        }),
      }),
    ),
}
