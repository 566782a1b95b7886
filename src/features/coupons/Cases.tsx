import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { At } from '#components/At.tsx'
import { Button } from '#components/Button.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { differingParcel, expecting, triedCases, type TriedCase } from '#domain/coupons/caseChecks.ts'
import type { CouponCase } from '#domain/coupons/cases.ts'
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
  const { couponCases } = campaign
  const tried = useMemo(() => triedCases(campaign), [campaign])
  return (
    <section>
      <h3>{t('cases.title')}</h3>
      {couponCases.length === 0 && <p className={styles.about}>{t('cases.none')}</p>}
      {tried.map((one, k) => {
        const { kept, answer, finding } = one
        return (
          <At key={kept.id} pointer={`/couponCases/${k}`}>
            <div className={styles.kept}>
              <Kept kept={kept} />
              <Standing tried={one} />
              <span className={styles.checks}>
                <Button size="small" onClick={() => onOpen(kept)}>
                  {t('cases.open')}
                </Button>
                {!disabled && finding !== null && answer.ok && (
                  <Button
                    size="small"
                    onClick={() =>
                      onCases(couponCases.map((other) => (other.id === kept.id ? expecting(kept, answer) : other)))
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

/** What it is called, and what must come of it. */
function Kept({ kept: { id, name, mode, cart, expected, returned } }: { kept: CouponCase }) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const money = (amount: number) => format.money({ amount, currency: cart.currency })
  return (
    <span>
      <span className={styles.name}>{name === '' ? id : name}</span>
      <span className={styles.summary}>
        {t(`tester.mode.${mode}`)} · {t('cases.expects', { amount: money(expected.payable) })}
        {returned &&
          ` · ${t('cases.paysBack', {
            count: returned.paidBack.length,
            amounts: returned.paidBack.map(money).join(t('read.comma')),
          })}`}
      </span>
    </span>
  )
}

/** Whether it still comes out as it was kept, and what it comes to instead. */
function Standing({ tried: { kept, answer, finding } }: { tried: TriedCase }) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const money = (amount: number) => format.money({ amount, currency: kept.cart.currency })
  if (finding === null) return <span className={styles.ok}>{t('cases.holds')}</span>
  return <span className={styles.error}>{said()}</span>

  function said(): string {
    if (!answer.ok) return t('cases.cannot')
    const amount = money(answer.evaluation.totals.payable)
    if (finding?.code === 'coupons.casePayable') return t('cases.changed', { amount })
    if (finding?.code === 'coupons.caseAnswer') return t('cases.otherRules', { amount })
    const parcel = differingParcel(kept, answer.paidBack) ?? 0
    return t('cases.otherReturn', { number: parcel + 1, amount: money(answer.paidBack[parcel] ?? 0) })
  }
}
