import { api } from '#api/api.ts'

export const importsQuery = () => api.imports.list.queryOptions({})

export const rejectedQuery = (id: string) =>
  api.imports.rejected.infiniteOptions({
    input: (cursor: string | undefined) => ({ id, limit: '200', ...(cursor === undefined ? {} : { cursor }) }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })

export const quarantineQuery = (code: string | null) =>
  api.quarantine.list.infiniteOptions({
    input: (cursor: string | undefined) => ({
      limit: '100',
      ...(code === null ? {} : { code }),
      ...(cursor === undefined ? {} : { cursor }),
    }),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
