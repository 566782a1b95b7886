import { describe, expect, it } from 'vitest'
import type { HaggleEvent } from '#domain/analytics/event.ts'
import { peopleOf } from '#domain/analytics/history.ts'
import { calibrate, defaultAssumptions, ratesOf } from '#domain/forecast/assumptions.ts'
import { countShoppers, measuredRates, shopperQuestion } from '#domain/forecast/measure.ts'
import { definitionFor } from '#domain/plays/registry.ts'
import { forecastAtOnce } from '#domain/forecast/simulate.ts'
import { shopperEvents } from '#domain/shoppers/shoppers.ts'
import { campaign } from '../support/builders.ts'

const document = campaign(['HK'])
const bargain = document.plays.find(({ kind }) => kind === 'bargain')!.id

/** An event of the main day: who, what, and anything else. */
let count = 0
const event = (userKey: string, type: HaggleEvent['type'], more: Partial<HaggleEvent> = {}): HaggleEvent => ({
  id: `00000000-0000-7000-8000-${String(count++).padStart(12, '0')}`,
  at: new Date(Date.parse('2026-11-11T02:00:00.000Z') + count * 1_000).toISOString(),
  type,
  market: 'HK',
  campaignId: 'c1',
  playId: bargain,
  userKey,
  ...more,
})
const times = <T>(n: number, make: (k: number) => T[]) => Array.from({ length: n }, (_, k) => make(k)).flat()
const measure = (events: readonly HaggleEvent[]) =>
  measuredRates(countShoppers(peopleOf(events), shopperQuestion('c1', document)), document)

/**
 * A hundred come and forty open a bargain; thirty of these share, ten invites each; every second invite is opened, by
 * three new people in five; of those who open one four in five want to help, and every tenth opens a bargain of their own.
 * Thirty-two bargains complete, and eight of those are paid.
 */
const evening = [
  ...times(100, (k) => [event(`u${k}`, 'view', { source: 'ad' })]),
  ...times(40, (k) => [event(`u${k}`, 'bargain_open', { instanceId: `b${k}` })]),
  ...times(30, (k) => [event(`u${k}`, 'share', { instanceId: `b${k}`, quantity: 10 })]),
  ...times(150, (k) => [
    event(`f${k}`, 'view', { instanceId: `b${k % 30}`, source: 'friend' }),
    event(`f${k}`, 'invite_open', { instanceId: `b${k % 30}`, source: 'friend', isNewUser: k % 5 < 3 }),
    ...(k % 5 < 4 ? [event(`f${k}`, k % 5 === 0 ? 'help_refused' : 'help', { instanceId: `b${k % 30}` })] : []),
    ...(k % 10 === 0 ? [event(`f${k}`, 'bargain_open', { instanceId: `own${k}` })] : []),
  ]),
  ...times(32, (k) => [event(`u${k}`, 'bargain_complete', { instanceId: `b${k}` })]),
  ...times(8, (k) => [event(`u${k}`, 'pay', { instanceId: `b${k}` })]),
]

describe('what a past event measured', () => {
  it('is counted from what its shoppers did', () => {
    const { rates, cases } = measure(evening)
    expect(rates).toEqual({
      // 100 visitors of one page, over the main day of three plays.
      visitorsPerDay: Math.round(100 / 3),
      startRate: 4_000,
      // 30 of 40 bargains, and none of the 15 that friends opened.
      shareRate: Math.round((30 / 55) * 10_000),
      invitesPerSharer: 10,
      openRate: 5_000,
      helpRate: 8_000,
      newShareOfOpens: 6_000,
      spawnRate: 1_000,
      payRate: 2_500,
    })
    expect(cases).toMatchObject({ startRate: 100, openRate: 300, helpRate: 150, payRate: 32 })
  })

  it('leaves out what too few did, and other campaigns', () => {
    const few = measure(evening.filter(({ userKey }) => Number(userKey!.slice(1)) < 20))
    expect(few.rates).not.toHaveProperty('startRate')
    expect(few.rates).not.toHaveProperty('payRate')
    expect(measure(evening.map((one) => ({ ...one, campaignId: 'another' }))).rates).toEqual({})
    expect(measure([]).rates).toEqual({})
  })

  it('counts an event once, however often it was sent, and a test never', () => {
    expect(measure([...evening, ...evening])).toEqual(measure(evening))
    expect(measure(evening.map((one) => ({ ...one, isTest: true }))).rates).toEqual({})
  })
})

