import { instantOf } from '#domain/time.ts'
import { fail } from '../http/problem.ts'
import type { StoreSet } from '../stores/ports.ts'
import { accept, prepare } from './accept.ts'
import type { IngestParts } from './ingest.ts'
import { parseEvent } from './parseEvent.ts'

/** What is done beside the replay, in its transaction: the audit entry. */
type Also = (stores: StoreSet) => Promise<void>

/**
 * Takes an event, corrected or as it was (a time in the future has passed by now), in place of a quarantined one. It is
 * gone from quarantine exactly when it is in the outbox or known already.
 *
 * @throws ProblemError `notFound`; or `invalid` with the field and code where it still does not hold.
 */
export async function replayQuarantined(
  { stores, clock, hash, forwarder }: Pick<IngestParts, 'stores' | 'clock' | 'hash' | 'forwarder'>,
  id: string,
  body: string,
  also: Also = async () => undefined,
): Promise<'accepted' | 'duplicate'> {
  const now = clock.now()
  const parsed = parseEvent(body, now)
  if (!parsed.ok) return fail('invalid', { errors: [{ pointer: parsed.pointer ?? '', code: parsed.code }] })
  const prepared = prepare([parsed.event], hash)
  const answer = await stores.transaction(async (s) => {
    if (!(await s.quarantine.remove(id))) fail('notFound')
    const [first] = await accept(s, prepared, instantOf(now))
    if (first === 'other') fail('invalid', { errors: [{ pointer: '/id', code: 'otherBody' }] })
    await also(s)
    return first
  })
  forwarder.wake()
  return answer === 'new' ? 'accepted' : 'duplicate'
}

/** @throws ProblemError `notFound` where it is gone already. */
export async function discardQuarantined(
  { stores }: Pick<IngestParts, 'stores'>,
  id: string,
  also: Also = async () => undefined,
): Promise<void> {
  await stores.transaction(async (s) => {
    if (!(await s.quarantine.remove(id))) fail('notFound')
    await also(s)
  })
}
