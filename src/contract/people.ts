import { z } from 'zod'
import { roleSchema } from '#domain/shapes.ts'
import { idempotencyKey, idSchema, procedure } from './base.ts'
import { passwordSchema } from './session.ts'

export const personSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  active: z.boolean(),
  createdAt: z.string(),
  lastSeenAt: z.string().nullable(),
})
export type Person = z.infer<typeof personSchema>

export const people = {
  list: procedure
    .meta({ access: 'people.read' })
    .route({ method: 'GET', path: '/people', tags: ['people'] })
    .output(z.object({ items: z.array(personSchema) })),
  /** 409 `emailTaken`. */
  create: procedure
    .meta({ access: 'people.edit' })
    .route({ method: 'POST', path: '/people', tags: ['people'], inputStructure: 'detailed', successStatus: 201 })
    .input(
      z.object({
        headers: idempotencyKey,
        body: z.strictObject({
          email: z.email().max(200),
          name: z.string().min(1).max(80),
          role: roleSchema,
          password: passwordSchema,
        }),
      }),
    )
    .output(personSchema),
  /** A changed role or password ends the person's sessions. 409 `lastAdministrator` where nobody could manage people any more. */
  update: procedure
    .meta({ access: 'people.edit' })
    .route({ method: 'PATCH', path: '/people/{id}', tags: ['people'] })
    .input(
      z.strictObject({
        id: idSchema,
        name: z.string().min(1).max(80).optional(),
        role: roleSchema.optional(),
        active: z.boolean().optional(),
        password: passwordSchema.optional(),
      }),
    )
    .output(personSchema),
}
