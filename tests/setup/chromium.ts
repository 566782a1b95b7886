/** One answer to "which browser do the tests drive", for Vitest's browser mode and for Playwright. */
import { execFileSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
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

  const folder = join(tmpdir(), `haggle-chromium-${sparticuzVersion()}-${userInfo().username}`)
  const path = join(folder, 'chromium')
  if (!existsSync(path)) await unpack(folder)
  assertLibraries(path)
  // Its own fonts, where the system has none: without any, Chromium does not draw a single letter.
  if (!existsSync('/etc/fonts')) process.env['FONTCONFIG_FILE'] ??= fontsOf(folder)
  return path
}

/**
 * The package unpacks into TMPDIR and reuses what lies there, of whatever version, finished or not. So each version
 * gets its own folder, which appears under its name only when it is whole.
 */
async function unpack(folder: string): Promise<void> {
  const unfinished = mkdtempSync(`${folder}-`)
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = unfinished
  try {
    const { default: sparticuz } = await import('@sparticuz/chromium')
    await sparticuz.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    // Another process was faster; its copy is as good.
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(join(folder, 'chromium'))) throw error
  }
}

/** The package's own fonts.conf names folders of a hosting service; this one names where the fonts are. */
function fontsOf(folder: string): string {
  const file = join(folder, 'fonts.conf')
  writeFileSync(file, `<?xml version="1.0"?><fontconfig><dir>${join(folder, 'fonts')}</dir></fontconfig>\n`)
  return file
}

function sparticuzVersion(): string {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest = JSON.parse(readFileSync(join(dirname(main), '..', 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

/** Debian's packages of the libraries that Chromium needs and a slim image lacks. */
const browserLibraries = ['libnss3', 'libnspr4', 'libexpat1']

/** @throws Error naming the missing libraries and the command that installs them. */
function assertLibraries(executable: string): void {
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
