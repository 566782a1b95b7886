import { StorageFull, StoreDown, TransactionMisuse } from '../ports/errors.ts'

/** Two transactions got in each other's way; the work is to be run again. */
export class SerializationConflict extends Error {
  override name = 'SerializationConflict'
}

/** SQLSTATE codes, https://www.postgresql.org/docs/current/errcodes-appendix.html */
const conflicts = new Set(['40001', '40P01'])
const full = new Set(['53100'])
const readOnly = new Set(['25006'])
/** 08: connection; 57P: shut down or starting; 53: out of connections or memory; 25P03, 57014: timed out. */
const down = /^(08...|57P..|53...|25P03|57014|28...|3D000)$/

/** Throws what the ports promise in place of the driver's error. */
export function translate(error: unknown): never {
  const code = codeOf(error)
  if (conflicts.has(code)) throw new SerializationConflict(undefined, { cause: error })
  if (full.has(code)) throw new StorageFull('There is no room left for the configuration store.', { cause: error })
  if (readOnly.has(code)) throw new TransactionMisuse('A read cannot write.', { cause: error })
  if (down.test(code) || isNetwork(error))
    throw new StoreDown(`The configuration store does not answer: ${asError(error).message}`, { cause: error })
  throw error
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** The driver's own failures carry no SQLSTATE: a system code (`ECONNREFUSED`), or only a sentence. */
function isNetwork(error: unknown): boolean {
  if (error instanceof AggregateError) return true
  const { message } = asError(error)
  return (
    /^E[A-Z]+$/.test(codeOf(error)) ||
    /Connection terminated|timeout|not queryable|Client has encountered/.test(message)
  )
}

export const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))
