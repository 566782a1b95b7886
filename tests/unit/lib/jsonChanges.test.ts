import { describe, expect, it } from 'vitest'
import { jsonChanges } from '#lib/jsonChanges.ts'

describe('what an audited change changed', () => {
  it('names each leaf that differs', () =>
    expect(
      jsonChanges({ role: 'qa', name: 'A', limits: { day: 3 } }, { role: 'manager', name: 'A', limits: { day: 5 } }),
    ).toEqual([
      { pointer: '/role', before: 'qa', after: 'manager' },
      { pointer: '/limits/day', before: 3, after: 5 },
    ]))

  it('shows what was not there before', () =>
    expect(jsonChanges(null, { email: 'a@b.c' })).toEqual([{ pointer: '/email', before: undefined, after: 'a@b.c' }]))

  it('shows what is gone', () =>
    expect(jsonChanges({ a: [1, 2] }, { a: [1] })).toEqual([{ pointer: '/a/1', before: 2, after: undefined }]))

  it('does not swallow a leaf turned into an empty list', () =>
    expect(jsonChanges({ a: 1 }, { a: [] })).toEqual([{ pointer: '/a', before: 1, after: [] }]))

  it('escapes names as JSON pointers do', () =>
    expect(jsonChanges({ 'a/b~': 1 }, { 'a/b~': 2 })[0]?.pointer).toBe('/a~1b~0'))

  it('is silent where nothing changed', () =>
    expect(jsonChanges({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]))
})
