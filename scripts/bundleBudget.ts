/**
 * `npm run budget`: the JavaScript a browser fetches before a page first shows its content, gzipped, against the
 * budgets that were measured on comparable consoles.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Role } from '#domain/access.ts'
import { languages, type Language } from '#domain/market.ts'
import { paths } from '#paths'

/** The campaign that a test opens the pages of, and its plays. */
export type Opened = { campaignId: string; bargain: string; groupBuy: string }

type Page = {
  name: string
  /** Where, and as whom, a test opens it to see that `loads` and `says` are complete. */
  opens: { path: (sample: Opened) => string; as?: Role }
  /** gzip, kilobytes of 1,000 bytes */
  budgetKb: number
  /** What its route loads on demand before it can show anything: frame and page, as paths of sources. */
  loads: string[]
  /** Dictionaries besides the shell's. */
  says: string[]
  /** zod comes with the editors; earlier pages must not carry it. */
  withoutZod?: true
}

const frame = 'src/app/layout/Shell.tsx'
const campaignFrame = 'src/features/campaigns/layout/CampaignLayout.tsx'
const playPage = 'src/app/pages/PlayPage.tsx'
const viewsOf = (...names: string[]): string[] => names.map((name) => `src/features/plays/${name}.tsx`)
const campaignWords = ['campaigns', 'findings', 'refusals', 'statements', 'words']

/** Where each budgeted page comes from: a route that moves is changed here. */
export const pages: Page[] = [
  {
    name: 'sign-in',
    opens: { path: () => paths.signIn() },
    budgetKb: 200,
    loads: ['src/features/signIn/SignInPage.tsx'],
    says: ['signIn'],
    withoutZod: true,
  },
  {
    name: 'campaign list',
    opens: { path: () => paths.campaigns(), as: 'manager' },
    budgetKb: 280,
    loads: [frame, 'src/features/campaigns/list/CampaignListPage.tsx'],
    says: ['campaigns', 'words'],
    withoutZod: true,
  },
  {
    name: 'chart page',
    opens: { path: ({ campaignId }) => paths.analyticsOverview({ campaignId }), as: 'analyst' },
    budgetKb: 362,
    loads: [frame, 'src/features/analytics/OverviewPage.tsx', 'src/components/echarts.ts'],
    says: ['analytics'],
    withoutZod: true,
  },
  {
    name: 'funnel page',
    opens: { path: ({ campaignId }) => paths.analyticsFunnel({ campaignId }), as: 'analyst' },
    budgetKb: 362,
    loads: [frame, 'src/features/analytics/FunnelPage.tsx'],
    says: ['analytics', 'funnelBuilder'],
    withoutZod: true,
  },
  {
    name: 'basics editor',
    opens: { path: ({ campaignId }) => paths.campaignBasics({ campaignId }), as: 'manager' },
    budgetKb: 420,
    loads: [frame, campaignFrame, 'src/features/campaigns/basics/BasicsPage.tsx'],
    says: campaignWords,
  },
  {
    name: 'group-buy editor',
    opens: { path: ({ campaignId, groupBuy }) => paths.campaignPlay({ campaignId, playId: groupBuy }), as: 'manager' },
    budgetKb: 420,
    loads: [frame, campaignFrame, playPage, ...viewsOf('groupBuy/GroupBuyEditor', 'groupBuy/GroupBuyPreview')],
    says: [...campaignWords, 'plays'],
  },
  {
    name: 'bargain editor',
    opens: { path: ({ campaignId, bargain }) => paths.campaignPlay({ campaignId, playId: bargain }), as: 'manager' },
    budgetKb: 420,
    loads: [
      frame,
      campaignFrame,
      playPage,
      ...viewsOf('bargain/BargainEditor', 'bargain/BargainPreview', 'bargain/BargainFigures'),
    ],
    says: [...campaignWords, 'plays'],
  },
]

/** Everything a page loads on demand for a reader of one language, as paths of sources. */
export function loadsOf({ loads, says }: Page, language: Language): string[] {
  const words = ['shell', ...says].map((name) => `src/locales/${language}/${name}.json`)
  return [...loads, ...words]
}

/** The name of zod's base constructor: a string, so it survives minification. */
const zodMark = '$ZodType'
const zodSource = 'node_modules/zod/v4/core/schemas.js'

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

  if (!readFileSync(zodSource, 'utf8').includes(`"${zodMark}"`))
    throw new Error(`zod no longer says ${zodMark}: the search for it would find nothing`)

  let good = true
  for (const page of pages) {
    // A reader has one language: the largest counts.
    const inLanguages = languages.map((language) => firstLoad(manifest, loadsOf(page, language)))
    const sum = (files: string[]): number => files.reduce((total, file) => total + size(file), 0)
    const files = inLanguages.toSorted((a, b) => sum(b) - sum(a))[0] ?? []
    const kb = sum(files) / 1000
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
