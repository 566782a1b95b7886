import { expect, it } from 'vitest'
import { totalsOf } from '../../../scripts/totals.ts'

const vitest = { success: true, numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 }

it('adds passed, failed and skipped tests of Vitest', () => {
  expect(totalsOf({ ...vitest, success: false, numFailedTests: 3 })).toEqual({ passed: 7, failed: 3, skipped: 3 })
})

it('counts a test file that does not load as a failure, though no test of it failed', () => {
  expect(totalsOf({ ...vitest, success: false })).toEqual({ passed: 7, failed: 1, skipped: 3 })
})

it('adds those of Playwright, where a global failure also counts', () => {
  const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 2 }
  expect(totalsOf({ errors: [], stats })).toEqual({ passed: 5, failed: 0, skipped: 2 })
  expect(totalsOf({ errors: [{}], stats })).toEqual({ passed: 5, failed: 1, skipped: 2 })
})
