/**
 * `npm run audit:verify`: reads the whole audit chain and names the first row that does not hold. Changes nothing. Ends
 * with 1 where a row does not hold, with 2 where there is nothing to read.
 */
import { nodeSha256 } from '#server/auth/nodeRandom.ts'
import { BadEnvironment, readEnvironment } from '#server/environment.ts'
import { openStoresAsTheyAre } from '#server/openStores.ts'
import { verifyAudit, type BrokenChain } from '#server/stores/auditChain.ts'
import { NoStore, StoreDown } from '#server/stores/ports/errors.ts'
import type { Stores } from '#server/stores/ports.ts'

const sentences: Record<BrokenChain['problem'], (row: number) => string> = {
  changed: (row) => `Row ${row} was changed after it was written.`,
  missing: (row) => `Row ${row} is missing.`,
  cutOff: (row) => `The last rows are missing, from row ${row} on.`,
}

try {
  const stores = await openStoresAsTheyAre(readEnvironment(process.env))
  await verify(stores).finally(() => stores.close())
} catch (error) {
  const known = error instanceof BadEnvironment || error instanceof NoStore || error instanceof StoreDown
  if (!known) throw error
  console.error(`The audit cannot be read. ${error.message} HAGGLE_DATA or DATABASE_URL says where to look.`)
  process.exitCode = 2
}

async function verify(stores: Stores): Promise<void> {
  const { rows, broken } = await verifyAudit(stores, nodeSha256)
  if (broken) {
    console.error(`${sentences[broken.problem](broken.number)} The ${rows} before it hold.`)
    process.exitCode = 1
  } else {
    console.log(`The audit holds: ${rows} ${rows === 1 ? 'row' : 'rows'}, each bound to the one before it.`)
  }
}
