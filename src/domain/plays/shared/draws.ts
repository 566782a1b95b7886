import type { BasisPoints } from '../../money.ts'
import type { Draw } from '../../seed.ts'
import type { Outcome } from '../play.ts'

/** Does something of this likelihood happen? */
export function chance(draw: Draw, rate: BasisPoints): boolean {
  return draw() * 10_000 < rate
}

/** The most a drawn count can be: one draw far out must not stop a simulation. */
const mostDrawn = 1_000

/** A count with the given mean, most often small, now and then large (geometric). Zero or less is always zero. */
export function drawCount(draw: Draw, mean: number): number {
  if (mean <= 0) return 0
  const stop = 1 / (mean + 1)
  let count = 0
  while (count < mostDrawn && draw() >= stop) count++
  return count
}

/** An instance that was never really played. */
export const nothingHappened: Outcome = {
  completed: false,
  helpersUsed: 0,
  registrations: 0,
  invitesSent: 0,
  invitesOpened: 0,
  units: 0,
  subsidy: 0,
  consolation: 0,
}
