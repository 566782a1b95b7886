import { expect, it } from 'vitest'
import { firstLoad, type Manifest } from '../../../scripts/bundleBudget.ts'

const manifest: Manifest = {
  'index.html': { file: 'assets/index.js', isEntry: true, imports: ['_react.js'], dynamicImports: ['src/list.tsx'] },
  '_react.js': { file: 'assets/react.js' },
  'src/list.tsx': { file: 'assets/list.js', imports: ['_react.js', '_table.js'], dynamicImports: ['src/chart.tsx'] },
  '_table.js': { file: 'assets/table.js' },
  'src/chart.tsx': { file: 'assets/chart.js' },
}

it('counts the entry and the page with all they import, each file once, and nothing that comes later', () => {
  expect(firstLoad(manifest, ['src/list.tsx']).toSorted()).toEqual([
    'assets/index.js',
    'assets/list.js',
    'assets/react.js',
    'assets/table.js',
  ])
})

it('refuses a page that the build does not know, rather than counting nothing for it', () => {
  expect(() => firstLoad(manifest, ['src/moved.tsx'])).toThrow('src/moved.tsx is not in the build')
})
