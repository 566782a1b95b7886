import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { isThere } from '../../setup/eachEngine.ts'
import { lateDatabase, throwawayDatabase } from '../../setup/postgres.ts'
import { startServer, type TestServer } from '../../setup/server.ts'

const json = { 'content-type': 'application/json' }
const password = 'correct horse battery staple'

async function directory(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'haggle-process-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

async function started(dataDirectory: string): Promise<TestServer> {
  const server = await startServer({ dataDirectory })
  onTestFinished(() => server.stop())
  return server
}

/** Runs one of our commands to its end. */
async function command(file: string, args: string[], env: Record<string, string>, input = '') {
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env }, stdio: 'pipe' })
  child.stdin.end(input)
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exited])
  return { out, err, code }
}

const setupAddress = (server: TestServer): string => /http:\S+\/setup\/\S+/.exec(server.output())?.[0] ?? ''

async function firstAdministrator(server: TestServer): Promise<string> {
  const token = setupAddress(server).split('/').at(-1) ?? ''
  const body = JSON.stringify({ email: 'ada@shop.example', name: 'Ada', password })
  const response = await fetch(`${server.url}/api/setup/${token}`, { method: 'POST', headers: json, body })
  expect(response.status).toBe(200)
  return response.headers.get('set-cookie')?.split(';')[0] ?? ''
}

