import { api } from '#api/api.ts'
import { parseAsString } from 'nuqs'

/** What the address says the audit is narrowed to. */
export const auditSearch = {
  actor: parseAsString,
  action: parseAsString,
  object: parseAsString,
}

export type AuditSearch = { actor: string | null; action: string | null; object: string | null }

const pageSize = '50'

/** Newest first, a page at a time. */
export const auditQuery = ({ actor, action, object }: AuditSearch) =>
  api.audit.list.infiniteOptions({
    input: (cursor: string | undefined) => ({
      limit: pageSize,
      ...(actor ? { actor } : {}),
      ...(action ? { action } : {}),
      ...(object ? { object } : {}),
      ...(cursor ? { cursor } : {}),
    }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
