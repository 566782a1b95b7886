import { useQuery } from '@tanstack/react-query'
import type { QueryLike } from '#components/QueryState.tsx'
import type { Play } from '#domain/plays/schema.ts'
import { useDraft } from './draft/DraftProvider.tsx'
import { versionQuery } from './queries.ts'

/** The plays that shoppers have, which need not be the draft's. Where nothing runs there is none, and nothing to fetch. */
export function useRunningPlays(): QueryLike<readonly Play[]> {
  const { campaign } = useDraft()
  const { id, running } = campaign
  const version = useQuery({ ...versionQuery(id, running?.number ?? 0), enabled: running !== null })
  const { error, isFetching, refetch } = version
  return { data: running === null ? [] : version.data?.document.plays, error, isFetching, refetch }
}
