import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

type Entry = { resolved?: string; optionalDependencies?: Record<string, string> }
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> }
const entries = Object.entries(packages)

it('names no registry, so that it installs from whichever one is set', () => {
  expect(entries.length).toBeGreaterThan(100)
  expect(entries.filter(([, { resolved }]) => resolved)).toEqual([])
})

it('carries the binaries of every platform, not only of the one it was written on', () => {
  const missing = entries.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})
