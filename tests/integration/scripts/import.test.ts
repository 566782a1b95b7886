import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createClient } from '#api/client.ts'
import { startServer } from '../../setup/server.ts'

const top = resolve(import.meta.dirname, '../../..')
const fixtures = join(top, 'tests/fixtures/imports')
const mappings = join(top, 'docs/mappings')

async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'haggle-import-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  return directory
}

type Outcome = { code: number | null; out: string; err: string }

/** `npm run import` from a directory of its own, where the rejected rows are written. */
function runImport(
  csv: string,
  mapping: string,
  directory: string,
  env: Record<string, string> = {},
): Promise<Outcome> {
  return run('scripts/import.ts', [csv, '--map', mapping], {
    INIT_CWD: directory,
    HAGGLE_DATA: join(directory, 'data'),
    ...env,
  })
}

function run(script: string, args: string[], env: Record<string, string>, input?: string): Promise<Outcome> {
  const child = spawn(process.execPath, [join(top, script), ...args], { env: { ...process.env, ...env } })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  child.stdin.end(input ?? '')
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })))
}

describe('the import command', () => {
  // The figures were counted from the two excerpts with another program.
  it('takes orders without numbers, each row one', async () => {
    const directory = await temporaryDirectory()
    const { code, out } = await runImport(join(fixtures, 'cdnow.csv'), join(mappings, 'cdnow.json'), directory)
    expect(out).toContain('400 rows · 896 events new · 0 counted before · 0 rows rejected')
    expect(out).toContain('96 customers, 400 orders of HKD 14663.01, and 0 refunds')
    expect(code).toBe(0)
  })

  it('takes invoices line by line, cancellations as refunds, and keeps what it rejects', async () => {
    const directory = await temporaryDirectory()
    const csv = join(fixtures, 'onlineRetail.csv')
    const { out } = await runImport(csv, join(mappings, 'onlineRetail.json'), directory)
    expect(out).toContain(`420 rows · ${103 + 2 * 206 + 18} events new · 0 counted before · 17 rows rejected`)
    expect(out).toContain('103 customers, 206 orders of HKD 4341.83, and 18 refunds of HKD 217.47')
    const rejected = await readFile(join(directory, 'onlineRetail.rejected.csv'), 'utf8')
    expect(rejected.trim().split('\r\n')).toHaveLength(18)
    expect(rejected).toContain('CustomerID,missingCustomer')
  })

  it('of a file that is in already adds nothing', async () => {
    const directory = await temporaryDirectory()
    const csv = join(fixtures, 'cdnow.csv')
    await runImport(csv, join(mappings, 'cdnow.json'), directory)
    const again = await runImport(csv, join(mappings, 'cdnow.json'), directory)
    expect(again.out).toContain('imported before')
    const text = await readFile(join(mappings, 'cdnow.json'), 'utf8')
    const other = join(directory, 'other.json')
    await writeFile(other, text.replace('"HK"', '"CN"'))
    const refused = await runImport(csv, other, directory)
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('with another mapping')])
  })

  it('stops between two chunks on Ctrl-C, and goes on from there', async () => {
    const directory = await temporaryDirectory()
    const csv = join(directory, 'long.csv')
    const rows = Array.from({ length: 8_000 }, (_, k) => `u${k},1997-01-0${1 + (k % 9)},1,10.00`)
    await writeFile(csv, ['user_id,order_date,qty,amount', ...rows].join('\n'))
    const args = ['scripts/import.ts', csv, '--map', join(mappings, 'cdnow.json')]
    const child = spawn(process.execPath, args, {
      cwd: top,
      env: { ...process.env, INIT_CWD: directory, HAGGLE_DATA: join(directory, 'data') },
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      // Once: a second one ends it on the spot.
      if (!said.includes('read ') && chunk.includes('read ')) child.kill('SIGINT')
      said += chunk.toString()
    })
    const code = await new Promise((done) => child.once('close', done))
    expect([code, said]).toEqual([130, expect.stringMatching(/Stopped after row \d+ of 8000/)])
    const again = await runImport(csv, join(mappings, 'cdnow.json'), directory)
    expect(again.out).toContain('8000 rows · 24000 events new · 0 counted before')
  })

  it('says what is wrong with its arguments', async () => {
    const directory = await temporaryDirectory()
    const csv = join(fixtures, 'cdnow.csv')
    const wrong = await runImport(csv, join(mappings, 'onlineRetail.json'), directory)
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('/mapping/columns/customer: unknownColumn')])
    const missing = await runImport(join(directory, 'none.csv'), join(mappings, 'cdnow.json'), directory)
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('cannot be read')])
  })

  it('refuses a file whose quotes do not close, for they may have swallowed rows', async () => {
    const directory = await temporaryDirectory()
    const text = await readFile(join(fixtures, 'cdnow.csv'), 'utf8')
    const csv = join(directory, 'broken.csv')
    await writeFile(csv, text.replace(/(\n[^\n]*\n)/, '$1"'))
    const { code, err } = await runImport(csv, join(mappings, 'cdnow.json'), directory)
    expect([code, err]).toEqual([1, expect.stringContaining('broken.csv, line 3: a quotation mark')])
  })

  it('works beside a running server, which counts what came', async () => {
    const server = await startServer()
    onTestFinished(() => server.stop())
    const env = { HAGGLE_DATA: server.dataDirectory }
    const password = 'correct horse battery staple'
    await run('scripts/admin.ts', ['user', 'add', 'ana@shop.example', '--role', 'analyst'], env, password)
    await runImport(join(fixtures, 'cdnow.csv'), join(mappings, 'cdnow.json'), await temporaryDirectory(), env)

    let cookie = ''
    const client = createClient(
      () => server.url,
      async (input, init) => {
        const request = new Request(input, init)
        request.headers.set('origin', server.url)
        request.headers.set('cookie', cookie)
        const response = await fetch(request)
        cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
        return response
      },
    )
    await client.session.create({ email: 'ana@shop.example', password })
    await expect
      .poll(() => client.analytics.totals({ from: '1996-12-31T16:00:00Z', to: '1998-12-31T16:00:00Z' }), {
        timeout: 20_000,
      })
      .toMatchObject({ registrations: 96, orders: 400, customers: 96, paid: { HK: 1_466_301 } })
  })
})
