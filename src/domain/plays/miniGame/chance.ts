import type { BasisPoints } from '../../money.ts'
import type { MiniGame } from './schema.ts'

/** Does a game have answers that one can guess among? */
export function canBeGuessed({ game }: Pick<MiniGame, 'game'>): boolean {
  return game === 'recognise' || game === 'quiz'
}

/** Does a game know right from wrong? A vote only counts. */
export function hasPassMark({ game }: Pick<MiniGame, 'game'>): boolean {
  return game !== 'vote'
}

/**
 * Of those who answer blindly, how many get at least 0, 1, 2 … of all right: the binomial tails at one in `choices`,
 * rounded to a basis point. What is skill and what is chance in a game. Null for games that cannot be guessed, or cannot
 * be played as they stand.
 */
export function guessedAtLeast(play: Pick<MiniGame, 'game' | 'items' | 'choices'>): BasisPoints[] | null {
  const { items, choices } = play
  if (!canBeGuessed(play) || items < 1 || choices < 2) return null
  const right = 1 / choices
  // Exactly k right of n, from n = 0 on: each further question splits what stands before it.
  const exactly = [1, ...Array.from({ length: items }, () => 0)]
  for (let n = 1; n <= items; n++)
    for (let k = n; k >= 0; k--) exactly[k] = exactly[k]! * (1 - right) + (k > 0 ? exactly[k - 1]! * right : 0)
  let atLeast = 0
  const tails = exactly.toReversed().map((share) => Math.min(10_000, Math.round((atLeast += share) * 10_000)))
  return tails.reverse()
}

/** Of those who answer blindly, how many pass. Null where nobody can. */
export function passedByGuessing(play: Pick<MiniGame, 'game' | 'items' | 'choices' | 'passMark'>): BasisPoints | null {
  return play.passMark === null ? null : (guessedAtLeast(play)?.[Math.max(0, play.passMark)] ?? null)
}

/** Chances somebody who shares as much as counts has in a day. */
export function mostChancesPerDay(play: Pick<MiniGame, 'chancesPerDay' | 'chancesPerShare' | 'mostByShares'>): number {
  return Math.max(0, play.chancesPerDay) + (play.chancesPerShare > 0 ? play.mostByShares : 0)
}
