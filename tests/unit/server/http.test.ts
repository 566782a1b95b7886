import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodePasswordHasher } from '#server/auth/nodePasswordHasher.ts'
import { nodeRandom } from '#server/auth/nodeRandom.ts'
import { BadEnvironment, readEnvironment } from '#server/environment.ts'
import { strictJsonRequest } from '#server/http/body.ts'
import { matches, serveConsole } from '#server/http/console.ts'
import { nodeFiles } from '#server/http/nodeFiles.ts'
import { corsHeaders, isLoopback, preflight, refuseOtherOrigins } from '#server/http/origin.ts'
import { ProblemError } from '#server/http/problem.ts'

const codeOf = async (work: () => unknown): Promise<unknown> => {
  try {
    await work()
    return null
  } catch (error) {
    return error instanceof ProblemError ? error.code : error
  }
}

describe('requests of other origins', () => {
  const post = (headers: Record<string, string>) =>
    new Request('http://127.0.0.1:4680/api/session', {
      method: 'POST',
      headers: { host: '127.0.0.1:4680', ...headers },
    })
  const listed = ['https://console.shop.example']

  it.each([
    [{ origin: 'http://127.0.0.1:4680', 'sec-fetch-site': 'same-origin' }, null],
    [{ 'sec-fetch-site': 'none' }, null],
    [{}, null],
    [{ origin: 'https://console.shop.example', 'sec-fetch-site': 'same-site' }, null],
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 'otherOrigin'],
    [{ origin: 'https://evil.example' }, 'otherOrigin'],
    [{ 'sec-fetch-site': 'cross-site' }, 'otherOrigin'],
    [{ 'sec-fetch-site': 'same-site' }, 'otherOrigin'],
    [{ origin: 'null' }, 'otherOrigin'],
    [{ origin: 'http://127.0.0.1:5173' }, 'otherOrigin'],
    [{ origin: 'https://127.0.0.1:4680' }, 'otherOrigin'],
  ])('%o gives %s', async (headers, code) => {
    expect(await codeOf(() => refuseOtherOrigins(post(headers), listed))).toBe(code)
  })

  it('lets a listed console in with its cookie, and nobody else', async () => {
    const from = (origin: string) =>
      new Request('https://api.shop.example/api/session', { method: 'OPTIONS', headers: { origin } })
    expect(corsHeaders(from(listed[0]!), listed)).toMatchObject({
      'access-control-allow-origin': listed[0],
      'access-control-allow-credentials': 'true',
    })
    expect(corsHeaders(from('https://evil.example'), listed)).toEqual({})
    expect(preflight(from(listed[0]!), listed).status).toBe(204)
    expect(await codeOf(() => preflight(from('https://evil.example'), listed))).toBe('otherOrigin')
  })

  it.each([
    ['http://localhost:4680/', true],
    ['http://127.0.0.1/', true],
    ['http://127.8.8.8:1/', true],
    ['http://[::1]:4680/', true],
    ['http://127.evil.example/', false],
    ['http://192.168.1.9/', false],
  ])('%s is this machine: %s', (url, expected) => {
    expect(isLoopback(new Request(url))).toBe(expected)
  })
})

describe('bodies', () => {
  const sent = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

  it('are counted as they arrive, whatever their length is said to be', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1
        controller.enqueue(new Uint8Array(1024).fill(0x20))
      },
    })
    expect(await codeOf(() => strictJsonRequest(sent(endless), 10_000))).toBe('tooLarge')
    expect(pulled).toBeLessThan(20)
    const said = { 'content-type': 'application/json', 'content-length': '999999' }
    expect(await codeOf(() => strictJsonRequest(sent('{}', said), 10_000))).toBe('tooLarge')
  })

  it.each([
    ['application/json', null],
    ['Application/JSON; charset=UTF-8', null],
    ['application/json; charset=latin1', 'unsupportedMediaType'],
    ['application/merge-patch+json', 'unsupportedMediaType'],
    ['text/plain', 'unsupportedMediaType'],
    ['application/x-www-form-urlencoded', 'unsupportedMediaType'],
    ['multipart/form-data; boundary=x', 'unsupportedMediaType'],
  ])('of type %s give %s', async (type, code) => {
    expect(await codeOf(() => strictJsonRequest(sent('{}', { 'content-type': type }), 100))).toBe(code)
  })

  it('are refused compressed, and in anything but UTF-8', async () => {
    const compressed = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    expect(await codeOf(() => strictJsonRequest(sent('{}', compressed), 100))).toBe('unsupportedMediaType')
    expect(await codeOf(() => strictJsonRequest(sent(new Uint8Array([0x22, 0xff, 0x22])), 100))).toBe('malformedJson')
  })

  it('go on as they were read', async () => {
    const request = await strictJsonRequest(sent('{"a":"ü"}'), 100)
    expect(await request.text()).toBe('{"a":"ü"}')
    expect((await strictJsonRequest(new Request('http://localhost/', { method: 'DELETE' }), 100)).body).toBeNull()
  })
})

