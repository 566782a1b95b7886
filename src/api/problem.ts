import { ORPCError } from '@orpc/client'
import type { ErrorCode, FieldError, Problem } from '#contract/errors.ts'

/** What a failed call says: the code of the contract's table, or what the network itself did. */
export type ApiErrorCode = ErrorCode | 'offline' | 'unreadable'

/** A failed call as the console handles it. `code` chooses the sentence, `errors` the fields to mark. */
export class ApiError extends ORPCError<string, Problem | undefined> {
  readonly errors: readonly FieldError[]
  readonly retryAfterSeconds: number | null
  readonly details: Problem['data']

  constructor(code: ApiErrorCode, status: number, problem: Problem | undefined, retryAfterSeconds: number | null) {
    super(code, { status, data: problem, message: problem?.title ?? code })
    this.errors = problem?.errors ?? []
    this.details = problem?.data
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Reads problem+json. Anything else, such as a proxy's page of HTML, becomes `unreadable` with its status. */
export function problemOf(
  body: unknown,
  status: number,
  headers: Record<string, string | readonly string[] | undefined>,
): ApiError {
  const wait = Number(headers['retry-after'])
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null
  return isProblem(body)
    ? new ApiError(body.code as ErrorCode, status, body, retryAfter)
    : new ApiError('unreadable', status, undefined, retryAfter)
}

/** Any thrown thing as an `ApiError`: a fetch that never arrived is `offline`, an answer nobody can read `unreadable`. */
export function apiErrorOf(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown
  if (thrown instanceof ORPCError) return new ApiError('unreadable', thrown.status, undefined, null)
  if (thrown instanceof TypeError) return new ApiError('offline', 503, undefined, null)
  return new ApiError('unreadable', 500, undefined, null)
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
}
