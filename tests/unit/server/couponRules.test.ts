import { describe, expect, it } from 'vitest'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { CampaignVersion } from '#domain/campaign/record.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import { codesIssued, knownRules } from '#server/campaigns/couponRules.ts'
import type { StoredCodeBatch } from '#server/stores/ports/codes.ts'
import { off, rule } from '../domain/coupons/builders.ts'

const documentWith = (...coupons: CouponRule[]) => ({ coupons }) as CampaignDocument
const published = (...documents: CampaignDocument[]) =>
  documents.map((document, k) => ({ number: k + 1, document }) as CampaignVersion)
const named = (name: string, given: Partial<CouponRule> = {}) => rule(off(100), { id: 'a', name, ...given })
const known = (versions: CampaignVersion[], draft = documentWith(), codes = new Map<string, number>()) =>
  knownRules({ document: draft, versions }, codes, undefined)

describe('the rules that shoppers can have met', () => {
  it('are those of every version, each as it was published last', () => {
    const first = documentWith(named('Early'), rule(off(1), { id: 'gone', name: 'Gone' }))
    expect(known(published(first, documentWith(named('Late'))), documentWith(named('Not yet')))).toMatchObject([
      { id: 'a', name: 'Late', current: true },
      { id: 'gone', name: 'Gone', current: false },
    ])
  })

  it('are the draft’s where nothing was published', () => {
    expect(known([], documentWith(named('Draft')))).toMatchObject([{ name: 'Draft', current: true }])
  })

  it('end with their window, and so many hours after the claim', () => {
    const given = named('', { obtained: { type: 'claimed', validHours: 48 } })
    expect(known([], documentWith(given))[0]?.validity).toEqual({ until: Date.UTC(2026, 10, 30, 16), hours: 48 })
  })
})

describe('how many there are', () => {
  const limits = (uses: CouponRule['limits']['uses']) => ({ ...named('').limits, uses })
  const issued = (given: Partial<CouponRule>, market?: 'HK' | 'TW') =>
    knownRules({ document: documentWith(named('', given)), versions: [] }, new Map([['a', 900]]), market)[0]?.issued

  it('is what all markets allow together, or the one asked for', () => {
    const given = { markets: ['HK' as const, 'TW' as const], limits: limits({ HK: 500, TW: 300 }) }
    expect(issued(given)).toBe(800)
    expect(issued(given, 'TW')).toBe(300)
  })

  it('is not known where one market has no limit', () => {
    expect(issued({ markets: ['HK', 'TW'], limits: limits({ HK: 500 }) })).toBeNull()
  })

  it('is the number of codes issued, where each has a code of its own', () => {
    expect(issued({ obtained: { type: 'uniqueCodes', count: 1_000, groups: 3 } })).toBe(900)
    expect(issued({ id: 'b', obtained: { type: 'uniqueCodes', count: 1_000, groups: 3 } })).toBe(0)
  })

  it('counts neither codes in the making, nor void ones, nor those of plays', () => {
    const batch = (given: Partial<StoredCodeBatch>) =>
      ({ owner: { type: 'coupon', couponId: 'a' }, state: 'issued', made: 100, ...given }) as StoredCodeBatch
    const others = [
      batch({ state: 'making' }),
      batch({ state: 'void' }),
      batch({ owner: { type: 'play', playId: 'p', batchId: 'a' } }),
    ]
    expect(codesIssued([batch({}), batch({ made: 50 }), ...others])).toEqual(new Map([['a', 150]]))
  })
})
