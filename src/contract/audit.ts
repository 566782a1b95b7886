import { z } from 'zod'
import { countInQuery, idSchema, pageOf, personRefSchema, procedure } from './base.ts'

/** One change: who, when, what, before and after. `hash` covers the row and the hash before it. */
export const auditRowSchema = z.object({
  number: z.int(),
  at: z.string(),
  actor: personRefSchema.nullable(),
  action: z.string(),
  object: z.object({ type: z.string(), id: z.string(), name: z.string().nullable() }),
  before: z.json(),
  after: z.json(),
  hash: z.string(),
})
export type AuditRow = z.infer<typeof auditRowSchema>

export const audit = {
  /** Newest first. */
  list: procedure
    .meta({ access: 'audit.read' })
    .route({ method: 'GET', path: '/audit', tags: ['audit'] })
    .input(
      z.object({
        actor: idSchema.optional(),
        action: z.string().max(60).optional(),
        object: idSchema.optional(),
        from: z.iso.datetime({ offset: true }).optional(),
        to: z.iso.datetime({ offset: true }).optional(),
        cursor: z.string().max(200).optional(),
        limit: countInQuery(200).optional(),
      }),
    )
    .output(pageOf(auditRowSchema)),
}
