import { types as defaults } from 'pg'
import type { CustomTypesConfig } from 'pg'

const int8 = 20

/** bigint columns and counts as numbers. @throws RangeError beyond the safe integers, where digits would be lost. */
export function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond the safe integers`)
  return value
}

export const types: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === int8 ? safeInteger : defaults.getTypeParser(oid, format ?? 'text'),
}
