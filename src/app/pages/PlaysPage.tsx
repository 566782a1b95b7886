import { PlaysPage as Page } from '#features/campaigns/plays/PlaysPage.tsx'
import { editableKinds } from '#features/plays/views.ts'

/** The campaign's plays, to which those are added that there is an editor for. */
export function PlaysPage() {
  return <Page editableKinds={editableKinds} />
}
