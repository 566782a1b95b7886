import { expect } from 'vitest'
import { ApiError } from '#api/problem.ts'
import type { ErrorCode } from '#contract/errors.ts'

/** The error that a call fails with. Fails the test where the call succeeds. */
export async function refused(call: Promise<unknown>): Promise<ApiError> {
  const outcome: unknown = await call.then(
    (answer) => ({ answered: answer }),
    (error: unknown) => error,
  )
  expect(outcome).toBeInstanceOf(ApiError)
  return outcome as ApiError
}

export async function expectRefusal(call: Promise<unknown>, code: ErrorCode): Promise<ApiError> {
  const error = await refused(call)
  expect(error.code).toBe(code)
  return error
}
