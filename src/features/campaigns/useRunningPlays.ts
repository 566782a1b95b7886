import { useQuery } from '@tanstack/react-query'
import type { Play } from '#domain/plays/schema.ts'
import { useDraft } from './draft/DraftProvider.tsx'
import { versionQuery } from './queries.ts'

/** The plays that shoppers have, which need not be the draft's; undefined while they are fetched. */
export function useRunningPlays(): readonly Play[] | undefined {
  const { campaign } = useDraft()
  const { id, running } = campaign
  const version = useQuery({ ...versionQuery(id, running?.number ?? 0), enabled: running !== null })
  return running === null ? [] : version.data?.document.plays
}
