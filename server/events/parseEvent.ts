import { eventSchema, type HaggleEvent } from '#domain/analytics/event.ts'
import { dayMs, epochOf, type EpochMs } from '#domain/time.ts'
import { fieldErrorsOf } from '#contract/fieldErrors.ts'
import { faultInJson } from '../http/strictJson.ts'

/** An event that cannot be taken: why, where in it, and the id it gave, as far as one could be read. */
export type EventFault = { code: string; pointer: string | null; eventId: string | null }
export type ParsedEvent = { ok: true; event: HaggleEvent } | ({ ok: false } & EventFault)

/** A clock may be wrong by a time zone, not by more. */
const furthestAheadMs = dayMs
/** The engine's dates begin in 1970, and a zone's midnight may lie a day before: older events are mistakes. */
const earliest: EpochMs = epochOf('1980-01-01T00:00:00.000Z')

/**
 * Reads the text of one event.
 *
 * Codes: those of strict JSON (`malformedJson`, `duplicateKey`, `forbiddenKey`, `loneSurrogate`, `nullCharacter`,
 * `unsafeInteger`), those of the contract's field errors (`required`, `unknownField`, `localTime`, `notInteger` …), the
 * event's own (`nobody`, `otherCurrency` …), and `inFuture` (24 hours and more ahead of us) or `tooOld` (before 1980).
 */
export function parseEvent(text: string, now: EpochMs): ParsedEvent {
  const fault = faultInJson(text)
  if (fault) return { ok: false, ...fault, eventId: fault.code === 'malformedJson' ? null : idIn(JSON.parse(text)) }
  return checkEvent(JSON.parse(text), now)
}

/** The same for a value that is parsed already, as the importer makes them. */
export function checkEvent(value: unknown, now: EpochMs): ParsedEvent {
  const parsed = eventSchema.safeParse(value)
  const eventId = idIn(value)
  if (!parsed.success) {
    const [first] = fieldErrorsOf(parsed.error.issues, value)
    return { ok: false, code: first?.code ?? 'invalid', pointer: first?.pointer ?? null, eventId }
  }
  const at = epochOf(parsed.data.at)
  if (at >= now + furthestAheadMs) return { ok: false, code: 'inFuture', pointer: '/at', eventId }
  if (at < earliest) return { ok: false, code: 'tooOld', pointer: '/at', eventId }
  return { ok: true, event: parsed.data }
}

const longestId = 200

function idIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string') return null
  return value.id.toWellFormed().replaceAll('\0', '\uFFFD').slice(0, longestId)
}
