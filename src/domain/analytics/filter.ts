import type { Market, SalesChannel } from '../market.ts'
import type { HaggleEvent, Segment, Source } from './event.ts'

/** Which events count: every field given must match, exactly as it is written. An event without the field does not match. */
export type Filter = {
  market?: Market | undefined
  channel?: SalesChannel | undefined
  source?: Source | undefined
  /** Of the person, not of the event. */
  segment?: Segment | undefined
  playId?: string | undefined
  product?: string | undefined
  partnerId?: string | undefined
  couponId?: string | undefined
  isNewUser?: boolean | undefined
}

/** The fields of a filter that an event carries itself. */
export const eventFilterFields = [
  'market',
  'channel',
  'source',
  'playId',
  'product',
  'partnerId',
  'couponId',
  'isNewUser',
] as const satisfies readonly (keyof Filter & keyof HaggleEvent)[]

/** Does an event of a person of that segment pass? An empty or missing filter passes everything. */
export function passes(event: HaggleEvent, segment: Segment | undefined, filter: Filter | undefined): boolean {
  if (filter === undefined) return true
  if (filter.segment !== undefined && filter.segment !== segment) return false
  return eventFilterFields.every((field) => filter[field] === undefined || filter[field] === event[field])
}
