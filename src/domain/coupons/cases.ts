import { z } from 'zod'
import { mostPerUnit, mostUnits } from '../market.ts'
import { documentIdSchema } from '../plays/shared/blocks.ts'
import { cartSchema, contextSchema, resolutionModes } from './cart.ts'
import { reasonCodesSchema, type Evaluation } from './evaluation.ts'
import { returnsSchema } from './returns.ts'

const totalSchema = z
  .int()
  .min(0)
  .max(mostPerUnit * mostUnits)

/**
 * A cart that was tried and kept, with what must come of it. The campaign's checks evaluate it again whenever the campaign
 * changes: an answer that differs is a finding. Amounts are minor units of the cart's currency.
 */
export const couponCaseSchema = z.strictObject({
  id: documentIdSchema,
  name: z.string().max(80),
  cart: cartSchema,
  context: contextSchema,
  mode: z.enum(resolutionModes),
  expected: z.strictObject({
    payable: totalSchema,
    applied: z.array(z.strictObject({ rule: documentIdSchema, amount: totalSchema })).max(200),
    notApplied: z.array(z.strictObject({ rule: documentIdSchema, reason: reasonCodesSchema })).max(200),
  }),
  /** What was sent back of the order, and what each parcel of it must pay back. */
  returned: returnsSchema.extend({ paidBack: z.array(totalSchema).max(50) }).optional(),
})
export type CouponCase = z.infer<typeof couponCaseSchema>

/** What came of a cart, as a case keeps it. */
export function expectedOf({ totals, explanations }: Evaluation): CouponCase['expected'] {
  const expected: CouponCase['expected'] = { payable: totals.payable, applied: [], notApplied: [] }
  for (const one of explanations) {
    if (one.outcome === 'applied') expected.applied.push({ rule: one.rule, amount: one.amount })
    else expected.notApplied.push({ rule: one.rule, reason: one.reason.code })
  }
  return expected
}
