import type { Person } from '#contract/people.ts'
import { authorize, refTo } from '../auth/authorize.ts'
import { addUser } from '../auth/users.ts'
import { fail } from '../http/problem.ts'
import type { User } from '../stores/ports/people.ts'
import { audited } from '../audit/audited.ts'
import { nowOf, os } from './base.ts'
import { once } from './once.ts'

const list = os.people.list.handler(async ({ context }) => {
  const users = await context.parts.stores.read((s) => s.users.list())
  return { items: users.map(personOf) }
})

const create = os.people.create.handler(async ({ context, input, path }) => {
  const { passwordHasher, random } = context.parts
  const passwordHash = await passwordHasher.hash(input.body.password)
  const now = nowOf(context)
  const user: User = {
    id: random.id(),
    email: input.body.email,
    name: input.body.name,
    role: input.body.role,
    active: true,
    passwordHash,
    language: null,
    createdAt: now,
    lastSeenAt: null,
    revision: 1,
  }
  return once({ context, path, key: input.headers['idempotency-key'], body: input.body }, async (s) => {
    await addUser(s, user, refTo(context.actor))
    return personOf(user)
  })
})

const update = os.people.update.handler(async ({ context, input }) => {
  const { stores, passwordHasher } = context.parts
  const passwordHash = input.password && (await passwordHasher.hash(input.password))
  return stores.transaction(async (s) => {
    const before = (await s.users.byId(input.id)) ?? fail('notFound')
    if (input.role !== undefined && input.role !== before.role)
      authorize(context.actor, 'people.edit', { type: 'role', ofUserId: before.id })
    const after: User = {
      ...before,
      name: input.name ?? before.name,
      role: input.role ?? before.role,
      active: input.active ?? before.active,
      passwordHash: passwordHash ?? before.passwordHash,
      revision: before.revision + 1,
    }
    if (!(await s.users.update(after, before.revision))) fail('staleRevision')
    const administrators = (await s.users.list()).filter(({ role, active }) => role === 'administrator' && active)
    if (administrators.length === 0) fail('lastAdministrator')
    if (after.role !== before.role || !after.active || passwordHash) await s.sessions.removeOfUser(after.id)
    await audited(s, {
      at: nowOf(context),
      actor: refTo(context.actor),
      action: 'person.update',
      object: { type: 'person', id: after.id, name: after.name },
      before: { name: before.name, role: before.role, active: before.active },
      after: {
        name: after.name,
        role: after.role,
        active: after.active,
        ...(passwordHash ? { password: 'changed' } : {}),
      },
    })
    return personOf(after)
  })
})

export const people = { list, create, update }

const personOf = ({ id, email, name, role, active, createdAt, lastSeenAt }: User): Person => ({
  id,
  email,
  name,
  role,
  active,
  createdAt,
  lastSeenAt,
})
