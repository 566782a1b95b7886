import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { merge } from '#domain/campaign/merge.ts'
import { getAt, setAt } from '#domain/campaign/pointer.ts'
import { drafts } from '../support/arbitraries.ts'
import { campaign } from '../support/builders.ts'

const base = campaign()

describe('merging two changes', () => {
  test.prop([drafts(), drafts()])('takes whichever side alone changed', (old, changed) => {
    expect(merge(old, changed, old)).toEqual({ merged: changed, conflicts: [] })
    expect(merge(old, old, changed)).toEqual({ merged: changed, conflicts: [] })
    expect(merge(old, changed, changed)).toEqual({ merged: changed, conflicts: [] })
  })

  test.prop([drafts(), drafts(), drafts()])('finds the same conflicts from either side', (old, mine, theirs) => {
    expect(merge(old, theirs, mine).conflicts.length).toBe(merge(old, mine, theirs).conflicts.length)
  })

  test.prop([
    fc.constantFrom('/name', '/goal', '/plays/2/helpers', '/plays/0/ladder/1/price/HK', '/markets/TW/budget'),
    fc.constantFrom('/plays/2/jitter', '/plays/1/name', '/plays/0/ladder/0/price/HK', '/markets/HK/budget'),
    fc.integer({ min: 1, max: 9 }),
  ])('keeps both where different fields were changed', (mineAt, theirsAt, value) => {
    const { merged, conflicts } = merge(base, setAt(base, mineAt, value), setAt(base, theirsAt, value + 1))
    expect(conflicts).toEqual([])
    expect(getAt(merged, mineAt)).toBe(value)
    expect(getAt(merged, theirsAt)).toBe(value + 1)
  })

  it('keeps my value and names the conflict where both changed a field', () => {
    const { merged, conflicts } = merge(base, setAt(base, '/plays/2/helpers', 15), setAt(base, '/plays/2/helpers', 25))
    expect(getAt(merged, '/plays/2/helpers')).toBe(15)
    expect(conflicts).toEqual([{ pointer: '/plays/2/helpers', base: 20, mine: 15, theirs: 25 }])
  })

  it('follows a play through reordering and additions', () => {
    const [first, second, third] = base.plays
    const mine = setAt(base, '/plays/2/name', 'Renamed')
    const theirs = { ...base, plays: [third!, first!, { ...first!, id: 'new' }, second!] }
    const { merged, conflicts } = merge(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(merged.plays.map(({ id, name }) => [id, name])).toEqual([
      ['bargain', 'Renamed'],
      ['group', first!.name],
      ['new', first!.name],
      ['group-new', second!.name],
    ])
  })

  it('drops what one side removed, unless the other was working on it', () => {
    const without = { ...base, plays: base.plays.slice(1) }
    expect(merge(base, without, base).merged.plays).toHaveLength(2)
    const { merged, conflicts } = merge(base, without, setAt(base, '/plays/0/name', 'Still needed'))
    expect(merged.plays.map(({ name }) => name)).toContain('Still needed')
    expect(conflicts.map(({ pointer, mine }) => [pointer, mine])).toEqual([['/plays/0', undefined]])
  })

  it('joins lists of choices by what was added and removed', () => {
    const mine = { ...base, channels: [...base.channels, 'store' as const] }
    const theirs = { ...base, channels: ['app' as const] }
    expect(merge(base, mine, theirs)).toMatchObject({ merged: { channels: ['app', 'store'] }, conflicts: [] })
  })

  it('does not mix two kinds of leader benefit', () => {
    const free = setAt(base, '/plays/0/leaderBenefit', { type: 'free' })
    const percent = setAt(base, '/plays/0/leaderBenefit', { type: 'percent', rate: 500 })
    const { merged, conflicts } = merge(base, free, percent)
    expect(getAt(merged, '/plays/0/leaderBenefit')).toEqual({ type: 'free' })
    expect(conflicts.map(({ pointer }) => pointer)).toEqual(['/plays/0/leaderBenefit'])
  })
})
