import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { test } from '@fast-check/vitest'
import { sum } from '#domain/money.ts'
import { earningsOf, mostEarned, perfectCycle, type Cycle, type Mark } from '#domain/plays/checkIn/cycle.ts'

const marks: readonly Mark[] = ['checked', 'missed', 'madeUp']

const cycles = (): fc.Arbitrary<Cycle> =>
  fc.record({
    rewards: fc.array(fc.record({ HK: fc.integer({ min: 0, max: 100 }) }), { maxLength: 5 }),
    streakBonuses: fc.array(
      fc.record({ days: fc.integer({ min: -1, max: 6 }), amount: fc.record({ HK: fc.integer({ min: 0, max: 300 }) }) }),
      { maxLength: 2 },
    ),
    afterMiss: fc.constantFrom('goOn' as const, 'startAgain' as const),
    makeUps: fc.integer({ min: -1, max: 3 }),
    cyclesPerPerson: fc.integer({ min: -1, max: 4 }),
  })

const manyMarks = () => fc.array(fc.constantFrom(...marks), { maxLength: 20 })

const earned = (cycle: Cycle, given: readonly Mark[]) =>
  sum(earningsOf(cycle, 'HK', given).map(({ reward, bonus }) => reward + bonus))

/** Every way to spend so many days. */
function* everyWay(days: number): Generator<Mark[]> {
  if (days === 0) {
    yield []
    return
  }
  for (const rest of everyWay(days - 1)) for (const mark of marks) yield [mark, ...rest]
}

/** Five days at 1, 2, 3, 4, 5, ten more for three in a row and twenty for all five. */
const five: Cycle = {
  rewards: [1, 2, 3, 4, 5].map((HK) => ({ HK })),
  streakBonuses: [
    { days: 3, amount: { HK: 10 } },
    { days: 5, amount: { HK: 20 } },
  ],
  afterMiss: 'goOn',
  makeUps: 0,
  cyclesPerPerson: 2,
}

/** One letter a day: c checked in, x missed, m missed and made up. */
const days = (letters: string): Mark[] =>
  [...letters].map((letter) => (letter === 'c' ? 'checked' : letter === 'm' ? 'madeUp' : 'missed'))

describe('a cycle of check-ins', () => {
  it.each([
    ['ccccc', 'every day earns its own, and three and five in a row their bonus', {}, [1, 2, 13, 4, 25]],
    ['cxccc', 'a missed day earns nothing and breaks the row', {}, [1, 0, 3, 4, 15]],
    ['cmccc', 'a day made up counts like a check-in', { makeUps: 1 }, [1, 2, 13, 4, 25]],
    ['cmmcc', 'make-ups come to an end', { makeUps: 1 }, [1, 2, 0, 4, 5]],
    ['ccxcc', 'starting again begins at the first day', { afterMiss: 'startAgain' }, [1, 2, 0, 1, 2]],
    ['cccccccc', 'the second cycle pays its bonuses again', {}, [1, 2, 13, 4, 25, 1, 2, 13]],
    ['cccccc', 'no more cycles than the play allows', { cyclesPerPerson: 1 }, [1, 2, 13, 4, 25, 0]],
    ['xxmcc', 'nothing counts before the first check-in', { makeUps: 3 }, [0, 0, 0, 1, 2]],
    ['cccxccc', 'a bonus is paid once a cycle', { rewards: Array(7).fill({ HK: 0 }) }, [0, 0, 10, 0, 0, 0, 0]],
  ] as [string, string, Partial<Cycle>, number[]][])('%s: %s', (letters, _rule, given, expected) => {
    const result = earningsOf({ ...five, ...given }, 'HK', days(letters))
    expect(result.map(({ reward, bonus }) => reward + bonus)).toEqual(expected)
  })

  test.prop([cycles()])('pays in full to whoever comes every day', (cycle) => {
    fc.pre(cycle.cyclesPerPerson >= 1)
    const everyDay = cycle.rewards.map(() => 'checked' as const)
    expect(earned(cycle, everyDay)).toBe(perfectCycle(cycle, 'HK'))
  })

  test.prop([cycles(), manyMarks(), fc.nat()])(
    'pays as much before a day, whatever is done after',
    (cycle, given, at) => {
      const until = given.slice(0, at % (given.length + 1))
      expect(earningsOf(cycle, 'HK', given).slice(0, until.length)).toEqual(earningsOf(cycle, 'HK', until))
    },
  )

  test.prop([cycles(), manyMarks(), fc.integer({ min: 2, max: 1_000 })])(
    'pays in proportion: ten times the rewards, ten times the money',
    (cycle, given, factor) => {
      const times = ({ HK }: { HK: number }) => ({ HK: HK * factor })
      const dearer = {
        ...cycle,
        rewards: cycle.rewards.map((reward) => times(reward as { HK: number })),
        streakBonuses: cycle.streakBonuses.map((bonus) => ({
          ...bonus,
          amount: times(bonus.amount as { HK: number }),
        })),
      }
      expect(earned(dearer, given)).toBe(earned(cycle, given) * factor)
    },
  )
})

describe('the most one person can earn', () => {
  test.prop([cycles(), fc.integer({ min: 0, max: 7 })])(
    'is what the best of all ways earns, no more, no less',
    (cycle, count) => {
      let best = 0
      for (const way of everyWay(count)) best = Math.max(best, earned(cycle, way))
      expect(mostEarned(cycle, 'HK', count)).toBe(best)
    },
  )

  test.prop([cycles(), manyMarks()])('is not exceeded by anybody', (cycle, given) => {
    expect(earned(cycle, given)).toBeLessThanOrEqual(mostEarned(cycle, 'HK', given.length))
  })

  test.prop([cycles(), fc.integer({ min: 0, max: 200 })])('never falls when there is a day more', (cycle, count) => {
    expect(mostEarned(cycle, 'HK', count + 1)).toBeGreaterThanOrEqual(mostEarned(cycle, 'HK', count))
  })

  it('counts those who miss a day on purpose to begin again', () => {
    const generous: Cycle = {
      rewards: [{ HK: 10 }, { HK: 0 }, { HK: 0 }],
      streakBonuses: [],
      afterMiss: 'startAgain',
      makeUps: 0,
      cyclesPerPerson: 9,
    }
    expect(perfectCycle(generous, 'HK')).toBe(10)
    expect(mostEarned(generous, 'HK', 3)).toBe(20)
  })
})
