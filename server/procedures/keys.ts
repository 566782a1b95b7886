import type { StorefrontKey } from '#contract/keys.ts'
import { refTo } from '../auth/authorize.ts'
import { addKey, newKey } from '../auth/keys.ts'
import { keepDeliveryKeys } from '../delivery/deliveryKeys.ts'
import { fail } from '../http/problem.ts'
import type { StoredKey } from '../stores/ports/keys.ts'
import { audited } from '../audit/audited.ts'
import { nowOf, os } from './base.ts'
import { once } from './once.ts'
import { namesOf, type Names } from './names.ts'

const list = os.keys.list.handler(({ context }) =>
  context.parts.stores.read(async (s) => {
    const names = await namesOf(s)
    return { items: (await s.keys.list()).map((key) => shown(key, names)) }
  }),
)

const create = os.keys.create.handler(({ context, input, path }) => {
  const { random, hash } = context.parts
  const idempotencyKey = input.headers['idempotency-key']
  // A repeated call shows the secret again without its being kept: it follows from a kept salt and the caller's key.
  const salt = random.secret()
  const secretFrom = (kept: string) => hash(`${kept}\n${idempotencyKey ?? ''}`)
  const id = random.id()
  const facts = { ...input.body, id, createdAt: nowOf(context), createdBy: context.actor.id }
  const made = newKey(facts, secretFrom(salt), hash)

  return once<StorefrontKey & { secret: string }>(
    { context, path, key: idempotencyKey, body: input.body },
    async (s) => {
      await addKey(s, made.key, refTo(context.actor))
      return { ...shown(made.key, await namesOf(s)), secret: made.secret }
    },
    {
      seal: (answer) => ({ ...answer, secret: salt }),
      open: (kept) => {
        const answer = kept as StorefrontKey & { secret: string }
        const { secret } = newKey({ ...answer, createdBy: null }, secretFrom(answer.secret), hash)
        return { ...answer, secret }
      },
    },
  )
})

const revoke = os.keys.revoke.handler(async ({ context, input }) => {
  const revoked = await context.parts.stores.transaction(async (s) => {
    const key = (await s.keys.byId(input.id)) ?? fail('notFound')
    const now = nowOf(context)
    if (await s.keys.revoke(key.id, now)) {
      await audited(s, {
        at: now,
        actor: refTo(context.actor),
        action: 'key.revoke',
        object: { type: 'key', id: key.id, name: key.name },
        before: { revokedAt: null },
        after: { revokedAt: now },
      })
    }
    return shown((await s.keys.byId(key.id)) ?? key, await namesOf(s))
  })
  await keepDeliveryKeys(context.parts)
  return revoked
})

export const keys = { list, create, revoke }

function shown(key: StoredKey, names: Names): StorefrontKey {
  const { id, name, scope, hint, createdAt, createdBy, lastUsedAt, revokedAt } = key
  return {
    id,
    name,
    scope,
    hint,
    createdAt,
    createdBy: createdBy === null ? null : names(createdBy),
    lastUsedAt,
    revokedAt,
  }
}
