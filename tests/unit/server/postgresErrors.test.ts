import { DatabaseError } from 'pg'
import { describe, expect, it } from 'vitest'
import { StorageFull, StoreDown, TransactionMisuse } from '#server/stores/ports/errors.ts'
import { SerializationConflict, translate } from '#server/stores/postgres/errors.ts'
import { safeInteger } from '#server/stores/postgres/types.ts'

function reported(code: string): DatabaseError {
  const error = new DatabaseError('as PostgreSQL says it', 1, 'error')
  error.code = code
  return error
}

describe('what PostgreSQL reports', () => {
  it.each([
    ['53100', StorageFull],
    ['40001', SerializationConflict],
    ['40P01', SerializationConflict],
    ['25006', TransactionMisuse],
    ['57P01', StoreDown],
    ['57P03', StoreDown],
    ['08006', StoreDown],
    ['53300', StoreDown],
    ['57014', StoreDown],
    ['28P01', StoreDown],
    ['3D000', StoreDown],
  ])('%s becomes what the ports promise', (code, promised) => {
    expect(() => translate(reported(code))).toThrow(promised)
  })

  it('passes on what is a fault of ours', () => {
    const fault = reported('42703')
    expect(() => translate(fault)).toThrow(fault)
  })

  it.each([
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    new AggregateError([]),
    new Error('Connection terminated unexpectedly'),
  ])('takes %s for a database that is down', (error) => {
    expect(() => translate(error)).toThrow(StoreDown)
  })

  it('reads bigint as a number where no digit is lost, and refuses it elsewhere', () => {
    expect(safeInteger('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER)
    expect(() => safeInteger('9007199254740993')).toThrow(RangeError)
  })
})
