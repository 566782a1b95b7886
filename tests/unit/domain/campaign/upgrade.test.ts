import { describe, expect, it } from 'vitest'
import { test } from '@fast-check/vitest'
import { campaignDocumentSchema, currentSchema } from '#domain/campaign/document.ts'
import { isOutdated, upgraded } from '#domain/campaign/upgrade.ts'
import { drafts } from '../support/arbitraries.ts'
import { campaign } from '../support/builders.ts'
import { asSchema1 } from '../../../setup/earlierDocuments.ts'

describe('a document stored under an earlier schema', () => {
  test.prop([drafts()])('reads as one of today, whatever draft it is, and limits no money nobody limited', (draft) => {
    const today = upgraded(asSchema1(draft))
    expect(campaignDocumentSchema.parse(today)).toEqual(today)
    expect(today.plays.map(({ cap }) => [cap.units, cap.whenExhausted])).toEqual(
      draft.plays.map(({ cap }) => [cap.units, cap.whenExhausted]),
    )
    for (const { cap } of today.plays) expect(cap).toMatchObject({ budget: {}, couponId: null })
  })

  it('has said of no price below cost that it is meant', () => {
    const document = campaign()
    const plays = document.plays.map((play) => {
      const { belowCostMeant: _, ...known } = { belowCostMeant: undefined, ...play }
      return known
    })
    expect(upgraded({ ...document, schema: 3, plays } as { schema: number })).toEqual(document)
  })

  it('is told from one of today, which stays as it is', () => {
    const document = campaign()
    expect(isOutdated(asSchema1(document))).toBe(true)
    expect(isOutdated(document)).toBe(false)
    expect(upgraded(document)).toEqual(document)
  })

  it('is refused where a newer program wrote it', () => {
    expect(() => upgraded({ schema: currentSchema + 1 })).toThrow(RangeError)
  })
})
