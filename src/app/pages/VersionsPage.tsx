import { VersionsPage as Page } from '#features/campaigns/versions/VersionsPage.tsx'
import { DiffView } from '#features/review/DiffView.tsx'

/** The campaign's versions, with the review's way of showing what differs between two of them. */
export function VersionsPage() {
  return <Page Diff={DiffView} />
}
