import { api } from '#api/api.ts'
import type { TimeZone } from '#lib/format/dates.ts'
import { parseAsDate } from '#lib/urlDate.ts'
import { addDays, startOf, type LocalDate } from '#lib/zone.ts'
import { parseAsString } from 'nuqs'

/** What the address says the audit is narrowed to. */
export const auditSearch = {
  actor: parseAsString,
  action: parseAsString,
  object: parseAsString,
  /** Days on the calendar of the market in view, both included. */
  from: parseAsDate,
  to: parseAsDate,
}

export type AuditSearch = {
  actor: string | null
  action: string | null
  object: string | null
  from: LocalDate | null
  to: LocalDate | null
}

const pageSize = '50'

/** Newest first, a page at a time. */
export const auditQuery = ({ actor, action, object, from, to }: AuditSearch, zone: TimeZone) =>
  api.audit.list.infiniteOptions({
    input: (cursor: string | undefined) => ({
      limit: pageSize,
      ...(actor ? { actor } : {}),
      ...(action ? { action } : {}),
      ...(object ? { object } : {}),
      ...(from ? { from: startOf(from, zone) } : {}),
      ...(to ? { to: startOf(addDays(to, 1), zone) } : {}),
      ...(cursor ? { cursor } : {}),
    }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
