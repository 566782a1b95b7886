import type { z } from 'zod'
import { codeCheckSchema, codeRedeemSchema } from '#contract/plainRoutes.ts'
import { fieldErrorsOf } from '#contract/fieldErrors.ts'
import { checkCode, redeemCode } from '../codes/redeem.ts'
import { strictJsonRequest } from '../http/body.ts'
import { fail } from '../http/problem.ts'
import type { Parts } from '../parts.ts'
import { requireDeliveryKey } from './deliveryKeys.ts'

const mostBytes = 4_096

/** `POST /delivery/codes/check` and `/redeem`: what a storefront asks about a code that a shopper typed. */
export async function answerCode(request: Request, act: 'check' | 'redeem', parts: Parts): Promise<Response> {
  await requireDeliveryKey(request, parts.clock.now(), parts)
  const body = await bodyOf(request)
  const answer =
    act === 'check'
      ? await checkCode(parts, parsed(codeCheckSchema, body))
      : await redeemCode(parts, parsed(codeRedeemSchema, body))
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } })
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = await (await strictJsonRequest(request, mostBytes)).text()
  return text === '' ? undefined : JSON.parse(text)
}

function parsed<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body)
  return result.success ? result.data : fail('invalid', { errors: fieldErrorsOf(result.error.issues, body) })
}
