import type { CampaignDocument } from '#domain/campaign/document.ts'
import { dayMs, epochOf, hourMs, instantOf, type Instant } from '#domain/time.ts'

/** The server puts what is dated further ahead than this into quarantine. */
const furthestAheadMs = dayMs

/** `ordinary`: visitors a day outside the campaign, who come at any time. */
export type Asked = { from: Instant | null; to: Instant | null; clock: Instant | null; ordinary: number }

/** What to play, in the campaign's time, and how much later than that it is dated. */
export type Span = { from: Instant; to: Instant; shiftMs: number }

/**
 * Which part of a campaign shoppers play: what has happened of it by now, or what is asked for. With a clock it is played
 * as if it were that time, and dated so that it ends now.
 *
 * @returns a sentence where there would be nothing to play, or nothing that the server takes
 */
export function spanToPlay(document: CampaignDocument, asked: Asked, now: Instant): Span | { refused: string } {
  const clock = asked.clock ?? now
  const starts = document.phases.map(({ window }) => window.from).toSorted()
  const ends = document.phases.map(({ window }) => window.to).toSorted()
  const begins = starts.at(0) ?? clock
  const over = ends.at(-1) ?? clock
  const from = asked.from ?? begins
  const to = asked.to ?? (over < clock ? over : clock)

  if (to <= from) {
    if (asked.to !== null) return { refused: `--to ${to} is not after ${from}, where it would begin.` }
    return {
      refused: `${document.name} begins at ${from}, ${farAway(from, clock)}: nobody has played yet.
Give --clock <time> with a time after that, to play it as if it were then (a rehearsal, dated so that it ends now), or --from and --to.`,
    }
  }
  const shiftMs = asked.clock === null ? 0 : epochOf(now) - epochOf(clock)
  if (epochOf(to) + shiftMs - epochOf(now) >= furthestAheadMs)
    return {
      refused: `The server takes nothing that is dated more than 24 hours ahead, and ${to} is ${farAway(to, now)}.
Give --clock ${to}, to play up to that time as if it were now.`,
    }
  if (asked.ordinary === 0 && (to <= begins || from >= over))
    return {
      refused: `Nobody plays from ${from} to ${to}: the phases of ${document.name} are from ${begins} to ${over}.`,
    }
  return { from, to, shiftMs }
}

function farAway(at: Instant, now: Instant): string {
  const ms = epochOf(at) - epochOf(now)
  const [count, unit] =
    ms < 2 * dayMs ? [Math.max(1, Math.round(ms / hourMs)), 'hour'] : [Math.round(ms / dayMs), 'day']
  return `in ${count} ${unit}${count === 1 ? '' : 's'}`
}

/** The same moment, later. */
export const shifted = (at: Instant, shiftMs: number): Instant => instantOf(epochOf(at) + shiftMs)