describe('shoppers who play by known rates', () => {
  const known = calibrate(
    defaultAssumptions,
    {
      startRate: 2_500,
      openRate: 4_000,
      helpRate: 7_500,
      newShareOfOpens: 5_000,
      invitesPerSharer: 6,
      shareRate: 8_000,
      fraudShare: 0,
    },
    'a laboratory',
  )
  const events = [
    ...shopperEvents({
      campaign: { id: 'c1', document },
      shoppers: 4_000,
      seed: 'measured',
      from: '2026-11-10T16:00:00.000Z',
      to: '2026-11-14T16:00:00.000Z',
      assumptions: known,
    }),
  ]
  const { rates } = measure(events)

  it.each(['openRate', 'helpRate', 'newShareOfOpens', 'shareRate', 'invitesPerSharer'] as const)(
    'are measured to have them: %s',
    (name) => {
      const truth = ratesOf(known)[name]
      expect(Math.abs(rates[name]! - truth) / truth).toBeLessThan(0.06)
    },
  )

  it('open what they came for as often as assumed, where nobody can join what others opened', () => {
    const alone = { ...document, plays: document.plays.filter(({ id }) => id === bargain) }
    const keen = calibrate(defaultAssumptions, { startRate: 2_000, spawnRate: 0 }, 'a laboratory')
    const [from, to] = ['2026-11-10T16:00:00.000Z', '2026-11-11T16:00:00.000Z']
    const held = { id: 'c1', document: alone }
    const visitors = [...shopperEvents({ campaign: held, shoppers: 6_000, seed: 'keen', from, to, assumptions: keen })]
    const counts = countShoppers(peopleOf(visitors), shopperQuestion('c1', alone))
    expect(counts.visits).toBeGreaterThan(3_000)
    expect(Math.abs(counts.visitsStarting / counts.visits - 0.2)).toBeLessThan(0.02)
  })

  it('are not measured by what nobody reports: an assist does not say who begins it', () => {
    const play = definitionFor('assist').create({ id: 'assist', campaign: document, productId: 'x' })
    const held = { id: 'c1', document: { ...document, plays: [play] } }
    const [from, to] = ['2026-11-10T16:00:00.000Z', '2026-11-12T16:00:00.000Z']
    const found = [...shopperEvents({ campaign: held, shoppers: 2_000, seed: 'assist', from, to })]
    const { rates: measured } = measuredRates(
      countShoppers(peopleOf(found), shopperQuestion('c1', held.document)),
      held.document,
    )
    expect(measured.visitorsPerDay).toBeGreaterThan(100)
    for (const name of ['startRate', 'spawnRate', 'helpRate', 'payRate'] as const)
      expect(measured[name]).toBeUndefined()
  })

  it('calibrate a forecast that says where its figures come from, and moves with them', () => {
    const calibrated = calibrate(defaultAssumptions, rates, 'Double 11 2026')
    expect(calibrated.openRate.source).toEqual({ kind: 'measured', at: 'Double 11 2026' })
    expect(calibrated.giveUpRate.source).toEqual({ kind: 'default' })
    const options = { seed: 'calibrated', runs: 40 }
    const before = forecastAtOnce(document, options).total.openings
    const after = forecastAtOnce(document, { ...options, assumptions: calibrated }).total.openings
    expect(after.p50).not.toBe(before.p50)
  })
})
