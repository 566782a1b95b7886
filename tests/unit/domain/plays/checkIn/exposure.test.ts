import { describe, expect, it } from 'vitest'
import { checkInExposure } from '#domain/plays/checkIn/exposure.ts'
import type { CheckIn } from '#domain/plays/checkIn/schema.ts'
import { checkIn, holding } from '../../support/builders.ts'

const worstOf = (play: CheckIn) => checkInExposure(play, holding(play)).worst.HK

describe('what a check-in can cost', () => {
  it('is every participant in every cycle that fits into the play, the last one as far as it gets', () => {
    const play = checkIn({ rewards: [100, 200, 300], days: 8, cyclesPerPerson: 5, participants: 10 })
    expect(worstOf(play)).toBe(10 * (600 + 600 + 300))
    expect(worstOf({ ...play, cyclesPerPerson: 1 })).toBe(10 * 600)
  })

  it('counts bonuses, and those who miss days where that pays better', () => {
    const bonus = [{ days: 3, amount: { HK: 1_000 } }]
    expect(worstOf(checkIn({ rewards: [100, 200, 300], streakBonuses: bonus, participants: 10 }))).toBe(10 * 1_600)
    const generous = { rewards: [500, 0, 0], days: 8, cyclesPerPerson: 9, afterMiss: 'startAgain' as const }
    expect(worstOf(checkIn({ ...generous, participants: 10 }))).toBe(10 * 4 * 500)
  })

  it('is never more than the budget, whichever is reached first', () => {
    const rewards = [100, 200, 300]
    expect(worstOf(checkIn({ rewards, participants: 10, budget: 5_999 }))).toBe(5_999)
    expect(worstOf(checkIn({ rewards, participants: 10, budget: 6_001 }))).toBe(6_000)
  })

  it('is nothing where nobody can ever be paid out', () => {
    expect(worstOf(checkIn({ rewards: [100, 200, 300], threshold: 601 }))).toBe(0)
  })

  it('cannot be said of any number of participants', () => {
    const play = checkIn()
    const endless = { ...play, cap: { ...play.cap, units: {} } }
    expect(checkInExposure(endless, holding(endless)).unbounded).toEqual(['HK'])
  })
})
