/** `npm run audit:verify`: reads the whole audit chain and names the first row that does not hold. */
import { nodeSha256 } from '#server/auth/nodeRandom.ts'
import { readEnvironment } from '#server/environment.ts'
import { openStores } from '#server/openStores.ts'
import { verifyAudit, type BrokenChain } from '#server/stores/auditChain.ts'

const sentences: Record<BrokenChain['problem'], (row: number) => string> = {
  changed: (row) => `Row ${row} was changed after it was written.`,
  missing: (row) => `Row ${row} is missing.`,
  cutOff: (row) => `The last rows are missing, from row ${row} on.`,
}

const stores = await openStores(readEnvironment(process.env))
try {
  const { rows, broken } = await verifyAudit(stores, nodeSha256)
  if (broken) {
    console.error(`${sentences[broken.problem](broken.number)} The ${rows} before it hold.`)
    process.exitCode = 1
  } else {
    console.log(`The audit holds: ${rows} ${rows === 1 ? 'row' : 'rows'}, each bound to the one before it.`)
  }
} finally {
  await stores.close()
}
