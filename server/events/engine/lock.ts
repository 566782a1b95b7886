import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { DatabaseSync } from 'node:sqlite'

/** `release` may be called more than once. */
export type DirectoryLock = { release(): void }

/** Another process works on the directory. The message names it. */
export class DirectoryInUse extends Error {
  override readonly name = 'DirectoryInUse'
}

/**
 * Takes a directory for this process. SQLite's exclusive lock is one of the operating system: it goes with the process,
 * however that ends, so there is no stale lock to explain away.
 *
 * @throws DirectoryInUse where another process holds it.
 */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true })
  const holderFile = join(directory, 'holder')
  const lock = new DatabaseSync(join(directory, 'lock'))
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new DirectoryInUse(`${directory} is in use by process ${holderOf(holderFile)}`)
  }
  writeFileSync(holderFile, `${process.pid}\n`)
  return {
    release: () => {
      if (lock.isOpen) lock.close()
    },
  }
}

function holderOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return 'unknown'
  }
}
