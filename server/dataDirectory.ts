import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Instant } from '#domain/time.ts'

/** Another server works on this data directory. */
export class DataDirectoryInUse extends Error {
  override name = 'DataDirectoryInUse'
}

export type DataDirectoryLock = { release(): void }

const holderSchema = z.object({ pid: z.int(), startedAt: z.string() })

/**
 * Takes a data directory for one server process, making it if it is missing.
 *
 * The lock is the operating system's, on the file `server.lock` (SQLite takes it for us): it goes with its process
 * however that ends, so a crash leaves nothing to clean up, and it holds between containers that share a directory,
 * where process ids mean nothing. `server.json` beside it says who holds it, for the message.
 *
 * @throws DataDirectoryInUse naming the process that has it.
 */
export function lockDataDirectory(directory: string, holder: { pid: number; startedAt: Instant }): DataDirectoryLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(join(directory, 'server.lock'), { timeout: 0 })
  const note = join(directory, 'server.json')
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new DataDirectoryInUse(
      `${directory} is in use by another server${named(note)}. Stop it, or use another HAGGLE_DATA.`,
      {
        cause: error,
      },
    )
  }
  writeFileSync(`${note}.new`, JSON.stringify(holder))
  renameSync(`${note}.new`, note)
  return { release: () => lock.close() }
}

/** SQLITE_BUSY and its extended codes. */
const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5

function named(note: string): string {
  try {
    const { pid, startedAt } = holderSchema.parse(JSON.parse(readFileSync(note, 'utf8')))
    return `, process ${pid}, started ${startedAt}`
  } catch {
    return ''
  }
}
