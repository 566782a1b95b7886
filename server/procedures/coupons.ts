import { evaluate as evaluateCart } from '#domain/coupons/evaluate.ts'
import { refundInSteps } from '#domain/coupons/refund.ts'
import { fail } from '../http/problem.ts'
import { inSteps, letOthers } from '../letOthers.ts'
import { nowOf, os } from './base.ts'

const evaluate = os.coupons.evaluate.handler(async ({ context, input }) => {
  const { cart, rules, mode, returns } = input.body
  const asked = { ...input.body.context, at: input.body.context.at ?? nowOf(context) }
  const answer = evaluateCart(cart, rules, asked, mode)
  if (!answer.ok) fail('invalid', { errors: answer.problems })
  const { evaluation } = answer
  if (returns === undefined) return { ...evaluation, refunds: [] }
  await letOthers()
  const refunded = await inSteps(refundInSteps({ cart, rules, context: asked, mode }, evaluation, returns))
  if (!refunded.ok) fail('invalid', { errors: refunded.problems })
  return { ...evaluation, refunds: refunded.refunds }
})

export const coupons = { evaluate }
