import type {
  Attempts,
  AttemptStore,
  Session,
  SessionStore,
  SetupToken,
  SetupTokenStore,
  User,
  UserStore,
} from '../ports/people.ts'
import { emailKey } from '../text.ts'
import { byText } from './order.ts'
import { keyText, Table } from './table.ts'
import type { Journal } from './table.ts'

export function userStore(journal: Journal): UserStore {
  const users = new Table<User>(journal, (user) => user.id)
  const withEmail = (email: string) => {
    const key = emailKey(email)
    return users.find((user) => emailKey(user.email) === key)
  }
  return {
    byId: async (id) => users.get(id),
    byEmail: async (email) => withEmail(email),
    list: async () =>
      users.select(
        () => true,
        byText(
          (user) => user.name,
          (user) => user.id,
        ),
      ),
    count: async () => users.count(),
    async insert(user) {
      if (users.has(user.id) || withEmail(user.email)) return false
      users.add(user)
      return true
    },
    async update(user, expectedRevision) {
      const stored = users.get(user.id)
      const sameEmail = withEmail(user.email)
      if (stored?.revision !== expectedRevision || (sameEmail && sameEmail.id !== user.id)) return false
      users.put({ ...user, createdAt: stored.createdAt, lastSeenAt: stored.lastSeenAt })
      return true
    },
    async seen(id, at) {
      const user = users.get(id)
      if (user) users.put({ ...user, lastSeenAt: at })
    },
  }
}

export function sessionStore(journal: Journal): SessionStore {
  const sessions = new Table<Session>(journal, (session) => session.tokenHash)
  return {
    byToken: async (tokenHash) => sessions.get(tokenHash),
    insert: async (session) => sessions.add(session),
    async touch(tokenHash, at) {
      const session = sessions.get(tokenHash)
      if (session) sessions.put({ ...session, lastActiveAt: at })
    },
    async remove(tokenHash) {
      sessions.removeKey(tokenHash)
    },
    removeOfUser: async (userId, exceptTokenHash) =>
      sessions.remove((session) => session.userId === userId && session.tokenHash !== exceptTokenHash),
    prune: async (now, idleSince) =>
      sessions.remove((session) => session.expiresAt <= now || session.lastActiveAt < idleSince),
  }
}

export function attemptStore(journal: Journal): AttemptStore {
  const attempts = new Table<Attempts>(journal, ({ kind, key }) => keyText(kind, key))
  return {
    get: async (kind, key) => attempts.get(kind, key),
    put: async (row) => attempts.put(row),
    async clear(kind, key) {
      attempts.removeKey(kind, key)
    },
    prune: async (before) => attempts.remove((row) => row.lastAt < before),
  }
}

export function setupTokenStore(journal: Journal): SetupTokenStore {
  const tokens = new Table<SetupToken>(journal, () => 'token')
  return {
    get: async () => tokens.get('token'),
    put: async (token) => tokens.put(token),
    async clear() {
      tokens.removeKey('token')
    },
  }
}
