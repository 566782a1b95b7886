import type { StoreSet } from '../stores/ports.ts'

/** A person by id, as answers refer to them. Ids of people who are gone stand for themselves. */
export type Names = (id: string) => { id: string; name: string }

/** Everybody's name. There are as many people as seats in an office, so all are read at once. */
export async function namesOf(stores: StoreSet): Promise<Names> {
  const names = new Map((await stores.users.list()).map((user) => [user.id, user.name]))
  return (id) => ({ id, name: names.get(id) ?? id })
}
