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

/** Parcels that a kept case may hold: each is worked out whenever the campaign is checked. */
export const mostKeptParcels = 10

/** What was sent back of an order, and what each parcel of it must pay back. */
const returnedSchema = returnsSchema
  .extend({
    parcels: returnsSchema.shape.parcels.min(1).max(mostKeptParcels),
    paidBack: z.array(totalSchema).max(mostKeptParcels),
  })
  .superRefine(({ parcels, paidBack }, { addIssue }) => {
    const refuse = (path: (string | number)[], code: string) => addIssue({ code: 'custom', path, params: { code } })
    if (paidBack.length !== parcels.length) refuse(['paidBack'], 'invalid')
    for (const [k, parcel] of parcels.entries()) {
      if (parcel.length === 0) refuse(['parcels', k], 'required')
      for (const [j, { line }] of parcel.entries())
        if (parcel.slice(0, j).some((other) => other.line === line)) refuse(['parcels', k, j, 'line'], 'duplicate')
    }
  })

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
  returned: returnedSchema.optional(),
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
