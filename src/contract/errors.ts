import { z } from 'zod'

/**
 * Every way a call can fail, with its HTTP status. The body is problem+json (RFC 9457) with `code` from this table;
 * the console writes the sentence in the reader's language.
 */
export const errorStatus = {
  // the request itself
  malformedJson: 400,
  duplicateKey: 400,
  forbiddenKey: 400,
  loneSurrogate: 400,
  nullCharacter: 400,
  unsafeInteger: 400,
  badCursor: 400,
  unsupportedMediaType: 415,
  tooLarge: 413,
  invalid: 422,
  /** More than is worked out at once: fewer months. `data` has `events`, `most`, the months there are, and `through` which it would do. */
  tooManyEvents: 422,
  // who asks
  notSignedIn: 401,
  wrongCredentials: 401,
  wrongKey: 401,
  forbidden: 403,
  otherOrigin: 403,
  /** Sign-in over plain HTTP, on an address that is not the machine's own. */
  httpsRequired: 403,
  fourEyes: 403,
  tooManyAttempts: 429,
  // what it is asked of
  notFound: 404,
  methodNotAllowed: 405,
  gone: 410,
  // what state it is in
  revisionRequired: 428,
  staleRevision: 412,
  wrongState: 409,
  hasErrors: 409,
  warningsUnanswered: 409,
  hashChanged: 409,
  nameTaken: 409,
  emailTaken: 409,
  lastAdministrator: 409,
  alreadySetUp: 409,
  idempotencyMismatch: 409,
  // us
  overloaded: 429,
  eventEngineDown: 503,
  eventEngineTimeout: 504,
  storeDown: 503,
  storageFull: 507,
  internal: 500,
} as const

export type ErrorCode = keyof typeof errorStatus

/** What exactly is wrong, field by field: a JSON pointer into the body (or `/query/…`, `/headers/…`) and a code. */
export const fieldErrorSchema = z.object({
  pointer: z.string(),
  code: z.string(),
  data: z.record(z.string(), z.json()).optional(),
})
export type FieldError = z.infer<typeof fieldErrorSchema>

/** The body of every error. `title` is English, for logs and people with curl; consoles translate `code`. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  errors: z.array(fieldErrorSchema).optional(),
  data: z.record(z.string(), z.json()).optional(),
})
export type Problem = z.infer<typeof problemSchema>
