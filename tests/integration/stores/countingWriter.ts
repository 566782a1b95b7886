/** Run as a process of its own: counts up in one setting, a transaction each, and prints what has been committed. */
import { openSqliteStores } from '#server/stores/sqlite/sqliteStores.ts'
import { sha256 } from '#server/stores/sha256.ts'

const [file, times] = process.argv.slice(2)
if (file === undefined || times === undefined) throw new Error('countingWriter <file> <times>')

const stores = await openSqliteStores({ file, sha256, now: '2026-11-10T16:00:00.000Z' })
for (let i = 0; i < Number(times); i++) {
  const count = await stores.transaction(async (s) => {
    const next = Number((await s.settings.get('counter')) ?? 0) + 1
    await s.settings.put('counter', String(next))
    return next
  })
  process.stdout.write(`${count}\n`)
}
await stores.close()
