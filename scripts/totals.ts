/** Adds up what the test runners reported. `node scripts/totals.ts` prints `N passed, N failed` for CI. */
import { existsSync, readFileSync } from 'node:fs'

/** The runs that make up "all tests"; each leaves a report, or counts as failed. */
const runs = ['unit', 'integration', 'contract', 'faults', 'browser', 'e2e'] as const

export type Totals = { passed: number; failed: number; skipped: number }

export const reportFile = (run: string): string => `reports/tests/${run}.json`

type VitestReport = {
  success: boolean
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}
type PlaywrightReport = {
  errors: unknown[]
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
}

/** Totals of one report. A run that failed without a failed test (a file that does not load) counts as one failure. */
export function totalsOf(report: VitestReport | PlaywrightReport): Totals {
  if ('stats' in report) {
    const { expected, unexpected, flaky, skipped } = report.stats
    return { passed: expected + flaky, failed: Math.max(unexpected, report.errors.length > 0 ? 1 : 0), skipped }
  }
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, report.success ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Totals over all runs; a run without a report did not happen, which is a failure. */
export function summarise(): Totals {
  const all = runs.map((run): Totals => {
    if (!existsSync(reportFile(run))) return { passed: 0, failed: 1, skipped: 0 }
    return totalsOf(JSON.parse(readFileSync(reportFile(run), 'utf8')) as VitestReport | PlaywrightReport)
  })
  return all.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
  }))
}

if (import.meta.main) {
  const { passed, failed } = summarise()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}
