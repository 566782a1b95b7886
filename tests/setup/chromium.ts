/** One answer to "which browser do the tests drive", for Vitest's browser mode and for Playwright. */
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { chromium as playwrightChromium } from 'playwright-core'

export type BrowserLaunch = { executablePath: string; args: string[] }

/** Containers run as root without a user namespace; the pages under test are our own. */
const args = ['--no-sandbox']

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/**
 * Finds a Chromium: CHROMIUM_PATH, Playwright's own download, one of the system, else (on x64 Linux) the one that
 * comes from the npm registry as @sparticuz/chromium.
 *
 * @throws Error with the command to run, where there is none or where it lacks system libraries.
 */
export async function chromium(): Promise<BrowserLaunch> {
  const executablePath = named() ?? downloaded() ?? ofTheSystem() ?? (await fromRegistry())
  return { executablePath, args }
}

function named(): string | undefined {
  const path = process.env['CHROMIUM_PATH']
  if (path && !isExecutable(path)) throw new Error(`CHROMIUM_PATH names ${path}, which is not an executable file.`)
  return path || undefined
}

function downloaded(): string | undefined {
  const path = playwrightChromium.executablePath()
  return path && isExecutable(path) ? path : undefined
}

function ofTheSystem(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'))
  return systemNames.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable)
}

async function fromRegistry(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('No Chromium found: run `npx playwright install chromium`, or set CHROMIUM_PATH.')

  // The package unpacks into TMPDIR and reuses what lies there, of whatever version: give each version its own.
  const folder = join(tmpdir(), `haggle-chromium-${sparticuzVersion()}`)
  mkdirSync(folder, { recursive: true })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const { default: sparticuz } = await import('@sparticuz/chromium')
    const path = await sparticuz.executablePath()
    assertLibraries(path)
    return path
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

function sparticuzVersion(): string {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = JSON.parse(readFileSync(join(dirname(main), '..', 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

/** Debian's package for the libraries Chromium needs and a slim image lacks. */
export const browserLibraries = ['libnss3', 'libnspr4', 'libexpat1', 'libdbus-1-3', 'libgbm1', 'libasound2']

/** @throws Error naming the missing libraries and the command that installs them. */
export function assertLibraries(executable: string): void {
  const missing = missingLibraries(executable)
  if (missing.length === 0) return
  throw new Error(
    `Chromium cannot start because ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: run ` +
      `\`apt-get update && apt-get install -y ${browserLibraries.join(' ')}\` as root, or set CHROMIUM_PATH.`,
  )
}

function missingLibraries(executable: string): string[] {
  const listing = execFileSync('ldd', [executable], { encoding: 'utf8' })
  return listing
    .split('\n')
    .filter((line) => line.includes('not found'))
    .map((line) => line.trim().split(' ')[0] ?? '')
}

function isExecutable(path: string): boolean {
  if (!existsSync(path)) return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

if (import.meta.main) {
  if (process.argv.includes('--libraries')) console.log(browserLibraries.join(' '))
  else
    await chromium().then(
      ({ executablePath }) => console.log(`browser: ${executablePath}`),
      (error: Error) => {
        console.error(error.message)
        process.exitCode = 1
      },
    )
}
