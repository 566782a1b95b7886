import { describe, expect, it } from 'vitest'
import { fromTemplate } from '#domain/campaign/templates.ts'
import { spanToPlay, type Asked } from '../../../scripts/traffic/span.ts'

const document = fromTemplate('double11', { name: 'Double 11', markets: ['HK'], firstDay: '2026-11-11', products: [] })
const moments = document.phases.flatMap(({ window }) => [window.from, window.to]).toSorted()
const begins = moments.at(0)!
const over = moments.at(-1)!
const nothing: Asked = { from: null, to: null, clock: null, ordinary: 0 }
const play = (now: string, asked: Partial<Asked> = {}) => spanToPlay(document, { ...nothing, ...asked }, now)

describe('what shoppers play of a campaign', () => {
  it('is what has happened of it by now, and all of it once it is over', () => {
    expect(play('2026-11-11T03:00:00.000Z')).toEqual({ from: begins, to: '2026-11-11T03:00:00.000Z', shiftMs: 0 })
    expect(play('2027-01-01T00:00:00.000Z')).toEqual({ from: begins, to: over, shiftMs: 0 })
  })

  it('is nothing before it begins, and the answer says when that is and what to do', () => {
    const early = play('2026-10-01T00:00:00.000Z')
    expect(early).toEqual({
      refused: expect.stringMatching(
        /^Double 11 begins at 2026-1\S+, in \d+ days: nobody has played yet\.\nGive --clock <time> .* or --from and --to\.$/,
      ),
    })
    expect(play(begins)).toHaveProperty('refused')
  })

  it('is played on another clock as if it were then, dated so that it ends now', () => {
    const now = '2026-10-01T00:00:00.000Z'
    const clock = '2026-11-11T03:00:00.000Z'
    expect(play(now, { clock })).toEqual({ from: begins, to: clock, shiftMs: Date.parse(now) - Date.parse(clock) })
    expect(play(now, { clock: '2026-10-02T00:00:00.000Z' })).toHaveProperty('refused')
  })

  it('is refused where the server would not take it, or where nobody would come', () => {
    const now = '2026-10-01T00:00:00.000Z'
    const ahead = play(now, { from: '2026-11-10T16:00:00.000Z', to: '2026-11-11T16:00:00.000Z' })
    expect(ahead).toEqual({ refused: expect.stringContaining('Give --clock 2026-11-11T16:00:00.000Z') })
    const before = play(now, { from: '2026-09-01T00:00:00.000Z', to: '2026-09-02T00:00:00.000Z' })
    expect(before).toEqual({
      refused: expect.stringMatching(/^Nobody plays from 2026-09-01\S+ to 2026-09-02\S+: the phases of Double 11/),
    })
    const baseline = { from: '2026-09-01T00:00:00.000Z', to: '2026-09-02T00:00:00.000Z', ordinary: 10 }
    expect(play(now, baseline)).toEqual({ from: baseline.from, to: baseline.to, shiftMs: 0 })
    const backwards = play(now, { from: '2026-09-02T00:00:00.000Z', to: '2026-09-01T00:00:00.000Z' })
    expect(backwards).toEqual({ refused: expect.stringMatching(/^--to /) })
  })
})
