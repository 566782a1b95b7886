import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const source = /\.(ts|tsx)$/
const files = ['src', 'server', 'mocks', 'scripts', 'tests'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && source.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
)
// Written in two parts, or this file would find itself.
const suppression = new RegExp(['@ts-(ignore|nocheck', '|expect-error)|(eslint|oxlint)-', 'disable'].join(''))

it('silences no check: a rule that is wrong for us is changed in the configuration, for everybody', () => {
  expect(files.length).toBeGreaterThan(20)
  expect(files.filter((file) => suppression.test(readFileSync(file, 'utf8')))).toEqual([])
})
