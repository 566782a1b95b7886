import { useQueryState } from 'nuqs'
import { useTranslation } from 'react-i18next'
import { PartPage } from '#features/campaigns/layout/PartPage.tsx'
import { CodeBatches } from '#features/codes/CodeBatches.tsx'
import { CouponsPart } from '#features/coupons/CouponsPart.tsx'

/** The campaign's coupon rules, with their list, builder, matrix and tester put in, and the codes of a rule that has some. */
export function CouponsPage() {
  const { t } = useTranslation('coupons')
  const [view] = useQueryState('view')
  return (
    <PartPage title={t('title')} base="/coupons" above="/couponCases" leads wide={view !== null && view !== 'rules'}>
      {(part) => (
        <CouponsPart
          {...part}
          codesOf={(couponId, planned) => (
            <CodeBatches campaignId={part.campaignId} owner={{ type: 'coupon', couponId }} planned={planned} />
          )}
        />
      )}
    </PartPage>
  )
}
