import { PlayPage as Page } from '#features/campaigns/plays/PlayPage.tsx'
import { viewsOf } from '#features/plays/views.ts'

/** The campaign's page of one play, with the editors of the plays put in. */
export function PlayPage() {
  return <Page viewsOf={viewsOf} />
}
