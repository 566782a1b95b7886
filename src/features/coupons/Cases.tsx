import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Button } from '#components/Button.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { checkCases, inCampaign } from '#domain/coupons/caseChecks.ts'
import { expectedOf, type CouponCase } from '#domain/coupons/cases.ts'
import { evaluate } from '#domain/coupons/evaluate.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import styles from './coupons.module.css'

type CasesProps = {
  campaign: CampaignDocument
  onCases: (cases: CouponCase[]) => void
  onOpen: (kept: CouponCase) => void
  disabled: boolean
}

/** Carts that were tried and kept, each tried again as the rules stand now. */
export function Cases({ campaign, onCases, onOpen, disabled }: CasesProps) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const { couponCases } = campaign
  const answers = useMemo(() => answersOf(campaign), [campaign])
  return (
    <section>
      <h3>{t('cases.title')}</h3>
      {couponCases.length === 0 && <p className={styles.about}>{t('cases.none')}</p>}
      {answers.map(({ kept, holds, now }, k) => {
        const money = (amount: number) => format.money({ amount, currency: kept.cart.currency })
        return (
          <At key={kept.id} pointer={`/couponCases/${k}`}>
            <div className={styles.kept}>
              <span>
                <span className={styles.name}>{kept.name === '' ? kept.id : kept.name}</span>
                <span className={styles.summary}>
                  {t(`tester.mode.${kept.mode}`)} · {t('cases.expects', { amount: money(kept.expected.payable) })}
                </span>
              </span>
              <span className={holds ? styles.ok : styles.error}>
                {holds
                  ? t('cases.holds')
                  : now === null
                    ? t('cases.cannot')
                    : t(now.totals.payable === kept.expected.payable ? 'cases.otherRules' : 'cases.changed', {
                        amount: money(now.totals.payable),
                      })}
              </span>
              <span className={styles.checks}>
                <Button size="small" onClick={() => onOpen(kept)}>
                  {t('cases.open')}
                </Button>
                {!disabled && !holds && now !== null && (
                  <Button
                    size="small"
                    onClick={() =>
                      onCases(
                        couponCases.map((one) => (one.id === kept.id ? { ...one, expected: expectedOf(now) } : one)),
                      )
                    }
                  >
                    {t('cases.accept')}
                  </Button>
                )}
                {!disabled && (
                  <Button
                    size="small"
                    tone="quiet"
                    onClick={() => onCases(couponCases.filter(({ id }) => id !== kept.id))}
                  >
                    {t('cases.remove')}
                  </Button>
                )}
              </span>
            </div>
          </At>
        )
      })}
    </section>
  )
}

/** Every case as it comes out now; `holds` is what the campaign's checks say of it. */
function answersOf(campaign: CampaignDocument) {
  const broken = checkCases(campaign).map(({ pointer }) => pointer)
  return campaign.couponCases.map((kept, k) => {
    const context = inCampaign(kept.context, campaign, kept.cart.currency)
    const result = evaluate(kept.cart, campaign.coupons, context, kept.mode)
    return {
      kept,
      holds: !broken.some((pointer) => pointer.startsWith(`/couponCases/${k}/`)),
      now: result.ok ? result.evaluation : null,
    }
  })
}
