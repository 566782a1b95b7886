import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { eventTypes, segments, sources } from '#domain/analytics/vocabulary.ts'
import { markets, salesChannels } from '#domain/market.ts'
import { largestLoss } from '#features/analytics/funnel/facts.ts'
import {
  fittingExclusions,
  moveStep,
  readExclusions,
  readSteps,
  readWindow,
  writeExclusions,
  writeSteps,
  type FunnelStep,
} from '#features/analytics/funnel/setup.ts'

const text = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((value) => value.isWellFormed())
const where = fc
  .record(
    {
      market: fc.constantFrom(...markets),
      channel: fc.constantFrom(...salesChannels),
      source: fc.constantFrom(...sources),
      segment: fc.constantFrom(...segments),
      isNewUser: fc.boolean(),
      playId: text,
      product: text,
    },
    { requiredKeys: [] },
  )
  .filter((conditions) => Object.keys(conditions).length > 0)
const step: fc.Arbitrary<FunnelStep> = fc.record(
  { type: fc.constantFrom(...eventTypes), where, optional: fc.constant(true) },
  { requiredKeys: ['type'] },
)

test.prop([fc.array(step, { minLength: 2, maxLength: 10 })])(
  'steps come back from the URL as they went in',
  (steps) => {
    const inUrl = new URLSearchParams({ steps: writeSteps(steps) }).toString()
    expect(readSteps(new URLSearchParams(inUrl).get('steps')!)).toEqual(steps)
  },
)

test.prop([fc.array(step, { minLength: 2, maxLength: 6 }), fc.nat(5), fc.nat(5)])(
  'moving a step loses none and puts it where it was told',
  (steps, a, b) => {
    const [from, to] = [a % steps.length, b % steps.length]
    const moved = moveStep(steps, from, to)
    expect(moved[to]).toBe(steps[from])
    expect(moved.toSorted(byText)).toEqual(steps.toSorted(byText))
  },
)
const byText = (a: FunnelStep, b: FunnelStep) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

describe('what is typed into the URL', () => {
  it.each([
    'view',
    'view,fly',
    'view,pay(colour=red)',
    'view,pay(market=JP)',
    'view,pay(playId=)',
    'view,pay(playId=%)',
  ])('%s is no funnel', (steps) => {
    expect(readSteps(steps)).toBeNull()
  })

  it('reads windows up to a year', () => {
    expect(readWindow('7d')).toEqual({ count: 7, unit: 'd' })
    expect(readWindow('365d')).not.toBeNull()
    expect(readWindow('366d')).toBeNull()
    expect(readWindow('0h')).toBeNull()
  })

  it('reads exclusions, and drops those whose steps are gone', () => {
    const exclusions = readExclusions('refund.0-2,help_refused.1-3')!
    expect(writeExclusions(exclusions)).toBe('refund.0-2,help_refused.1-3')
    expect(fittingExclusions(exclusions, 3)).toEqual([{ type: 'refund', fromStep: 0, toStep: 2 }])
    expect(readExclusions('refund.0')).toBeNull()
  })
})

describe('the largest loss', () => {
  const steps = (...counts: number[]) =>
    counts.map((count, k) => ({
      count,
      rateOfFirst: counts[0] ? count / counts[0] : null,
      rateOfPrevious: k === 0 ? null : counts[k - 1] ? count / counts[k - 1]! : null,
      interval: null,
      medianSecondsFromFirst: null,
    }))

  it('is the step that keeps the smallest share of those before it', () => {
    expect(largestLoss(steps(12_904, 5_981, 4_466, 2_033, 871))).toBe(4)
    expect(largestLoss(steps(1000, 300, 200, 190))).toBe(1)
  })

  it('is not looked for where too few were left, and there is none where nobody is lost', () => {
    expect(largestLoss(steps(1000, 700, 20, 0))).toBe(2)
    expect(largestLoss(steps(100, 100))).toBeNull()
    expect(largestLoss(steps(0, 0))).toBeNull()
  })
})
