import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Button } from '#components/Button.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { asTried, checkCases, tryCase } from '#domain/coupons/caseChecks.ts'
import type { CouponCase } from '#domain/coupons/cases.ts'
import { sum } from '#domain/money.ts'
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
      {answers.map(({ kept, holds, now, said }, k) => {
        const money = (amount: number) => format.money({ amount, currency: kept.cart.currency })
        return (
          <At key={kept.id} pointer={`/couponCases/${k}`}>
            <div className={styles.kept}>
              <span>
                <span className={styles.name}>{kept.name === '' ? kept.id : kept.name}</span>
                <span className={styles.summary}>
                  {t(`tester.mode.${kept.mode}`)} · {t('cases.expects', { amount: money(kept.expected.payable) })}
                  {kept.returned &&
                    ` · ${t('cases.paysBack', { amount: money(sum(kept.returned.paidBack)), count: kept.returned.paidBack.length })}`}
                </span>
              </span>
              <span className={holds ? styles.ok : styles.error}>
                {t(said, { amount: now === null ? '' : money(now) })}
              </span>
              <span className={styles.checks}>
                <Button size="small" onClick={() => onOpen(kept)}>
                  {t('cases.open')}
                </Button>
                {!disabled && !holds && now !== null && (
                  <Button
                    size="small"
                    onClick={() =>
                      onCases(couponCases.map((one) => (one.id === kept.id ? (asTried(one, campaign) ?? one) : one)))
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

const words = {
  'coupons.caseUnusable': 'cases.cannot',
  'coupons.casePayable': 'cases.changed',
  'coupons.caseAnswer': 'cases.otherRules',
  'coupons.caseReturn': 'cases.otherReturn',
} as const

/** What the campaign's checks say of every case, and what it comes to now: to pay, or back where that is what changed. */
function answersOf(campaign: CampaignDocument) {
  const findings = checkCases(campaign)
  return campaign.couponCases.map((kept, k) => {
    const found = findings.find(({ pointer }) => pointer.startsWith(`/couponCases/${k}/`))
    const answer = tryCase(kept, campaign)
    const code = found?.code as keyof typeof words | undefined
    const amount = (one: Extract<typeof answer, { ok: true }>) =>
      code === 'coupons.caseReturn' ? sum(one.paidBack) : one.evaluation.totals.payable
    return {
      kept,
      holds: found === undefined,
      said: code === undefined ? ('cases.holds' as const) : words[code],
      now: answer.ok ? amount(answer) : null,
    }
  })
}
