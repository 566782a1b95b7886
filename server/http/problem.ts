import { errorStatus, type ErrorCode, type FieldError, type Problem } from '#contract/errors.ts'

type Details = {
  errors?: readonly FieldError[]
  data?: Problem['data']
  /** Whole seconds after which it is worth trying again. */
  retryAfterSeconds?: number
}

/** A call that fails in one of the ways of the contract's table. Thrown to leave a transaction and roll it back. */
export class ProblemError extends Error {
  readonly code: ErrorCode
  readonly errors: readonly FieldError[] | undefined
  readonly data: Problem['data']
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, details: Details = {}) {
    super(titles[code])
    this.name = 'ProblemError'
    this.code = code
    this.errors = details.errors
    this.data = details.data
    this.retryAfterSeconds = details.retryAfterSeconds
  }
}

export function fail(code: ErrorCode, details?: Details): never {
  throw new ProblemError(code, details)
}

/** The body of an error, RFC 9457. */
export function problemBody(error: ProblemError): Problem {
  return {
    type: `urn:haggle:problem:${error.code}`,
    title: titles[error.code],
    status: errorStatus[error.code],
    code: error.code,
    ...(error.errors && error.errors.length > 0 ? { errors: [...error.errors] } : {}),
    ...(error.data ? { data: error.data } : {}),
  }
}

export const problemMediaType = 'application/problem+json'

export function problemResponse(error: ProblemError, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(problemBody(error)), {
    status: errorStatus[error.code],
    headers: {
      'content-type': problemMediaType,
      'cache-control': 'no-store',
      ...(error.retryAfterSeconds === undefined ? {} : { 'retry-after': String(error.retryAfterSeconds) }),
      ...headers,
    },
  })
}

/** English, for logs and people with curl. The console writes its own sentence from the code. */
const titles: Record<ErrorCode, string> = {
  malformedJson: 'The body is not well-formed JSON in UTF-8.',
  duplicateKey: 'An object in the body names the same key twice.',
  forbiddenKey: 'The body uses the key "__proto__".',
  loneSurrogate: 'A text in the body holds half of a surrogate pair.',
  nullCharacter: 'A text in the body holds the character U+0000.',
  unsafeInteger: 'A number in the body is too large to be exact.',
  badCursor: 'The cursor does not belong to this list.',
  unsupportedMediaType: 'The body must be application/json, in UTF-8 and not compressed.',
  tooLarge: 'The body is larger than this call allows.',
  invalid: 'Some fields do not hold what they must.',
  tooManyEvents: 'That is more than is worked out at once. Ask for earlier months.',
  notSignedIn: 'Sign in first.',
  wrongCredentials: 'Email and password do not match.',
  wrongKey: 'A valid storefront key with the right scope is needed.',
  forbidden: 'This role may not do that.',
  otherOrigin: 'The call comes from a page of another origin.',
  httpsRequired: 'Signing in needs HTTPS on any address but this machine’s own.',
  fourEyes: 'A second person must do this.',
  tooManyAttempts: 'Too many attempts. Wait before the next one.',
  notFound: 'There is nothing at this address.',
  methodNotAllowed: 'This address does not know that method.',
  gone: 'This was here once and is no more.',
  revisionRequired: 'If-Match with the revision you changed is needed.',
  staleRevision: 'Somebody saved a newer revision in the meantime.',
  wrongState: 'That cannot be done in the present state.',
  hasErrors: 'The campaign has errors.',
  warningsUnanswered: 'Some warnings have no reason yet.',
  hashChanged: 'The content is no longer what was read.',
  nameTaken: 'That name is taken.',
  emailTaken: 'Somebody has this email already.',
  lastAdministrator: 'At least one active administrator must remain.',
  alreadySetUp: 'The first administrator exists already.',
  idempotencyMismatch: 'This Idempotency-Key was used for another request.',
  overloaded: 'Too much is under way. Try again shortly.',
  eventEngineDown: 'The event engine does not answer. Events are still accepted and kept.',
  eventEngineTimeout: 'The question took longer than allowed.',
  storeDown: 'The configuration store does not answer.',
  storageFull: 'The disk is full. Nothing was changed.',
  internal: 'Something failed on our side.',
}
