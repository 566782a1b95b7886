import { defineConfig } from 'vitest/config'

process.env['TZ'] = 'UTC'

/** For `npm run mutation`: the domain's tests alone, and laws on few cases, since they run once for every mutant. */
export default defineConfig({
  test: {
    include: ['tests/unit/domain/**/*.test.ts'],
    setupFiles: ['tests/setup/fixedSeed.ts', 'tests/setup/runs.ts', 'tests/setup/mutants.ts'],
    env: { TZ: 'UTC', FC_RUNS: '200' },
    testTimeout: 30_000,
    // Each mutant gets a new worker; its test files may share it.
    isolate: false,
  },
})
