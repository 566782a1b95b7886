import { z } from 'zod'
import { idempotencyKey, idSchema, personRefSchema, procedure } from './base.ts'

export const keyScopes = ['events', 'delivery'] as const
export type KeyScope = (typeof keyScopes)[number]

export const storefrontKeySchema = z.object({
  id: idSchema,
  name: z.string(),
  scope: z.enum(keyScopes),
  /** The first characters, to recognise it by. The rest is kept only as a hash. */
  hint: z.string(),
  createdAt: z.string(),
  createdBy: personRefSchema.nullable(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
})
export type StorefrontKey = z.infer<typeof storefrontKeySchema>

export const keys = {
  list: procedure
    .meta({ access: 'keys.read' })
    .route({ method: 'GET', path: '/keys', tags: ['keys'] })
    .output(z.object({ items: z.array(storefrontKeySchema) })),
  /** The answer holds the secret, this once. */
  create: procedure
    .meta({ access: 'keys.edit' })
    .route({ method: 'POST', path: '/keys', tags: ['keys'], inputStructure: 'detailed', successStatus: 201 })
    .input(
      z.object({
        headers: idempotencyKey,
        body: z.strictObject({ name: z.string().min(1).max(80), scope: z.enum(keyScopes) }),
      }),
    )
    .output(storefrontKeySchema.extend({ secret: z.string() })),
  revoke: procedure
    .meta({ access: 'keys.edit' })
    .route({ method: 'DELETE', path: '/keys/{id}', tags: ['keys'] })
    .input(z.object({ id: idSchema }))
    .output(storefrontKeySchema),
}
