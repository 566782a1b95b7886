import type { KnipConfig } from 'knip'

export default {
  entry: [
    'server/main.ts',
    'server/events/**/{main,child}.ts',
    'mocks/{browser,node}.ts',
    'scripts/*.ts',
    'tests/**/*.test.{ts,tsx}',
    'src/**/*.worker.ts',
  ],
  project: ['src/**/*.{ts,tsx}', 'server/**/*.ts', 'mocks/**/*.ts', 'scripts/**/*.ts', 'tests/**/*.{ts,tsx}'],
  vitest: { config: ['vitest.config.ts', 'vitest.mutation.config.ts'] },
  ignore: ['tests/fixtures/**'],
  // A schema or a list that its own file uses is read by people and by tests to come.
  ignoreExportsUsedInFile: true,
  // oxc-parser is pinned for knip itself.
  ignoreDependencies: ['oxc-parser'],
  ignoreBinaries: ['ldd'],
  // A type that describes a public function's argument may be named by nobody yet.
  exclude: ['types', 'nsTypes', 'nsExports'],
} satisfies KnipConfig
