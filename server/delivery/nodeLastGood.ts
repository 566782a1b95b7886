import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LastGood, ServedSnapshot } from './lastGood.ts'

/** Files under a directory. Each is whole, old or new, whenever power fails. */
export function nodeLastGood(directory: string): LastGood {
  const snapshotFile = (market: string) => join(directory, `${market}.json`)
  const keysFile = join(directory, 'keys.json')
  return {
    read: async (market) => readJson<ServedSnapshot | null>(snapshotFile(market), null),
    write: (snapshot) => replaceFile(snapshotFile(snapshot.market), JSON.stringify(snapshot)),
    readKeys: () => readJson<readonly string[]>(keysFile, []),
    writeKeys: (secretHashes) => replaceFile(keysFile, JSON.stringify(secretHashes)),
  }
}

async function readJson<T>(file: string, missing: T): Promise<T> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return missing
    throw error
  }
}

let written = 0

/** Written beside, made durable, then put in place; the directory last, for it holds the name. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const beside = `${file}.${process.pid}.${++written}.tmp`
  const handle = await open(beside, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(beside, file)
  const directory = await open(dirname(file), 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
