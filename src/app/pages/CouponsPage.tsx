import { useTranslation } from 'react-i18next'
import { PartPage } from '#features/campaigns/layout/PartPage.tsx'
import { CouponsPart } from '#features/coupons/CouponsPart.tsx'

/** The campaign's coupon rules, with their list, builder, matrix and tester put in. */
export function CouponsPage() {
  const { t } = useTranslation('coupons')
  return (
    <PartPage title={t('title')} base="/coupons">
      {(view) => <CouponsPart {...view} />}
    </PartPage>
  )
}
