import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberInput } from '#components/NumberInput.tsx'
import { Segmented } from '#components/Segmented.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { ResolutionMode } from '#domain/coupons/cart.ts'
import type { Evaluation } from '#domain/coupons/evaluation.ts'
import { inCampaign } from '#domain/coupons/caseChecks.ts'
import { refund, refundPolicies } from '#domain/coupons/refund.ts'
import { productNameIn } from '#domain/plays/shared/products.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import type { Trial } from './trial.ts'
import styles from './coupons.module.css'

type ReturnFieldsProps = { campaign: CampaignDocument; trial: Trial; mode: ResolutionMode; evaluation: Evaluation }

/** Some units come back: what is paid back for them, to the minor unit. */
export function ReturnFields({ campaign, trial, mode, evaluation }: ReturnFieldsProps) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const [back, setBack] = useState<Record<string, number>>({})
  const [policy, setPolicy] = useState<(typeof refundPolicies)[number]>('keep')
  const parcel = trial.cart.lines.flatMap(({ id, quantity }) => {
    const units = Math.min(back[id] ?? 0, quantity)
    return units > 0 ? [{ line: id, quantity: units }] : []
  })
  const context = inCampaign(trial.context, campaign, trial.cart.currency)
  const returns = { policy, shippingBack: true, parcels: [parcel] }
  const result =
    parcel.length === 0 ? null : refund({ ...trial, context, rules: campaign.coupons, mode }, evaluation, returns)
  const paid = result?.ok ? result.refunds[0] : undefined
  const money = (amount: number) => format.money({ amount, currency: evaluation.currency })
  const nameOf = (product: string) => productNameIn(campaign, product, format.language)
  return (
    <section>
      <div className={styles.choice}>
        {t('refund.about')}
        <Segmented
          label={t('refund.policy')}
          options={refundPolicies.map((value) => ({ value, label: t(`refund.${value}`) }))}
          value={policy}
          onChange={setPolicy}
        />
      </div>
      <div className={styles.row}>
        {trial.cart.lines.map((line) => (
          <NumberInput
            key={line.id}
            layout="stack"
            label={t('refund.units', { product: nameOf(line.product) })}
            max={line.quantity}
            value={back[line.id] ?? 0}
            onChange={(units) => setBack({ ...back, [line.id]: units ?? 0 })}
          />
        ))}
      </div>
      {paid && (
        <p role="status" className={styles.outcome}>
          <b>{t('refund.paysBack', { amount: money(paid.amount) })}</b>{' '}
          {paid.withheld > 0 && t('refund.withheld', { amount: money(paid.withheld) })}{' '}
          {paid.lost.length > 0 &&
            t('refund.lost', {
              rules: paid.lost
                .map((id) => campaign.coupons.find((rule) => rule.id === id)?.name || t('rule.unnamed'))
                .join(t('read.comma')),
            })}
        </p>
      )}
      {result !== null && !result.ok && <p className={styles.error}>{t('tester.refused')}</p>}
    </section>
  )
}
