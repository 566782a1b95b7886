import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type Client } from '#api/client.ts'
import type { Role } from '#domain/access.ts'
import { dayMs, instantOf } from '#domain/time.ts'
import { createCookieJar, createTransport } from '#mocks/transport.ts'
import { published, readyDocument } from '../../setup/campaigns.ts'
import { startServer, type TestServer } from '../../setup/server.ts'

const password = 'correct horse battery staple'

/** Runs one of our commands to its end. */
async function command(file: string, args: string[], env: Record<string, string>, input = '') {
  const child = spawn(process.execPath, [file, ...args], { env: { ...process.env, ...env } })
  child.stdin.end(input)
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), exited])
  return { out, err, code }
}

describe('the traffic command', () => {
  let server: TestServer
  let campaignId: string
  let manager: Client
  const env: Record<string, string> = {}
  const dayFromNow = (days: number) => instantOf(Date.now() + days * dayMs)
  const traffic = (...args: string[]) =>
    command('scripts/traffic.ts', ['--campaign', campaignId, '--shoppers', '200', '--seed', 's', ...args], env)

  async function signedIn(role: Role): Promise<Client> {
    const email = `${role}@shop.example`
    await command('scripts/admin.ts', ['user', 'add', email, '--role', role], env, password)
    const send = createTransport((request) => fetch(request), server.url, createCookieJar())
    const client = createClient(
      () => server.url,
      (input) => send(input as Request),
    )
    await client.session.create({ email, password })
    return client
  }

  beforeAll(async () => {
    server = await startServer()
    env['HAGGLE_DATA'] = server.dataDirectory
    env['HAGGLE_SERVER'] = server.url
    for (const scope of ['delivery', 'events']) {
      const key = await command('scripts/admin.ts', ['key', 'add', '--scope', scope], env)
      env[`HAGGLE_${scope.toUpperCase()}_KEY`] = key.out.trim()
    }
    manager = await signedIn('manager')
    const firstDay = dayFromNow(40).slice(0, 10)
    const document = readyDocument('Double 11', ['HK'], firstDay)
    const live = await published(manager, await signedIn('approver'), document)
    campaignId = live.id
  }, 60_000)
  afterAll(() => server.stop())

  it('says of a campaign that has not begun when it will, and what to do', async () => {
    const { code, out, err } = await traffic()
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^Double 11 begins at \S+, in \d+ days: nobody has played yet\.\nGive --clock /)
    const ahead = await traffic('--from', dayFromNow(40), '--to', dayFromNow(41))
    expect(ahead).toMatchObject({ code: 1, out: '', err: expect.stringContaining('more than 24 hours ahead') })
  })

  it('plays it on another clock, so that what happens ends now', async () => {
    const { code, out } = await traffic('--clock', dayFromNow(41))
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^(\d+) events sent: \1 accepted, 0 counted before, 0 quarantined\n$/),
    })
    const sent = Number(/^\d+/.exec(out)?.[0])
    expect(sent).toBeGreaterThan(200)
    await expect
      .poll(() => manager.analytics.extent({}), { timeout: 20_000 })
      .toMatchObject({ events: sent, pending: 0 })
    const { last } = await manager.analytics.extent({})
    expect(Date.now() - Date.parse(last ?? '')).toBeLessThan(dayMs)
  })

  it('says where it found nothing', async () => {
    const { code, err } = await traffic('--campaign', 'none')
    expect({ code, err }).toEqual({ code: 1, err: 'Campaign none is not published in any market, or has ended.\n' })
  })
})
