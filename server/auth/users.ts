import { audited } from '../audit/audited.ts'
import { fail } from '../http/problem.ts'
import type { User } from '../stores/ports/people.ts'
import type { StoreSet } from '../stores/ports.ts'

/**
 * Adds somebody, with the audit row. Also from the command line, where nobody is signed in.
 *
 * @throws ProblemError `emailTaken`
 */
export async function addUser(stores: StoreSet, user: User, actor: { id: string; name: string } | null): Promise<void> {
  if (!(await stores.users.insert(user))) fail('emailTaken', { errors: [{ pointer: '/email', code: 'emailTaken' }] })
  await audited(stores, {
    at: user.createdAt,
    actor,
    action: 'person.create',
    object: { type: 'person', id: user.id, name: user.name },
    after: { email: user.email, name: user.name, role: user.role },
  })
}
