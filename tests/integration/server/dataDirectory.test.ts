import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { DataDirectoryInUse, lockDataDirectory } from '#server/dataDirectory.ts'

const holder = { pid: process.pid, startedAt: '2026-11-10T16:00:00.000Z' }
const module = join(import.meta.dirname, '../../../server/dataDirectory.ts')

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'haggle-data-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return join(directory, 'data')
}

/** Another server, as far as the directory is concerned. */
async function otherServer(directory: string) {
  const script = `
    const { lockDataDirectory } = await import(${JSON.stringify(module)})
    lockDataDirectory(${JSON.stringify(directory)}, { pid: process.pid, startedAt: ${JSON.stringify(holder.startedAt)} })
    console.log('locked')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(child.stdout, 'data')
  return child
}

it('a directory that another process works on is refused, naming the process', async () => {
  const directory = await temporaryDirectory()
  const other = await otherServer(directory)
  expect(() => lockDataDirectory(directory, holder)).toThrow(DataDirectoryInUse)
  expect(() => lockDataDirectory(directory, holder)).toThrow(`process ${other.pid}, started ${holder.startedAt}`)
})

it('a directory whose process was killed is free', async () => {
  const directory = await temporaryDirectory()
  const other = await otherServer(directory)
  other.kill('SIGKILL')
  await once(other, 'exit')
  expect(() => lockDataDirectory(directory, holder).release()).not.toThrow()
})

it('is made for its owner alone, held within one process too, and free after release', async () => {
  const directory = await temporaryDirectory()
  const lock = lockDataDirectory(directory, holder)
  expect((await stat(directory)).mode & 0o777).toBe(0o700)
  expect(() => lockDataDirectory(directory, holder)).toThrow(`process ${process.pid}`)
  lock.release()
  lockDataDirectory(directory, holder).release()
})
