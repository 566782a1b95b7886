import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Icon } from '#components/Icon.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { Segmented } from '#components/Segmented.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import type { ResolutionMode } from '#domain/coupons/cart.ts'
import type { Evaluation } from '#domain/coupons/evaluation.ts'
import { inCampaign } from '#domain/coupons/caseChecks.ts'
import { mostKeptParcels } from '#domain/coupons/cases.ts'
import { refund, type Refund } from '#domain/coupons/refund.ts'
import { refundPolicies, type Returns } from '#domain/coupons/returns.ts'
import { productNameIn } from '#domain/plays/shared/products.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { nothingBack, sentBack, unitsLeft, unitsOf, type Trial } from './trial.ts'
import styles from './coupons.module.css'

type ReturnFieldsProps = {
  campaign: CampaignDocument
  trial: Trial
  onChange: (returns: Returns) => void
  mode: ResolutionMode
  evaluation: Evaluation
}

/** Some units come back, in one parcel or several: what is paid back for each, to the minor unit. */
export function ReturnFields({ campaign, trial, onChange, mode, evaluation }: ReturnFieldsProps) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const returns = trial.returns ?? nothingBack
  const { parcels } = returns
  const back = sentBack(trial)
  const context = inCampaign(trial.context, campaign, trial.cart.currency)
  const result = refund({ ...trial, context, rules: campaign.coupons, mode }, evaluation, back)
  const nameOf = (product: string) => productNameIn(campaign, product, format.language)
  const setUnits = (parcel: number, line: string, quantity: number) =>
    onChange({
      ...returns,
      parcels: parcels.map((one, k) =>
        k === parcel
          ? [...one.filter((held) => held.line !== line), ...(quantity > 0 ? [{ line, quantity }] : [])]
          : one,
      ),
    })
  const isSomeLeft = trial.cart.lines.some(({ id }) => unitsLeft({ ...trial, returns: back }, id, parcels.length) > 0)
  const isLastEmpty = (back.parcels.at(-1) ?? []).length === 0
  const section = useRef<HTMLElement>(null)
  const shown = useRef(parcels.length)
  useEffect(() => {
    // A return that was just added is what one goes on with: what is typed takes the place of its zero.
    if (parcels.length > shown.current) {
      const field = [...(section.current?.querySelectorAll('[role="group"]') ?? [])].at(-1)?.querySelector('input')
      field?.focus()
      field?.select()
    }
    shown.current = parcels.length
  }, [parcels.length])
  return (
    <section ref={section}>
      <div className={styles.choice}>
        {t('refund.about')}
        <Segmented
          label={t('refund.policy')}
          options={refundPolicies.map((value) => ({ value, label: t(`refund.${value}`) }))}
          value={returns.policy}
          onChange={(policy) => onChange({ ...returns, policy })}
        />
      </div>
      {parcels.map((parcel, k) => {
        const name = t('refund.parcel', { number: k + 1 })
        return (
          <div key={name} role="group" aria-label={name} className={styles.parcel}>
            {parcels.length > 1 && (
              <div className={styles.choice}>
                <b aria-hidden="true">{name}</b>
                <Button
                  size="small"
                  tone="quiet"
                  label={t('refund.remove', { number: k + 1 })}
                  onClick={() => onChange({ ...returns, parcels: parcels.toSpliced(k, 1) })}
                >
                  <Icon name="trash" />
                </Button>
              </div>
            )}
            <div className={styles.row}>
              {trial.cart.lines.map((line) => (
                <NumberInput
                  key={line.id}
                  layout="stack"
                  label={t('refund.units', { product: nameOf(line.product) })}
                  max={unitsLeft(trial, line.id, k)}
                  value={Math.min(unitsOf(parcel, line.id), unitsLeft(trial, line.id, k))}
                  onChange={(units) => setUnits(k, line.id, units ?? 0)}
                />
              ))}
            </div>
            {result.ok && back.parcels[k]!.length > 0 && (
              <Outcome campaign={campaign} evaluation={evaluation} policy={returns.policy} paid={result.refunds[k]!} />
            )}
          </div>
        )
      })}
      {trial.cart.lines.length > 0 && parcels.length < mostKeptParcels && (
        <div className={styles.parcel}>
          <Button
            size="small"
            disabledReason={isLastEmpty ? t('refund.emptyFirst') : isSomeLeft ? undefined : t('refund.nothingLeft')}
            onClick={() => onChange({ ...returns, parcels: [...parcels, []] })}
          >
            {t('refund.another')}
          </Button>
        </div>
      )}
      {!result.ok && <p className={styles.error}>{t('tester.refused')}</p>}
    </section>
  )
}

type OutcomeProps = { campaign: CampaignDocument; evaluation: Evaluation; policy: Returns['policy']; paid: Refund }

/** What one parcel pays back, what of it is withheld or released, and which rules that is for. */
function Outcome({ campaign, evaluation, policy, paid }: OutcomeProps) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const money = (amount: number) => format.money({ amount, currency: evaluation.currency })
  return (
    <p role="status" className={styles.outcome}>
      <b>{t('refund.paysBack', { amount: money(paid.amount) })}</b>{' '}
      {paid.withheld > 0 && t('refund.withheld', { amount: money(paid.withheld) })}
      {paid.withheld < 0 && t('refund.released', { amount: money(-paid.withheld) })}{' '}
      {policy === 'earnAgain' &&
        paid.lost.length > 0 &&
        t('refund.lost', {
          rules: paid.lost
            .map((id) => campaign.coupons.find((rule) => rule.id === id)?.name || t('rule.unnamed'))
            .join(t('read.comma')),
        })}
    </p>
  )
}
