import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { converted } from '#domain/campaign/exchange.ts'
import { campaignExposure } from '#domain/campaign/exposure.ts'
import { setAt } from '#domain/campaign/pointer.ts'
import { currencies } from '#domain/money.ts'
import { drafts } from '../support/arbitraries.ts'
import { campaign } from '../support/builders.ts'

const exchange = { into: 'HKD' as const, millionths: { TWD: 250_000, CNY: 1_080_000 } }

describe('an amount in the reporting currency', () => {
  it('crosses exponents: NT$100 is HK$25.00', () => {
    expect(converted(100, 'TWD', exchange, 'up')).toBe(2_500)
    expect(converted(2_500, 'HKD', { into: 'TWD', millionths: { HKD: 4_000_000 } }, 'up')).toBe(100)
  })

  it('rounds costs up and budgets down', () => {
    expect(converted(1, 'CNY', exchange, 'up')).toBe(2)
    expect(converted(1, 'CNY', exchange, 'down')).toBe(1)
  })

  it('cannot be said without a rate', () => {
    expect(converted(1, 'TWD', { into: 'HKD', millionths: {} }, 'up')).toBeNull()
  })

  test.prop([
    fc.nat(),
    fc.constantFrom(...currencies),
    fc.constantFrom(...currencies),
    fc.integer({ min: 1, max: 9_000_000 }),
  ])('is never more than one minor unit away from exact', (amount, from, into, rate) => {
    const given = { into, millionths: { [from]: rate } }
    const [up, down] = [converted(amount, from, given, 'up'), converted(amount, from, given, 'down')]
    expect(up! - down!).toBeGreaterThanOrEqual(0)
    expect(up! - down!).toBeLessThanOrEqual(1)
  })
})

describe('what a campaign can cost', () => {
  it('is what its plays and its partners cost, market by market and in all', () => {
    const exposure = campaignExposure(campaign())
    const { HK, TW, CN } = exposure.perMarket
    const parts = [...exposure.perPlay, exposure.partners!]
    expect(parts.map(({ name }) => name)).toContain('Partners')
    expect(parts.reduce((total, { worst }) => total + worst.HK!, 0)).toBe(HK!.worst)
    expect(exposure.total.worst).toBe(
      HK!.worst + converted(TW!.worst, 'TWD', exchange, 'up')! + converted(CN!.worst, 'CNY', exchange, 'up')!,
    )
    expect(HK!.expected).toBeLessThan(HK!.worst)
  })

  it('names the plays whose worst case has no end', () => {
    const exposure = campaignExposure(setAt(campaign(), '/plays/2/cap/units/TW', undefined))
    expect(exposure.unbounded).toEqual([{ part: 'play', id: 'bargain', market: 'TW' }])
  })

  it('names the market where partners have no limit', () => {
    const exposure = campaignExposure(setAt(campaign(), '/partners/budget/CN', undefined))
    expect(exposure.unbounded).toEqual([{ part: 'partners', id: '', market: 'CN' }])
  })

  test.prop([drafts()])('is said of any draft, in whole units', (document) => {
    const { total, perMarket } = campaignExposure(document)
    for (const cost of [total, ...Object.values(perMarket)])
      for (const amount of [cost.worst, cost.expected, cost.budget]) expect(Number.isSafeInteger(amount)).toBe(true)
  })
})
