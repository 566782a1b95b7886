import { z } from 'zod'
import { factSchema } from '../fact.ts'
import { currencySchema, marketSchema } from '../shapes.ts'
import { resolutionModes } from './cart.ts'
import { couponLevels } from './schema.ts'
import type { ReasonCode } from './reasons.ts'
import { reasonCodes } from './reasons.ts'

/** Why a rule was not applied, as codes of the catalogue. */
export const reasonCodesSchema = z.enum(reasonCodes as [ReasonCode, ...ReasonCode[]])

const shareSchema = z.object({ rule: z.string(), amount: z.int() })

/** A line after all discounts. `discounts` add up to `discount`; `full` less that is `payable`. Minor units. */
export const evaluatedLineSchema = z.object({
  id: z.string(),
  quantity: z.int(),
  full: z.int(),
  discounts: z.array(shareSchema),
  discount: z.int(),
  payable: z.int(),
})
export type EvaluatedLine = z.infer<typeof evaluatedLineSchema>

export const giftSchema = z.object({ rule: z.string(), product: z.string(), quantity: z.int() })
export type Gift = z.infer<typeof giftSchema>

/** What one rule did, and why. Every rule has one: applied with the amount on each line, or a reason. */
export const explanationSchema = z.discriminatedUnion('outcome', [
  z.object({
    rule: z.string(),
    outcome: z.literal('applied'),
    level: z.enum(couponLevels),
    amount: z.int(),
    lines: z.array(z.object({ id: z.string(), amount: z.int() })),
    shipping: z.int(),
    gifts: z.array(z.object({ product: z.string(), quantity: z.int() })),
  }),
  z.object({
    rule: z.string(),
    outcome: z.literal('notApplied'),
    reason: z.object({ code: reasonCodesSchema, data: z.record(z.string(), factSchema) }),
  }),
])
export type Explanation = z.infer<typeof explanationSchema>

/**
 * What a shopper pays for a cart under a set of rules. In mode `best`, `search` says whether every allowed set was tried
 * (`exact`) or a bounded number (`bounded`); the answer is never dearer than in mode `priority`.
 */
export const evaluationSchema = z.object({
  mode: z.enum(resolutionModes),
  market: marketSchema,
  currency: currencySchema,
  search: z.object({ type: z.enum(['inOrder', 'exact', 'bounded']), candidates: z.int() }),
  lines: z.array(evaluatedLineSchema),
  shipping: evaluatedLineSchema.omit({ id: true, quantity: true }),
  gifts: z.array(giftSchema),
  totals: z.object({
    goods: z.int(),
    goodsDiscount: z.int(),
    shipping: z.int(),
    shippingDiscount: z.int(),
    discount: z.int(),
    payable: z.int(),
  }),
  /** In the order of the rules given. */
  explanations: z.array(explanationSchema),
})
export type Evaluation = z.infer<typeof evaluationSchema>
