import { ORPCError, ValidationError } from '@orpc/server'
import type { z } from 'zod'
import type { ErrorCode } from '#contract/errors.ts'
import { fieldErrorsOf } from '#contract/fieldErrors.ts'
import { pointerTo } from '#domain/finding.ts'
import { EngineDown } from '../events/down.ts'
import type { Log } from '../ports/ports.ts'
import { BadCursor, StorageFull, StoreDown } from '../stores/ports/errors.ts'
import { ProblemError } from './problem.ts'

/** Anything thrown, as the problem it is to the caller. What nobody expected is logged, and told as `internal`. */
export function problemFrom(thrown: unknown, log: Log): ProblemError {
  if (thrown instanceof ProblemError) return thrown
  const known = knownFailures.find(([type]) => thrown instanceof type)
  if (known) {
    const [, code, retryAfterSeconds] = known
    if (code !== 'badCursor') log.warn(code, { reason: messageOf(thrown) })
    return new ProblemError(code, retryAfterSeconds === null ? {} : { retryAfterSeconds })
  }
  log.error('unexpected failure', { reason: messageOf(thrown), stack: thrown instanceof Error ? thrown.stack : null })
  return new ProblemError('internal')
}

const knownFailures: readonly [abstract new (...args: never[]) => Error, ErrorCode, number | null][] = [
  [BadCursor, 'badCursor', null],
  [StorageFull, 'storageFull', null],
  [StoreDown, 'storeDown', 5],
  [EngineDown, 'eventEngineDown', 5],
]

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))

type Procedure = { '~orpc': { route: { method?: string; inputStructure?: string } } }

/** An input that its schema refused, as `invalid` with a pointer for each field; null for any other failure. */
export function invalidInput(thrown: unknown, procedure: Procedure): ProblemError | null {
  if (!(thrown instanceof ORPCError) || thrown.code !== 'BAD_REQUEST') return null
  const { cause } = thrown
  if (!(cause instanceof ValidationError)) return null
  const { route } = procedure['~orpc']
  const pointerOf = route.inputStructure === 'detailed' ? inDetailed : route.method === 'GET' ? inQuery : inBody
  return new ProblemError('invalid', {
    errors: fieldErrorsOf(cause.issues as readonly z.core.$ZodIssue[], cause.data, pointerOf),
  })
}

const inBody = (path: readonly PropertyKey[]) => pointerTo(...path.map(String))
const inQuery = (path: readonly PropertyKey[]) => pointerTo('query', ...path.map(String))
const inDetailed = (path: readonly PropertyKey[]) => (path[0] === 'body' ? inBody(path.slice(1)) : inBody(path))
