import type { DeleteResult, InsertResult, UpdateResult } from 'kysely'

type Change = { executeTakeFirst(): Promise<UpdateResult | DeleteResult | undefined> }
type Insertion = { executeTakeFirst(): Promise<InsertResult | undefined> }

/** Runs an update or a deletion and says how many rows it met. */
export async function affected(change: Change): Promise<number> {
  const result = await change.executeTakeFirst()
  if (!result) return 0
  return Number('numUpdatedRows' in result ? result.numUpdatedRows : result.numDeletedRows)
}

/** Runs an insertion of one row that does nothing on a conflict, and says whether it was written. */
export async function inserted(insertion: Insertion): Promise<boolean> {
  const result = await insertion.executeTakeFirst()
  return (result?.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Runs a count, `select((e) => e.fn.countAll<number>().as('n'))` on what a list matches without its page. */
export async function total(count: { executeTakeFirstOrThrow(): Promise<{ n: number }> }): Promise<number> {
  return (await count.executeTakeFirstOrThrow()).n
}
