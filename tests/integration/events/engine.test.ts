import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { superviseEngine } from '#server/events/engine/supervisor.ts'
import { hostileTexts } from '../../setup/events.ts'
import { startEngine } from '../../setup/engine.ts'

let engine: ReturnType<typeof startEngine>
beforeAll(() => {
  engine = startEngine({ deadlineMs: 2_000 })
})
afterAll(() => engine.stop())

const request = async (path: string, body: string | null, password?: string) => {
  const address = await engine.engine.address(10_000)
  const credentials = Buffer.from(`default:${password ?? address.password}`).toString('base64')
  return fetch(`${address.url}${path}`, {
    method: body === null ? 'GET' : 'POST',
    body,
    headers: { authorization: `Basic ${credentials}` },
  })
}

describe('the embedded engine', () => {
  it.each([...hostileTexts, '', '\0', 'x'.repeat(5_000)])(
    'gives a parameter back as it was given: %j',
    async (text) => {
      expect(await engine.clickhouse.query('SELECT {text:String} AS text', { text })).toEqual([{ text }])
      expect(await engine.clickhouse.query('SELECT {texts:Array(String)} AS texts', { texts: [text, text] })).toEqual([
        { texts: [text, text] },
      ])
    },
  )

  it('does not hand the rows of a failed query to the next one', async () => {
    const failing = 'SELECT number, throwIf(number = 70000) FROM numbers(100000)'
    for (let round = 0; round < 5; round++) {
      await expect(engine.clickhouse.query(failing)).rejects.toThrow(/throwIf/)
      expect(await engine.clickhouse.query('SELECT 42 AS answer')).toEqual([{ answer: 42 }])
    }
  })

  it('keeps a query’s settings to that query', async () => {
    const threads = `SELECT toUInt32(getSetting('max_threads')) AS threads`
    const [before] = await engine.clickhouse.query(threads)
    expect(await engine.clickhouse.query(`${threads} SETTINGS max_threads = 7`)).toEqual([{ threads: 7 }])
    expect(await engine.clickhouse.query(threads)).toEqual([before])
    const refused = await request('/?max_threads=7', 'SELECT 1')
    expect([refused.status, await refused.text()]).toEqual([500, expect.stringContaining('max_threads')])
  })

  it('answers nobody without the password of this start', async () => {
    expect((await request('/ping', null)).status).toBe(200)
    expect((await request('/ping', null, 'guessed')).status).toBe(403)
    expect((await request('/', 'SELECT 1', '')).status).toBe(403)
  })

  it('answers two questions at once', async () => {
    const slow = 'SELECT sleep(0.5)'
    const started = performance.now()
    await Promise.all([engine.clickhouse.query(slow), engine.clickhouse.query(slow)])
    expect(performance.now() - started).toBeLessThan(950)
  })

  it('refuses a second process on its directory, and names the first', () => {
    expect(() => superviseEngine({ directory: engine.directory })).toThrow(
      new RegExp(`in use by process ${process.pid}`),
    )
  })

  it('is killed with a query that passes its deadline, and comes back', async () => {
    await engine.clickhouse.command('CREATE DATABASE IF NOT EXISTS kept')
    const before = engine.engine.pid()
    const address = await engine.engine.address(5_000)
    await expect(
      request('/', 'SELECT sum(sleepEachRow(1)) FROM numbers(60) SETTINGS max_block_size = 1'),
    ).rejects.toThrow(/fetch failed/)
    expect(await engine.clickhouse.query(`SELECT name FROM system.databases WHERE name = 'kept'`)).toEqual([
      { name: 'kept' },
    ])
    expect(engine.engine.pid()).not.toBe(before)
    expect((await engine.engine.address(0)).password).not.toBe(address.password)
    expect(engine.engine.health()).toMatchObject({ status: 'ready', restarts: 1 })
  })
})