describe('the built console', () => {
  let top: string
  beforeAll(async () => {
    top = await mkdtemp(join(tmpdir(), 'haggle-files-'))
    await mkdir(join(top, 'dist/assets'), { recursive: true })
    await writeFile(join(top, 'secret.txt'), 'not yours')
    await writeFile(join(top, 'dist/.env'), 'not yours')
    await writeFile(
      join(top, 'dist/index.html'),
      '<script nonce="__HAGGLE_NONCE__"></script><meta name="haggle-api" content="" />',
    )
    await writeFile(join(top, 'dist/assets/index-abc.js'), 'export const a = 1\n'.repeat(200))
  })
  afterAll(() => rm(top, { recursive: true }))
  const get = (path: string, headers: Record<string, string> = {}) =>
    serveConsole(new Request(`http://localhost${path}`, { headers }), nodeFiles([join(top, 'dist')]), nodeRandom)

  it('gives every address of the console its one page, with a fresh nonce and a policy that names it', async () => {
    const pages = await Promise.all(['/', '/campaigns/abc/plays/x', '/index.html'].map((path) => get(path)))
    const nonces = await Promise.all(
      pages.map(async (page) => {
        const nonce = /nonce="([\w-]{43})"/.exec(await page.text())?.[1]
        const policy = page.headers.get('content-security-policy') ?? ''
        expect(policy).toContain(`script-src 'self' 'nonce-${nonce}'`)
        for (const rule of ["object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
          expect(policy).toContain(rule)
        expect(policy).not.toContain('unsafe')
        return nonce
      }),
    )
    expect(new Set(nonces).size).toBe(3)
  })

  it('lets the page talk to the API it was pointed at, and to no other', async () => {
    const pointed = '<meta name="haggle-api" content="https://api.shop.example/v1" />'
    const files = {
      read: async () => ({
        ...(await nodeFiles([join(top, 'dist')]).read('/index.html', ''))!,
        body: new TextEncoder().encode(pointed),
      }),
    }
    const page = await serveConsole(new Request('http://localhost/'), files, nodeRandom)
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self' https://api.shop.example;")
    expect((await get('/')).headers.get('content-security-policy')).toContain("connect-src 'self';")
  })

  it('lets hashed files be kept for ever, compressed as the browser takes it', async () => {
    const plain = await get('/assets/index-abc.js')
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(plain.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    const text = await plain.text()
    const brotli = await get('/assets/index-abc.js', { 'accept-encoding': 'gzip, deflate, br' })
    expect(brotli.headers.get('content-encoding')).toBe('br')
    expect(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).toString()).toBe(text)
    const zipped = await get('/assets/index-abc.js', { 'accept-encoding': 'gzip' })
    expect(gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString()).toBe(text)
    expect(new Set([plain, brotli, zipped].map(({ headers }) => headers.get('etag'))).size).toBe(3)
    const again = await get('/assets/index-abc.js', { 'if-none-match': plain.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/.env',
    '/assets/../.env',
    '/%00.js',
    '/assets/gone-abc.js',
    '/%zz.js',
  ])('has nothing at %s', async (path) => {
    const files = nodeFiles([join(top, 'dist')])
    expect(await files.read(path, '')).toBeNull()
    expect(
      await codeOf(async () => {
        const response = await get(path)
        expect(await response.text()).not.toContain('not yours')
      }),
    ).toBe(/\.[a-z0-9]+$/i.test(new URL(`http://localhost${path}`).pathname) ? 'notFound' : null)
  })

  it('knows ETags, weak ones and lists of them', () => {
    expect(matches('"a"', '"a"')).toBe(true)
    expect(matches('W/"a"', '"a"')).toBe(true)
    expect(matches('"x", "a"', '"a"')).toBe(true)
    expect(matches('*', '"a"')).toBe(true)
    expect(matches('"b"', '"a"')).toBe(false)
    expect(matches(null, '"a"')).toBe(false)
  })
})

describe('passwords', () => {
  it('are kept as argon2id, salted, and told right from wrong', async () => {
    const stored = await nodePasswordHasher.hash('correct horse')
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await nodePasswordHasher.hash('correct horse')).not.toBe(stored)
    expect(await nodePasswordHasher.verify('correct horse', stored)).toBe(true)
    expect(await nodePasswordHasher.verify('correct horsf', stored)).toBe(false)
    expect(await nodePasswordHasher.verify('correct horse', 'plain:correct horse')).toBe(false)
  })

  it('are the same however their accents were typed', async () => {
    expect(await nodePasswordHasher.verify('cafe\u0301 au lait', await nodePasswordHasher.hash('café au lait'))).toBe(
      true,
    )
  })

  it('verify a hash made elsewhere (test vector of the reference implementation)', async () => {
    const reference = '$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4'
    expect(await nodePasswordHasher.verify('password', reference)).toBe(true)
  })
})

describe('the environment', () => {
  it('has a default for everything, and takes an empty variable as unset', () => {
    expect(readEnvironment({ DATABASE_URL: '' })).toEqual({
      port: 4680,
      host: '127.0.0.1',
      dataDirectory: './data',
      databaseUrl: null,
      clickhouseUrl: null,
      consoleOrigins: [],
      kind: 'production',
      logLevel: 'warn',
    })
  })

  it('names every variable that cannot be used', () => {
    const bad = () =>
      readEnvironment({ PORT: '99999', DATABASE_URL: 'mysql://x', HAGGLE_CONSOLE_ORIGINS: 'https://a.example/path' })
    expect(bad).toThrow(BadEnvironment)
    expect(bad).toThrow(/PORT[\s\S]*DATABASE_URL[\s\S]*HAGGLE_CONSOLE_ORIGINS/)
  })

  it('reads a list of console origins', () => {
    expect(
      readEnvironment({ HAGGLE_CONSOLE_ORIGINS: 'https://a.example, http://localhost:5173/' }).consoleOrigins,
    ).toEqual(['https://a.example', 'http://localhost:5173'])
  })
})
