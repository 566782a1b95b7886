import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromium } from './tests/setup/chromium.ts'
import { digestsInNode } from './tests/setup/digestsInNode.ts'

// Tests speak of hours and days: one zone for all machines.
process.env['TZ'] = 'UTC'

/** Two busy cores, real engines: a healthy test may take seconds. */
const testTimeout = 60_000

const node = (name: string, setupFiles: readonly string[] = []) => ({
  extends: true as const,
  test: {
    name,
    environment: 'node',
    include: [`tests/${name}/**/*.test.{ts,tsx}`],
    setupFiles: ['tests/setup/fixedSeed.ts', ...setupFiles],
  },
})

/** Pure rules, which keep nothing between files: loading them once per worker is half of their time. */
const rules = node('unit', ['tests/setup/runs.ts'])
const unit = { ...rules, test: { ...rules.test, isolate: false } }

export default defineConfig(async () => {
  // Where there is none, only the browser project fails (requireChromium.ts says why); the others need none.
  const browser = await chromium().catch(() => undefined)
  return {
    plugins: [react()],
    test: {
      testTimeout,
      hookTimeout: testTimeout,
      restoreMocks: true,
      // Left to itself vitest keeps one core of two for nobody.
      maxWorkers: '100%',
      env: { TZ: 'UTC' },
      projects: [
        unit,
        {
          extends: true as const,
          test: {
            name: 'component',
            environment: 'jsdom',
            include: ['tests/component/**/*.test.{ts,tsx}'],
            setupFiles: ['tests/setup/component.ts'],
          },
        },
        node('integration'),
        node('contract'),
        node('faults'),
        {
          extends: true as const,
          test: {
            name: 'browser',
            globalSetup: ['tests/setup/requireChromium.ts'],
            include: ['tests/browser/**/*.test.{ts,tsx}'],
            browser: {
              enabled: true,
              headless: true,
              screenshotFailures: false,
              commands: { digestsInNode },
              provider: playwright({ launchOptions: browser ?? {} }),
              instances: [{ browser: 'chromium' as const }],
            },
          },
        },
      ],
    },
  }
})
