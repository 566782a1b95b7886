import type { FunnelRules, Reached } from '#domain/analytics/funnel.ts'

/** Is somebody who came this far among the people of a step? */
export function isAtStep(
  reached: Reached,
  { required }: FunnelRules,
  step: number,
  which: 'reached' | 'stopped',
): boolean {
  const reachedIt = (reached[step] ?? null) !== null
  if (which === 'reached') return reachedIt
  const previous = step === 0 ? -1 : required.lastIndexOf(true, step - 1)
  return !reachedIt && previous !== -1 && (reached[previous] ?? null) !== null
}

/** The key that the sender gave, without our mark of what kind it is. */
export function keyOf(subject: string): string {
  return subject.slice(2)
}
