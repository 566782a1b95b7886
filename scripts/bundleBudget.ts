/**
 * `npm run budget`: the JavaScript a browser fetches before a page first shows its content, gzipped, against the
 * budgets that were measured on comparable consoles.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

type Page = {
  name: string
  /** gzip, kilobytes of 1,000 bytes */
  budgetKb: number
  /** What its route loads on demand before it can show anything: page, layout, theme, as paths of sources. */
  loads: string[]
  /** Dictionaries besides the shell's. */
  says: string[]
  /** zod comes with the editors; earlier pages must not carry it. */
  withoutZod?: true
}

const shell = 'src/app/layout/Shell.tsx'

/** Where each budgeted page comes from: a route that moves is changed here. */
const pages: Page[] = [
  {
    name: 'sign-in',
    budgetKb: 200,
    loads: ['src/features/session/SignInPage.tsx'],
    says: ['session'],
    withoutZod: true,
  },
  {
    name: 'campaign list',
    budgetKb: 280,
    loads: [shell, 'src/features/campaigns/list/CampaignListPage.tsx'],
    says: ['campaigns'],
    withoutZod: true,
  },
]

/** One language: the reader has one, and the largest of the four counts. */
const languages = ['en', 'zh-CN', 'zh-TW', 'zh-HK']

/** A string that zod keeps through minification: the name of its base constructor. */
const zodMark = '$ZodType'

type Chunk = { file: string; isEntry?: boolean; imports?: string[]; dynamicImports?: string[] }
export type Manifest = Record<string, Chunk>

/** Files of a page's first load: entry and loaded modules with all they import statically, each once. */
export function firstLoad(manifest: Manifest, loads: readonly string[]): string[] {
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry)
  if (entries.length !== 1) throw new Error(`the build has ${entries.length} entries instead of one`)
  const seen = new Set<string>()
  const visit = (key: string) => {
    const chunk = manifest[key]
    if (!chunk)
      throw new Error(`${key} is not in the build: has its route moved? The table is in scripts/bundleBudget.ts`)
    if (seen.has(key)) return
    seen.add(key)
    chunk.imports?.forEach(visit)
  }
  for (const key of [...entries, ...loads]) visit(key)
  const files = [...seen].map((key) => manifest[key]?.file ?? '')
  return [...new Set(files)].filter((file) => file.endsWith('.js'))
}

function check(): boolean {
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Manifest
  const code = (file: string): string => readFileSync(join('dist', file), 'utf8')
  const size = (file: string): number => gzipSync(code(file), { level: 9 }).byteLength

  const scripts = readdirSync('dist/assets').filter((file) => file.endsWith('.js'))
  if (!scripts.some((file) => code(join('assets', file)).includes(zodMark)))
    throw new Error(`no script of the build contains ${zodMark}: the mark of zod has changed, and nothing was checked`)

  let good = true
  for (const page of pages) {
    const files = firstLoad(manifest, page.loads)
    const dictionaries = languages.map((language) =>
      firstLoad(
        manifest,
        ['shell', ...page.says].map((name) => `src/locales/${language}/${name}.json`),
      ).filter((file) => !files.includes(file)),
    )
    const sum = (some: string[]): number => some.reduce((total, file) => total + size(file), 0)
    const kb = (sum(files) + Math.max(...dictionaries.map(sum))) / 1000
    const carriers = page.withoutZod ? files.filter((file) => code(file).includes(zodMark)) : []
    const ok = kb <= page.budgetKb && carriers.length === 0
    good &&= ok
    console.log(`${ok ? '✓' : '✗'} ${page.name.padEnd(20)} ${kb.toFixed(1).padStart(6)} of ${page.budgetKb} KB`)
    if (carriers.length > 0) console.log(`    carries zod: ${carriers.join(', ')}`)
    if (kb > page.budgetKb) for (const file of largestFirst(files, size)) console.log(`    ${file}`)
  }
  return good
}

function largestFirst(files: string[], size: (file: string) => number): string[] {
  return files
    .toSorted((a, b) => size(b) - size(a))
    .map((file) => `${(size(file) / 1000).toFixed(1).padStart(6)} KB ${file}`)
}

if (import.meta.main) {
  if (!existsSync('dist/.vite/manifest.json')) throw new Error('run `npm run build` first')
  process.exitCode = check() ? 0 : 1
}
