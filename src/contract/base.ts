import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Action } from '#domain/access.ts'

/**
 * What a caller must be allowed to do. `public` is for anybody, `signedIn` for anybody signed in.
 * Every procedure names one; the server does not start while one is missing.
 */
export type Access = Action | 'public' | 'signedIn'

/** Every procedure starts here. Paths are REST, relative to `/api`. */
export const procedure = oc.$meta<{ access?: Access }>({})

/** A list in the query travels as one comma-separated value: `status=live,paused`. */
export function commaSeparated<const T extends readonly [string, ...string[]]>(values: T) {
  return z
    .string()
    .regex(new RegExp(`^(${values.join('|')})(,(${values.join('|')}))*$`))
    .transform((text) => text.split(',') as T[number][])
}

/** Whole numbers in the query arrive as text. */
export const countInQuery = (max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(max))

/** The revision a change was made on, as an ETag. Optional here so that its absence is our own 428. */
export const ifMatch = z.object({ 'if-match': z.string().optional() })

/** Makes a creating call safe to repeat: the same key and body answer the same result for 24 hours. */
export const idempotencyKey = z.object({ 'idempotency-key': z.string().min(8).max(200).optional() })

export const idSchema = z.string().min(1).max(60)

/** A page of a list. `nextCursor` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int() })

export const personRefSchema = z.object({ id: idSchema, name: z.string() })
