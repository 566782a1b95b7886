import { useTranslation } from 'react-i18next'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { CouponRule } from '#domain/coupons/schema.ts'
import type { Market } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { ReadBack } from './ReadBack.tsx'
import styles from './coupons.module.css'

type OtherMarketsProps = {
  rule: CouponRule
  campaign: CampaignDocument
  market: Market
  onChoose: (market: Market) => void
}

/** The same rule with the amounts of the markets that are not in view: what somebody may not have looked at yet. */
export function OtherMarkets({ rule, campaign, market, onChoose }: OtherMarketsProps) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const others = rule.markets.filter((one) => one !== market && campaign.markets[one])
  if (others.length === 0) return null
  return (
    <ul className={styles.elsewhere} aria-label={t('rule.elsewhere')}>
      {others.map((other) => (
        <li key={other}>
          <button
            type="button"
            title={t('rule.toMarket', { market: format.market(other) })}
            onClick={() => onChoose(other)}
          >
            <b>{format.market(other)}</b> <ReadBack rule={rule} campaign={campaign} market={other} />
          </button>
        </li>
      ))}
    </ul>
  )
}
