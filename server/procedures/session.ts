import { instantOf, secondMs } from '#domain/time.ts'
import { refTo } from '../auth/authorize.ts'
import { countAttempt, forgive } from '../auth/backOff.ts'
import { clearedCookie, sessionCookie } from '../auth/cookie.ts'
import { absoluteMs, beginSession, idleUntil } from '../auth/sessions.ts'
import { requireSetup } from '../auth/setup.ts'
import { addUser } from '../auth/users.ts'
import { isLoopback, isSecure } from '../http/origin.ts'
import { fail } from '../http/problem.ts'
import type { Session, User } from '../stores/ports/people.ts'
import { audited } from '../audit/audited.ts'
import { nowOf, openToAll, os, type CallContext } from './base.ts'

const read = os.session.read.handler(({ context }) => answer(context, context.actor, context.signedIn.session))

const create = openToAll.session.create.handler(async ({ context, input }) => {
  const { stores, hash, passwordHasher, clock } = context.parts
  requireSafeTransport(context.request)
  const who = { account: input.email, address: context.remoteAddress }
  await countAttempt(stores, who, clock.now(), hash)

  const user = await stores.read((s) => s.users.byEmail(input.email))
  // An unknown account takes as long as a known one.
  const right = await passwordHasher.verify(input.password, user?.passwordHash ?? (await nobodysHash(context)))
  if (!user?.active || !right) fail('wrongCredentials')

  return signIn(context, user, who)
})

const remove = os.session.remove.handler(async ({ context }) => {
  await context.parts.stores.transaction((s) => s.sessions.remove(context.actor.sessionHash))
  context.reply.append('set-cookie', clearedCookie(context.request))
  return {}
})

const update = os.session.update.handler(async ({ context, input }) => {
  const { stores, passwordHasher } = context.parts
  const passwordHash = input.password && (await changedPassword(context, input.password))
  const user = await stores.transaction(async (s) => {
    const before = (await s.users.byId(context.actor.id)) ?? fail('notSignedIn')
    const after: User = {
      ...before,
      name: input.name ?? before.name,
      language: input.language ?? before.language,
      passwordHash: passwordHash ?? before.passwordHash,
      revision: before.revision + 1,
    }
    if (!(await s.users.update(after, before.revision))) fail('staleRevision')
    if (passwordHash) await s.sessions.removeOfUser(before.id, context.actor.sessionHash)
    await audited(s, {
      at: nowOf(context),
      actor: refTo(context.actor),
      action: 'person.update',
      object: { type: 'person', id: before.id, name: after.name },
      before: { name: before.name, language: before.language },
      after: { name: after.name, language: after.language, ...(passwordHash ? { password: 'changed' } : {}) },
    })
    return after
  })
  return answer(context, user, context.signedIn.session)

  async function changedPassword(call: CallContext, given: { current: string; next: string }): Promise<string> {
    const who = { account: context.actor.email, address: call.remoteAddress }
    await countAttempt(stores, who, call.parts.clock.now(), call.parts.hash)
    const user = (await stores.read((s) => s.users.byId(context.actor.id))) ?? fail('notSignedIn')
    if (!(await passwordHasher.verify(given.current, user.passwordHash)))
      fail('invalid', { errors: [{ pointer: '/password/current', code: 'wrongPassword' }] })
    await stores.transaction((s) => forgive(s, who, call.parts.hash))
    return passwordHasher.hash(given.next)
  }
})

const readSetup = openToAll.setup.read.handler(async ({ context, input }) => {
  const tokenHash = context.parts.hash(input.token)
  await context.parts.stores.read((s) => requireSetup(s, tokenHash))
  return { open: true }
})

const createFirst = openToAll.setup.create.handler(async ({ context, input }) => {
  const { stores, hash, passwordHasher, random } = context.parts
  requireSafeTransport(context.request)
  const tokenHash = hash(input.token)
  // Looked at before hashing, so that a wrong address costs nothing; and once more below.
  await stores.read((s) => requireSetup(s, tokenHash)).catch(goneMeansSetUp)
  const user: User = {
    id: random.id(),
    email: input.email,
    name: input.name,
    role: 'administrator',
    active: true,
    passwordHash: await passwordHasher.hash(input.password),
    language: null,
    createdAt: nowOf(context),
    lastSeenAt: null,
    revision: 1,
  }
  await stores.transaction(async (s) => {
    await requireSetup(s, tokenHash).catch(goneMeansSetUp)
    await addUser(s, user, user)
    await s.setupToken.clear()
  })
  return signIn(context, user, { account: user.email, address: context.remoteAddress })
})

export const session = { read, create, remove, update }
export const setup = { read: readSetup, create: createFirst }

async function signIn(context: CallContext, user: User, who: { account: string; address: string }) {
  const { stores, hash, random, clock } = context.parts
  const token = random.secret()
  const tokenHash = hash(token)
  const begun = await stores.transaction(async (s) => {
    await forgive(s, who, hash)
    return beginSession(s, user, clock.now(), tokenHash)
  })
  context.reply.append('set-cookie', sessionCookie(context.request, token, absoluteMs / secondMs))
  return answer(context, user, begun)
}

function answer(context: CallContext, user: Pick<User, 'id' | 'name' | 'email' | 'role' | 'language'>, begun: Session) {
  const { id, name, email, role, language } = user
  return {
    user: { id, name, email, role, language },
    idleUntil: instantOf(idleUntil(begun)),
    now: nowOf(context),
    environment: context.parts.environment,
  }
}

function requireSafeTransport(request: Request): void {
  if (!isSecure(request) && !isLoopback(request)) fail('httpsRequired')
}

function goneMeansSetUp(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === 'gone') fail('alreadySetUp')
  throw error
}

/** The hash of a password that nobody has, made once per app. */
const nobodysHashes = new WeakMap<CallContext['parts'], Promise<string>>()

export function nobodysHash({ parts }: Pick<CallContext, 'parts'>): Promise<string> {
  const known = nobodysHashes.get(parts) ?? parts.passwordHasher.hash(parts.random.secret())
  nobodysHashes.set(parts, known)
  return known
}