describe('the server as a process', () => {
  it('says in one line where it is and on what, and offers the one-time address until somebody exists', async () => {
    const data = await directory()
    const first = await started(data)
    expect(first.output()).toContain(`Haggle is ready on ${first.url} (configuration: SQLite in ${data}; events: chDB)`)
    const cookie = await firstAdministrator(first)
    const token = setupAddress(first).split('/').at(-1)
    expect((await fetch(`${first.url}/api/setup/${token}`)).status).toBe(410)
    expect((await fetch(`${first.url}/api/people`, { headers: { cookie } })).status).toBe(200)
    expect(first.output()).not.toContain('ada@shop.example')
    await first.stop()

    const second = await started(data)
    expect(setupAddress(second)).toBe('')
    // A session outlives a restart.
    expect((await fetch(`${second.url}/api/people`, { headers: { cookie } })).status).toBe(200)
  })

  it('refuses a data directory that another server works on, and names that one', async () => {
    const data = await directory()
    await started(data)
    const second = await command('server/main.ts', [], { HAGGLE_DATA: data, PORT: '0' })
    expect(second.code).toBe(1)
    expect(second.err).toMatch(/is in use by another server, process \d+, started /)
  })

  it('says which variable it cannot use', async () => {
    const bad = await command('server/main.ts', [], { HAGGLE_DATA: await directory(), PORT: 'http' })
    expect(bad).toMatchObject({ code: 1, out: '' })
    expect(bad.err).toMatch(/^PORT: /)
  })

  it('adds people and keys from the command line while it runs', async () => {
    const server = await started(await directory())
    const env = { HAGGLE_DATA: server.dataDirectory }
    const added = await command(
      'scripts/admin.ts',
      ['user', 'add', 'mia@shop.example', '--role', 'manager'],
      env,
      `${password}\n`,
    )
    expect(added).toMatchObject({ code: 0, out: '' })
    const signIn = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ email: 'mia@shop.example', password }),
    })
    expect(await signIn.json()).toMatchObject({ user: { name: 'mia', role: 'manager' } })

    const key = await command('scripts/admin.ts', ['key', 'add', '--scope', 'delivery'], env)
    expect(key).toMatchObject({ code: 0, err: '' })
    expect(key.out).toMatch(/^hgd_[\w-]{43}\n$/)
    const delivered = await fetch(`${server.url}/delivery/HK`, {
      headers: { authorization: `Bearer ${key.out.trim()}` },
    })
    expect(delivered.status).toBe(200)

    const twice = await command('scripts/admin.ts', ['user', 'add', 'MIA@shop.example', '--role', 'qa'], env, password)
    expect(twice).toMatchObject({ code: 1, err: 'Somebody has this email already.\n' })
    const short = await command('scripts/admin.ts', ['user', 'add', 'x@shop.example', '--role', 'qa'], env, 'short')
    expect(short).toMatchObject({ code: 1, err: 'the password must have 12 to 200 characters\n' })
    const chief = await command('scripts/admin.ts', ['user', 'add', 'x@shop.example', '--role', 'chief'], env, password)
    expect(chief.err).toContain('--role must be one of')
  })

  it('names the row of the audit that somebody changed', async () => {
    const data = await directory()
    const env = { HAGGLE_DATA: data }
    for (const name of ['one', 'two', 'three'])
      await command('scripts/admin.ts', ['key', 'add', '--scope', 'events', '--name', name], env)
    expect(await command('scripts/auditVerify.ts', [], env)).toMatchObject({
      code: 0,
      out: expect.stringContaining('3 rows'),
    })

    const db = new DatabaseSync(join(data, 'haggle.sqlite'))
    db.exec(`update audit set after = replace(after, 'two', 'TWO') where number = 2`)
    db.close()
    const verdict = await command('scripts/auditVerify.ts', [], env)
    expect(verdict).toMatchObject({ code: 1, err: 'Row 2 was changed after it was written. The 1 before it hold.\n' })
  })

  it('says that there is no audit to verify where it was sent to the wrong place, and makes nothing there', async () => {
    const data = await directory()
    const verified = (env: Record<string, string>) => command('scripts/auditVerify.ts', [], env)
    const missing = join(data, 'mistyped')
    expect(await verified({ HAGGLE_DATA: missing })).toEqual({
      code: 2,
      out: '',
      err: `The audit cannot be read. There is no ${join(missing, 'haggle.sqlite')}. HAGGLE_DATA or DATABASE_URL says where to look.\n`,
    })
    expect(existsSync(missing)).toBe(false)

    const theirDatabase = new DatabaseSync(join(data, 'haggle.sqlite'))
    theirDatabase.exec('create table theirs (n integer)')
    theirDatabase.close()
    const theirs = await readFile(join(data, 'haggle.sqlite'))
    expect(await verified({ HAGGLE_DATA: data })).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is nothing of Haggle in this database.'),
    })
    expect(await readFile(join(data, 'haggle.sqlite'))).toEqual(theirs)

    const down = await verified({ HAGGLE_DATA: data, DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' })
    expect(down).toMatchObject({ code: 2, out: '' })
    expect(down.err).toMatch(/^The audit cannot be read\. The configuration store does not answer: .+\n$/)
  })

  it.runIf(isThere('postgres'))('makes no tables in an empty database that it was sent to by mistake', async () => {
    const database = await throwawayDatabase()
    onTestFinished(database.drop)
    const twice = []
    for (const _ of [1, 2]) twice.push(await command('scripts/auditVerify.ts', [], { DATABASE_URL: database.url }))
    for (const { code, err } of twice) {
      expect(code).toBe(2)
      expect(err).toContain('There is nothing of Haggle in this database.')
    }
  })

  it('has after kill -9 whatever it had answered', async () => {
    const data = await directory()
    const server = await started(data)
    const cookie = await firstAdministrator(server)
    const made: string[] = []
    for (let n = 0; n < 10; n++) {
      const body = JSON.stringify({ name: `Key ${n}`, scope: 'events' })
      const response = await fetch(`${server.url}/api/keys`, { method: 'POST', headers: { ...json, cookie }, body })
      made.push(((await response.json()) as { id: string }).id)
    }
    server.kill('SIGKILL')
    await server.exited

    const again = await started(data)
    const { items } = (await (await fetch(`${again.url}/api/keys`, { headers: { cookie } })).json()) as {
      items: { id: string }[]
    }
    expect(items.map(({ id }) => id).toSorted()).toEqual(made.toSorted())
  })

  it('finishes what is under way when it is told to stop, and ends cleanly', async () => {
    const server = await started(await directory())
    const cookie = await firstAdministrator(server)
    const body = JSON.stringify({ email: 'late@shop.example', name: 'Late', role: 'qa', password })
    const underWay = fetch(`${server.url}/api/people`, {
      method: 'POST',
      headers: { ...json, cookie, connection: 'close' },
      body,
    })
    // Hashing the password takes longer than the signal.
    await new Promise((resolve) => setTimeout(resolve, 10))
    server.kill('SIGTERM')
    expect((await underWay).status).toBe(201)
    expect(await server.exited).toBe(0)
    await expect(fetch(`${server.url}/health`)).rejects.toThrow()
  })

  it('lets go of storefronts that listen when it is told to stop', async () => {
    const server = await started(await directory())
    const key = await command('scripts/admin.ts', ['key', 'add', '--scope', 'delivery'], {
      HAGGLE_DATA: server.dataDirectory,
    })
    const notices = await fetch(`${server.url}/delivery/HK/notices`, {
      headers: { authorization: `Bearer ${key.out.trim()}` },
    })
    const reading = notices.text()
    const began = performance.now()
    server.kill('SIGTERM')
    expect(await reading).toContain('retry: 5000')
    expect(await server.exited).toBe(0)
    expect(performance.now() - began).toBeLessThan(8_000)
  })

  it.runIf(isThere('postgres'))('offers the one-time address once a database that was late is up', async () => {
    const database = lateDatabase()
    onTestFinished(database.drop)
    const env = { HAGGLE_DATA: await directory(), PORT: '0', DATABASE_URL: database.url, HAGGLE_LOG: 'silent' }
    const child = spawn(process.execPath, ['server/main.ts'], { env: { ...process.env, ...env }, stdio: 'pipe' })
    const exited = new Promise((resolve) => child.once('exit', resolve))
    onTestFinished(async () => {
      child.kill('SIGTERM')
      await exited
    })
    let address: string | undefined
    let created = false
    let output = ''
    for await (const chunk of child.stdout) {
      output += String(chunk)
      if (output.includes('is ready') && !created) {
        expect(output).not.toContain('/setup/')
        await database.create()
        created = true
      }
      address = /http:\S+\/setup\/\S+/.exec(output)?.[0]
      if (address) break
    }
    const [url, token] = address!.split('/setup/')
    expect(await (await fetch(`${url}/api/setup/${token}`)).json()).toEqual({ open: true })
  })

  it('starts without its database, says so, and takes no session on trust', async () => {
    const data = await directory()
    const env = {
      HAGGLE_DATA: data,
      PORT: '0',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
      HAGGLE_LOG: 'silent',
    }
    const child = spawn(process.execPath, ['server/main.ts'], { env: { ...process.env, ...env }, stdio: 'pipe' })
    const exited = new Promise((resolve) => child.once('exit', resolve))
    onTestFinished(async () => {
      child.kill('SIGTERM')
      await exited
    })
    let output = ''
    for await (const chunk of child.stdout) {
      output += String(chunk)
      if (output.includes('\n')) break
    }
    const url = /http:\S+/.exec(output)?.[0] ?? ''
    expect(output).toContain('configuration: PostgreSQL')
    const health = await fetch(`${url}/health`)
    expect(health.status).toBe(503)
    expect(await health.json()).toMatchObject({ status: 'down', store: { engine: 'postgres', state: 'starting' } })
    const call = await fetch(`${url}/api/session`, { headers: { cookie: `haggle=${'a'.repeat(43)}` } })
    expect([call.status, call.headers.get('retry-after')]).toEqual([503, '5'])
  })
})
