import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'haggle-lint-'))
afterAll(() => rmSync(folder, { recursive: true }))

const config = JSON.parse(readFileSync('.oxlintrc.json', 'utf8')) as { $schema?: string; jsPlugins: string[] }
delete config.$schema
config.jsPlugins = config.jsPlugins.map((plugin) => resolve(plugin))
writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config))

/** The rules of our own that the project's configuration reports for this text at this path. */
function reported(path: string, text: string): string[] {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  const { stdout } = spawnSync(resolve('node_modules/.bin/oxlint'), ['--format=json', path], {
    cwd: folder,
    encoding: 'utf8',
  })
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] }
  return diagnostics.map(({ code }) => code).filter((code) => code.startsWith('haggle('))
}

describe('the domain', () => {
  it.each([
    'export const a = Date.now()',
    'export const a = new Date()',
    'export const a = Date()',
    'export const a = Math.random()',
    'export const a = Intl.DateTimeFormat()',
    'export const a = (1).toLocaleString()',
  ])('has no clock, randomness or locale: %s', (text) => {
    expect(reported('src/domain/rule.ts', text)).toEqual(['haggle(pure-domain)'])
  })

  it('may compute with an instant that it was given', () => {
    expect(reported('src/domain/rule.ts', 'export const day = (at: number) => new Date(at).getUTCDay()')).toEqual([])
  })

  it('does not bind the console', () => {
    expect(reported('src/lib/now.ts', 'export const now = () => Date.now()')).toEqual([])
  })
})

describe('what is played and drawn', () => {
  it.each(['export const a = 2 ** 3', 'export const a = Math.pow(2, 3)', 'export const a = Math.exp(1)'])(
    'uses only arithmetic that every engine rounds alike: %s',
    (text) => expect(reported('src/domain/plays/bargain/plan.ts', text)).toEqual(['haggle(exact-arithmetic)']),
  )

  it('be it a forecast or a story of shoppers', () => {
    for (const file of ['src/domain/forecast/chance.ts', 'src/domain/shoppers/world.ts'])
      expect(reported(file, 'export const a = Math.log(2)')).toEqual(['haggle(exact-arithmetic)'])
  })

  it('may take a square root', () => {
    expect(reported('src/domain/plays/bargain/plan.ts', 'export const a = Math.sqrt(2)')).toEqual([])
  })
})

it('writes the extension of its own files, as plain Node needs it', () => {
  expect(reported('server/a.ts', "import { b } from './b'\nexport const c = b")).toEqual([
    'haggle(explicit-extensions)',
  ])
  expect(
    reported('server/a.ts', "import { b } from './b.ts'\nimport { p } from '#paths'\nexport const c = [b, p]"),
  ).toEqual([])
})

describe('a transaction', () => {
  const inside = (work: string) =>
    reported('server/a.ts', `export const a = (parts) => parts.stores.transaction(async (s) => { ${work} })`)

  it.each(['await s.users.find(1)', 'await forgive(s, 1)', 'await Promise.all([1].map((id) => s.users.find(id)))'])(
    'awaits the stores it hands out: %s',
    (work) => expect(inside(work)).toEqual([]),
  )

  it.each(['await parts.hasher.verify(1)', 'await fetch("http://x")', 'await s2.users.find(1)'])(
    'awaits nothing else: %s',
    (work) => expect(inside(work)).toEqual(['haggle(transaction-awaits-stores)']),
  )

  it('leaves what comes before and after it alone', () => {
    const text =
      'export const a = async (stores) => { await hash(); await stores.transaction((s) => s.users.all()); await hash() }'
    expect(reported('server/a.ts', text)).toEqual([])
  })
})
