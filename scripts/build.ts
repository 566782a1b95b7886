/**
 * Builds the console into dist/.
 *
 * `npm run build` always builds; `buildIfStale` skips it where dist/ was made from exactly the present sources, so that
 * `npm start`, `npm test` and `npm run check` build at most once.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'

/** Everything that can change what vite writes. Server, tests and scripts cannot. */
const inputs = [
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
  'public',
  'src',
  'mocks',
]

// Beside the dependencies rather than in dist/, which is copied to web servers as it is.
const stamp = 'node_modules/.cache/haggle/console-build'

export async function buildConsole(): Promise<void> {
  rmSync(stamp, { force: true })
  const from = fingerprint()
  await build({ logLevel: 'warn' })
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, from)
}

/** @returns whether it had to build. */
export async function buildIfStale(): Promise<boolean> {
  if (existsSync('dist/index.html') && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return false
  await buildConsole()
  return true
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap(filesUnder)) hash.update(path).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesUnder(join(path, name)))
}

if (import.meta.main) {
  const began = performance.now()
  const built = process.argv.includes('--if-stale') ? await buildIfStale() : await buildConsole().then(() => true)
  console.log(built ? `console built in ${((performance.now() - began) / 1000).toFixed(1)} s` : 'console is up to date')
}
