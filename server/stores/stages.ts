import type { Instant } from '#domain/time.ts'
import type { Stage } from './ports/campaigns.ts'

/**
 * The succession of stages of one record: asks `at` at each moment when something may change and keeps the changes.
 *
 * @param moments Every instant the answer can depend on (versions taking effect, the end), in any order.
 */
export function stagesOf(moments: readonly Instant[], at: (now: Instant) => Omit<Stage, 'from'>): Stage[] {
  const stages: Stage[] = []
  for (const from of ['0000-01-01T00:00:00.000Z', ...moments.toSorted()]) {
    const { status, draftDiffers } = at(from)
    const last = stages.at(-1)
    if (last?.status !== status || last.draftDiffers !== draftDiffers) stages.push({ from, status, draftDiffers })
  }
  return stages
}
