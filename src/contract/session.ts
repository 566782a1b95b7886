import { z } from 'zod'
import { shortestPassword } from '#domain/password.ts'
import { languageSchema, roleSchema } from '#domain/shapes.ts'
import { idSchema, procedure } from './base.ts'

export const signedInSchema = z.object({
  user: z.object({
    id: idSchema,
    name: z.string(),
    email: z.string(),
    role: roleSchema,
    language: languageSchema.nullable(),
  }),
  /** When the session ends by itself if nothing more is done. */
  idleUntil: z.string(),
  /** The server's clock, so that countdowns and "saved 12 s ago" do not trust the laptop's. */
  now: z.string(),
  /** Mocks and demo data are labelled as such. */
  environment: z.enum(['production', 'demo', 'mock']),
})

export const passwordSchema = z.string().min(shortestPassword).max(200)

export const session = {
  /** Who am I? 401 `notSignedIn` where there is no session. */
  read: procedure
    .meta({ access: 'signedIn' })
    .route({ method: 'GET', path: '/session', tags: ['session'] })
    .output(signedInSchema),
  /** Sign in. Sets the session cookie. 401 `wrongCredentials`, 429 `tooManyAttempts` with Retry-After. */
  create: procedure
    .meta({ access: 'public' })
    .route({ method: 'POST', path: '/session', tags: ['session'] })
    .input(z.strictObject({ email: z.string().min(3).max(200), password: z.string().min(1).max(200) }))
    .output(signedInSchema),
  /** Sign out. */
  remove: procedure
    .meta({ access: 'signedIn' })
    .route({ method: 'DELETE', path: '/session', tags: ['session'] })
    .output(z.object({})),
  /** The reader's own language, name and password. */
  update: procedure
    .meta({ access: 'signedIn' })
    .route({ method: 'PATCH', path: '/session', tags: ['session'] })
    .input(
      z.strictObject({
        language: languageSchema.optional(),
        name: z.string().min(1).max(80).optional(),
        password: z.strictObject({ current: z.string().max(200), next: passwordSchema }).optional(),
      }),
    )
    .output(signedInSchema),
}

export const setup = {
  /** Is this one-time address still good? 410 `gone` once used or where users exist. */
  read: procedure
    .meta({ access: 'public' })
    .route({ method: 'GET', path: '/setup/{token}', tags: ['session'] })
    .input(z.object({ token: z.string().max(100) }))
    .output(z.object({ open: z.literal(true) })),
  /** Makes the first administrator and signs in. */
  create: procedure
    .meta({ access: 'public' })
    .route({ method: 'POST', path: '/setup/{token}', tags: ['session'] })
    .input(
      z.strictObject({
        token: z.string().max(100),
        email: z.email().max(200),
        name: z.string().min(1).max(80),
        password: passwordSchema,
      }),
    )
    .output(signedInSchema),
}
