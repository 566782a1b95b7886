/**
 * `npm run check`: everything CI runs. `npm test`: its tests. `npm run check:static`: the rest.
 *
 * Stops at the first failure; with `--all` it goes on, so that CI can report every failed test.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { reportFile, summarise } from './totals.ts'

type Step = { title: string; command: string[] }

const node = (...args: string[]): string[] => [process.execPath, ...args]
const vitest = (name: string, projects: string[]): string[] =>
  node(
    'node_modules/vitest/vitest.mjs',
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile(name)}`,
  )

/** Cheap and independent of each other: two at a time, for two cores. */
const cheap: Step[] = [
  { title: 'types', command: node('node_modules/typescript-7/bin/tsc', '-p', '.') },
  { title: 'types of the domain', command: node('node_modules/typescript-7/bin/tsc', '-p', 'src/domain') },
  { title: 'format', command: ['oxfmt', '--check'] },
  { title: 'lint', command: ['oxlint'] },
  { title: 'import directions', command: node('scripts/directions.ts') },
  { title: 'dead code', command: ['knip'] },
  { title: 'contract is fresh', command: node('scripts/contract.ts', '--check') },
  { title: 'mocks run in a browser', command: node('scripts/mocksBuild.ts') },
]

const build: Step = { title: 'build', command: node('scripts/build.ts', '--if-stale') }
const budget: Step = { title: 'bundle budget', command: node('scripts/bundleBudget.ts') }

const tests: Step[] = [
  { title: 'unit and component tests', command: vitest('unit', ['unit', 'component']) },
  { title: 'integration tests', command: vitest('integration', ['integration']) },
  { title: 'contract tests', command: vitest('contract', ['contract']) },
  { title: 'fault tests', command: vitest('faults', ['faults']) },
  { title: 'browser tests', command: vitest('browser', ['browser']) },
]
const e2e: Step = { title: 'end-to-end tests', command: node('node_modules/@playwright/test/cli.js', 'test') }

const part = process.argv.find((argument) => argument === 'static' || argument === 'tests') ?? 'everything'
const goOn = process.argv.includes('--all')
const failed: string[] = []
const began = performance.now()

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Runs one step; quiet steps keep their output until the end, so that two at once stay readable. */
function run(step: Step, quiet: boolean): Promise<void> {
  const started = performance.now()
  if (!quiet) console.log(`\n── ${step.title}`)
  const [file = '', ...args] = step.command
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'] })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('error', (error) => (output += error.message))
    child.on('close', (code) => {
      const ok = code === 0
      if (!ok) failed.push(step.title)
      if (quiet && !ok) console.log(`\n── ${step.title}\n${output}`)
      console.log(`${ok ? '✓' : '✗'} ${step.title} (${seconds(started)})`)
      resolve()
    })
  })
}

const stopped = (): boolean => failed.length > 0 && !goOn

async function twoAtATime(steps: Step[]): Promise<void> {
  const waiting = [...steps]
  const worker = async () => {
    for (let next = waiting.shift(); next && !stopped(); next = waiting.shift()) await run(next, true)
  }
  await Promise.all([worker(), worker()])
}

async function inTurn(steps: Step[]): Promise<void> {
  for (const step of steps) if (!stopped()) await run(step, false)
}

rmSync('reports/tests', { recursive: true, force: true })
mkdirSync('reports/tests', { recursive: true })
if (!existsSync('node_modules/vitest')) throw new Error('run `npm ci` first')

if (part !== 'tests') await twoAtATime(cheap)
if (part === 'everything') await inTurn(tests)
if (part !== 'tests') await inTurn([build, budget])
if (part === 'tests') await inTurn([...tests, build])
if (part !== 'static') await inTurn([e2e])

console.log(`\n${failed.length === 0 ? 'All steps passed' : `Failed: ${failed.join(', ')}`} in ${seconds(began)}`)
if (part !== 'static') {
  const { passed, failed: failures, skipped } = summarise()
  if (!process.env['TEST_DATABASE_URL'])
    console.log('PostgreSQL was not tested: TEST_DATABASE_URL is not set, its tests count as skipped.')
  console.log(`Tests: ${passed} passed, ${failures} failed, ${skipped} skipped`)
}
process.exitCode = failed.length === 0 ? 0 : 1
