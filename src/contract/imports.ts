import { z } from 'zod'
import { mappingSchema } from '#domain/import/mapping.ts'
import { longestCell, mostCells } from '#domain/import/sendable.ts'
import { idempotencyKey, idSchema, pageOf, countInQuery, personRefSchema, procedure } from './base.ts'

export const importSchema = z.object({
  id: idSchema,
  fileName: z.string(),
  /** SHA-256 of the file. The same file with the same mapping is the same import: it goes on where it stopped. */
  fileHash: z.string(),
  mapping: mappingSchema,
  totalRows: z.int(),
  /** The next row the server wants; equals `totalRows` when done. */
  nextRow: z.int(),
  events: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  startedBy: personRefSchema.nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
})
export type Import = z.infer<typeof importSchema>

export const rejectedRowSchema = z.object({
  row: z.int(),
  cells: z.array(z.string()),
  column: z.string().nullable(),
  code: z.string(),
})
export type RejectedRow = z.infer<typeof rejectedRowSchema>

export const imports = {
  list: procedure
    .meta({ access: 'dataQuality.read' })
    .route({ method: 'GET', path: '/imports', tags: ['imports'] })
    .output(z.object({ items: z.array(importSchema) })),
  /** Begins, or finds the one that was begun before with this file and mapping. */
  create: procedure
    .meta({ access: 'events.import' })
    .route({ method: 'POST', path: '/imports', tags: ['imports'], inputStructure: 'detailed' })
    .input(
      z.object({
        headers: idempotencyKey,
        body: z.strictObject({
          fileName: z.string().max(200),
          fileHash: z.string().regex(/^[0-9a-f]{64}$/),
          header: z.array(z.string().max(200)).max(mostCells),
          mapping: mappingSchema,
          totalRows: z.int().min(1).max(50_000_000),
        }),
      }),
    )
    .output(importSchema),
  read: procedure
    .meta({ access: 'dataQuality.read' })
    .route({ method: 'GET', path: '/imports/{id}', tags: ['imports'] })
    .input(z.object({ id: idSchema }))
    .output(importSchema),
  /**
   * Rows in order, starting at `nextRow`; rows already taken are passed over. Rows that do not parse are kept with their
   * reason. Files come in any order, so events are made when the last row is in: each call then works for two seconds, and
   * the last row is repeated until `finishedAt` is set.
   */
  rows: procedure
    .meta({ access: 'events.import' })
    .route({ method: 'POST', path: '/imports/{id}/rows', tags: ['imports'] })
    .input(
      z.strictObject({
        id: idSchema,
        from: z.int().min(0),
        rows: z
          .array(z.array(z.string().max(longestCell)).max(mostCells))
          .min(1)
          .max(2000),
      }),
    )
    .output(importSchema),
  rejected: procedure
    .meta({ access: 'dataQuality.read' })
    .route({ method: 'GET', path: '/imports/{id}/rejected', tags: ['imports'] })
    .input(z.object({ id: idSchema, cursor: z.string().max(100).optional(), limit: countInQuery(500).optional() }))
    .output(pageOf(rejectedRowSchema)),
}

export const quarantinedSchema = z.object({
  id: idSchema,
  receivedAt: z.string(),
  /** The id the sender gave, where it could be read. */
  eventId: z.string().nullable(),
  code: z.string(),
  pointer: z.string().nullable(),
  body: z.string(),
  source: z.string(),
})

export const quarantine = {
  list: procedure
    .meta({ access: 'dataQuality.read' })
    .route({ method: 'GET', path: '/quarantine', tags: ['events'] })
    .input(
      z.object({
        code: z.string().max(60).optional(),
        cursor: z.string().max(100).optional(),
        limit: countInQuery(200).optional(),
      }),
    )
    .output(pageOf(quarantinedSchema)),
  /** Takes a corrected event in place of the quarantined one. 422 where it still does not hold. */
  replay: procedure
    .meta({ access: 'dataQuality.edit' })
    .route({ method: 'POST', path: '/quarantine/{id}/replay', tags: ['events'] })
    .input(z.strictObject({ id: idSchema, body: z.string().max(65_536) }))
    .output(z.object({ status: z.enum(['accepted', 'duplicate']) })),
  discard: procedure
    .meta({ access: 'dataQuality.edit' })
    .route({ method: 'DELETE', path: '/quarantine/{id}', tags: ['events'] })
    .input(z.object({ id: idSchema }))
    .output(z.object({})),
}
