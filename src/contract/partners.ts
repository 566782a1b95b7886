import { z } from 'zod'
import { statementsInputSchema } from '#domain/partners/input.ts'
import { statementsSchema } from '#domain/partners/statement.ts'
import { procedure } from './base.ts'

export const partners = {
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
