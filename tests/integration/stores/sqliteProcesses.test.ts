/** What only separate processes can show: a command line that writes while the server runs, and a process killed. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, it, onTestFinished } from 'vitest'
import { StorageFull } from '#server/stores/ports/errors.ts'
import { sha256 } from '#server/stores/sha256.ts'
import { SqliteConnection } from '#server/stores/sqlite/connection.ts'
import { openSqliteStores } from '#server/stores/sqlite/sqliteStores.ts'
import { now } from './engines.ts'

/** Counts up in one setting, a transaction each, and prints what has been committed. */
const countingWriter = `
  import { openSqliteStores } from '#server/stores/sqlite/sqliteStores.ts'
  import { sha256 } from '#server/stores/sha256.ts'
  const [file, times] = process.argv.slice(-2)
  const stores = await openSqliteStores({ file, sha256, now: '${now}' })
  for (let i = 0; i < Number(times); i++)
    console.log(await stores.transaction(async (s) => {
      const next = Number((await s.settings.get('counter')) ?? 0) + 1
      await s.settings.put('counter', String(next))
      return next
    }))
  await stores.close()`

async function temporaryFile(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'haggle-stores-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return join(directory, 'haggle.sqlite')
}

function startWriter(file: string, times: number) {
  const child = spawn(process.execPath, ['--input-type=module', '-e', countingWriter, file, String(times)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, lines: createInterface({ input: child.stdout }), exited }
}

it('another process may write at the same time, and no count is lost', async () => {
  const file = await temporaryFile()
  const stores = await openSqliteStores({ file, sha256, now })
  onTestFinished(() => stores.close())
  const writers = [startWriter(file, 100), startWriter(file, 100)]
  let ticks = 0
  const timer = setInterval(() => ticks++, 5)
  for (let i = 0; i < 100; i++)
    await stores.transaction(async (s) => {
      await s.settings.put('counter', String(Number((await s.settings.get('counter')) ?? 0) + 1))
    })
  expect(await Promise.all(writers.map((writer) => writer.exited))).toEqual([0, 0])
  clearInterval(timer)
  expect(await stores.read((s) => s.settings.get('counter'))).toBe('300')
  // Waiting for the others did not hold up the event loop.
  expect(ticks).toBeGreaterThan(5)
})

it('what was acknowledged is there after kill -9', async () => {
  const file = await temporaryFile()
  const { child, lines, exited } = startWriter(file, 1_000_000)
  let acknowledged = 0
  lines.on('line', (line) => {
    acknowledged = Number(line)
    if (acknowledged >= 50) child.kill('SIGKILL')
  })
  await exited
  const stores = await openSqliteStores({ file, sha256, now })
  onTestFinished(() => stores.close())
  const kept = Number(await stores.read((s) => s.settings.get('counter')))
  expect(acknowledged).toBeGreaterThanOrEqual(50)
  expect(kept).toBeGreaterThanOrEqual(acknowledged)
})

it('a full disk is told apart, loses nothing, and is over once there is room', async () => {
  const file = await temporaryFile()
  const connection = await SqliteConnection.open(file, 'write')
  onTestFinished(() => connection.close())
  const write = async (rows: number) => {
    await connection.begin('begin immediate')
    try {
      for (let i = 0; i < rows; i++) await connection.query(`insert into t values (?)`, ['x'.repeat(1_000)])
      connection.commit()
    } catch (error) {
      connection.rollback()
      throw error
    }
  }
  await connection.query('create table t (a text)', [])
  await write(3)
  const [{ page_count: pages }] = (await connection.query('pragma page_count', [])).rows as [{ page_count: number }]
  await connection.query(`pragma max_page_count = ${pages + 4}`, [])
  await expect(write(100)).rejects.toThrow(StorageFull)
  const count = async () => (await connection.query('select count(*) as n from t', [])).rows
  expect(await count()).toEqual([{ n: 3 }])
  await connection.query('pragma max_page_count = 100000', [])
  await write(100)
  expect(await count()).toEqual([{ n: 103 }])
})
