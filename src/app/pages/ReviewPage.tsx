import { addressOf } from '#features/campaigns/checks/places.ts'
import { CostRail, CostSummary } from '#features/campaigns/cost/CostRail.tsx'
import { ReviewPage as Page } from '#features/review/ReviewPage.tsx'

/** The approver's page within its campaign, with the campaign's own cost at the side. */
export function ReviewPage() {
  return (
    <Page
      rail={<CostRail />}
      railSummary={<CostSummary />}
      addressOf={({ id, document }, pointer) => addressOf(id, document, pointer)}
    />
  )
}
