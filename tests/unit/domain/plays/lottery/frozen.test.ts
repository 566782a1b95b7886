import { describe, expect, it } from 'vitest'
import { checkCampaign } from '#domain/campaign/checks.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import type { Lottery, Prize } from '#domain/plays/lottery/schema.ts'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { campaign, lottery, prizeIn } from '../../support/builders.ts'

const prizes = [prizeIn('TW', { id: 'phone', odds: 100 }), prizeIn('TW', { id: 'band', odds: 9_000, perDay: 5 })]
const running = lottery({ prizes })
const document = (play: Lottery): CampaignDocument => ({ ...campaign(['TW']), plays: [play] })
const begun = running.window.from
const before = '2026-11-01T00:00:00.000Z'

/** What is said of an edited draw only because it runs. */
function frozen(play: Lottery, now = begun) {
  const alone = new Set(checkCampaign(document(play), { now }).map(({ id }) => id))
  return checkCampaign(document(play), { now, running: document(running) }).filter(({ id }) => !alone.has(id))
}

const changed = (change: Partial<Prize>, index = 0): Lottery => ({
  ...running,
  prizes: running.prizes.map((prize, k) => (k === index ? { ...prize, ...change } : prize)),
})

describe('a draw that runs', () => {
  it('may be renamed, moved, lengthened and shared differently', () => {
    const to = '2026-12-01T16:00:00.000Z'
    const renamed = { ...running, name: 'Other', window: { ...running.window, to } }
    expect(frozen(renamed)).toEqual([])
    const alsoIn = { ...changed({ stock: { TW: 10, HK: 3 } }), markets: ['TW' as const, 'HK' as const] }
    expect(frozen(alsoIn)).toEqual([])
  })

  it.each<[string, Lottery, string]>([
    ['odds', changed({ odds: 99 }), 'lottery.oddsFrozen'],
    ['odds, also better ones', changed({ odds: 101 }), 'lottery.oddsFrozen'],
    ['stock', changed({ stock: { TW: 1 } }), 'lottery.stockFrozen'],
    ['prizes’ order', { ...running, prizes: running.prizes.toReversed() }, 'lottery.orderFrozen'],
    ['prizes’ names', changed({ name: 'Keychain' }), 'lottery.prizeFrozen'],
    ['prizes’ worth', changed({ value: { TW: 99 } }), 'lottery.prizeFrozen'],
    ['prizes’ coupons', changed({ couponId: 'save' }), 'lottery.prizeFrozen'],
    ['release', changed({ perDay: {} }, 1), 'lottery.releaseFrozen'],
    ['rule for what is gone', { ...running, whenPrizeGone: 'nextPrize' }, 'lottery.goneFrozen'],
    ['prizes, by one less', { ...running, prizes: running.prizes.slice(1) }, 'lottery.prizeRemoved'],
    ['prizes, by one more', { ...running, prizes: [...prizes, prizeIn('TW', { id: 'new' })] }, 'lottery.prizeAdded'],
  ])('may not change its %s, and the fix puts it back', (_what, play, code) => {
    const found = frozen(play)
    expect(found.map((one) => one.code)).toEqual([code])
    expect(found[0]).toMatchObject({ severity: 'error' })
    const { pointer, value } = found[0]!.fix!
    expect(frozen(setAt(document(play), pointer, value).plays[0] as Lottery)).toEqual([])
  })

  it('may change everything until it opens, and a new draw beside it is free', () => {
    expect(frozen(changed({ odds: 99 }), before)).toEqual([])
    const beside = { ...document(running), plays: [running, { ...changed({ odds: 99 }), id: 'second' }] }
    const said = checkCampaign(beside, { now: begun, running: document(running) })
    expect(said.filter(({ code }) => /Frozen|prizeRemoved|removedWhile/.test(code))).toEqual([])
  })

  it('may not be taken out, nor replaced under another id, until it is over', () => {
    const instead = document({ ...running, id: 'second' })
    const gone = (now: string) =>
      checkCampaign(instead, { now, running: document(running) }).filter(
        ({ code }) => code === 'play.removedWhileRunning',
      )
    const [found] = gone(begun)
    expect(found).toMatchObject({ severity: 'error', pointer: '/plays', data: { play: 'Draw' } })
    const back = setAt(instead, found!.fix!.pointer, found!.fix!.value)
    expect(back.plays.map(({ id }) => id)).toEqual(['second', 'draw'])
    expect([gone(before), gone(running.window.to)]).toEqual([[], []])
  })
})
