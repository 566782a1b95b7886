import type { AttemptStore, SessionStore, SetupTokenStore, User, UserStore } from '../ports/people.ts'
import { emailKey } from '../text.ts'
import { yes } from './tables.ts'
import type { Db, Tables } from './tables.ts'
import { affected, inserted } from './counts.ts'

export function userStore(db: Db): UserStore {
  const all = db.selectFrom('users').selectAll()
  const one = async (row: Promise<Tables['users'] | undefined>) => {
    const found = await row
    return found && userOf(found)
  }
  return {
    byId: (id) => one(all.where('id', '=', id).executeTakeFirst()),
    byEmail: (email) => one(all.where('email_key', '=', emailKey(email)).executeTakeFirst()),
    list: async () => (await all.orderBy('name').orderBy('id').execute()).map(userOf),
    async count() {
      const { n } = await db
        .selectFrom('users')
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return n
    },
    insert: (user) =>
      inserted(
        db
          .insertInto('users')
          .values(rowOf(user))
          .onConflict((c) => c.doNothing()),
      ),
    async update(user, expectedRevision) {
      const row = rowOf(user)
      const taken = await db
        .selectFrom('users')
        .select('id')
        .where('email_key', '=', row.email_key)
        .where('id', '<>', user.id)
        .executeTakeFirst()
      if (taken) return false
      const { created_at: _created, last_seen_at: _seen, ...changes } = row
      const change = db.updateTable('users').set(changes).where('id', '=', user.id)
      return (await affected(change.where('revision', '=', expectedRevision))) === 1
    },
    async seen(id, at) {
      await db.updateTable('users').set({ last_seen_at: at }).where('id', '=', id).execute()
    },
  }
}

const userOf = (row: Tables['users']): User => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: row.role,
  active: row.active === 1,
  passwordHash: row.password_hash,
  language: row.language,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  revision: row.revision,
})

const rowOf = (user: User): Tables['users'] => ({
  id: user.id,
  email: user.email,
  email_key: emailKey(user.email),
  name: user.name,
  role: user.role,
  active: yes(user.active),
  password_hash: user.passwordHash,
  language: user.language,
  created_at: user.createdAt,
  last_seen_at: user.lastSeenAt,
  revision: user.revision,
})

export function sessionStore(db: Db): SessionStore {
  return {
    async byToken(tokenHash) {
      const row = await db.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
      return (
        row && {
          tokenHash: row.token_hash,
          userId: row.user_id,
          kind: row.kind,
          createdAt: row.created_at,
          lastActiveAt: row.last_active_at,
          expiresAt: row.expires_at,
        }
      )
    },
    async insert(session) {
      await db
        .insertInto('sessions')
        .values({
          token_hash: session.tokenHash,
          user_id: session.userId,
          kind: session.kind,
          created_at: session.createdAt,
          last_active_at: session.lastActiveAt,
          expires_at: session.expiresAt,
        })
        .execute()
    },
    async touch(tokenHash, at) {
      await db.updateTable('sessions').set({ last_active_at: at }).where('token_hash', '=', tokenHash).execute()
    },
    async remove(tokenHash) {
      await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
    },
    removeOfUser(userId, exceptTokenHash) {
      const removal = db.deleteFrom('sessions').where('user_id', '=', userId)
      return affected(exceptTokenHash === undefined ? removal : removal.where('token_hash', '<>', exceptTokenHash))
    },
    prune: (now, idleSince) =>
      affected(
        db.deleteFrom('sessions').where((e) => e.or([e('expires_at', '<=', now), e('last_active_at', '<', idleSince)])),
      ),
  }
}

export function attemptStore(db: Db): AttemptStore {
  return {
    async get(kind, key) {
      const row = await db
        .selectFrom('attempts')
        .selectAll()
        .where('kind', '=', kind)
        .where('key', '=', key)
        .executeTakeFirst()
      return row && { kind, key, failures: row.failures, lastAt: row.last_at, blockedUntil: row.blocked_until }
    },
    async put({ kind, key, failures, lastAt, blockedUntil }) {
      const state = { failures, last_at: lastAt, blocked_until: blockedUntil }
      await db
        .insertInto('attempts')
        .values({ kind, key, ...state })
        .onConflict((c) => c.columns(['kind', 'key']).doUpdateSet(state))
        .execute()
    },
    async clear(kind, key) {
      await db.deleteFrom('attempts').where('kind', '=', kind).where('key', '=', key).execute()
    },
    prune: (before) => affected(db.deleteFrom('attempts').where('last_at', '<', before)),
  }
}

export function setupTokenStore(db: Db): SetupTokenStore {
  return {
    async get() {
      const row = await db.selectFrom('setup_token').selectAll().executeTakeFirst()
      return row && { tokenHash: row.token_hash, createdAt: row.created_at }
    },
    async put({ tokenHash, createdAt }) {
      const token = { token_hash: tokenHash, created_at: createdAt }
      await db
        .insertInto('setup_token')
        .values({ id: 1, ...token })
        .onConflict((c) => c.column('id').doUpdateSet(token))
        .execute()
    },
    async clear() {
      await db.deleteFrom('setup_token').execute()
    },
  }
}
