import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Field } from '#components/Field.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { TextInput } from '#components/TextInput.tsx'
import type { CampaignDocument } from '#domain/campaign/document.ts'
import { resolutionModes, type ResolutionMode } from '#domain/coupons/cart.ts'
import type { CouponCase } from '#domain/coupons/cases.ts'
import { inCampaign } from '#domain/coupons/caseChecks.ts'
import { evaluate } from '#domain/coupons/evaluate.ts'
import { Answers } from './Answers.tsx'
import { CartFields } from './CartFields.tsx'
import { Cases } from './Cases.tsx'
import { ReturnFields } from './ReturnFields.tsx'
import { caseOf, type Trial } from './trial.ts'
import styles from './coupons.module.css'

type TesterProps = {
  campaign: CampaignDocument
  /** What the tester opens with. */
  start: Trial
  startMode: ResolutionMode
  onCases: (cases: CouponCase[]) => void
  onOpenCase: (kept: CouponCase) => void
  disabled: boolean
}

/** A cart is tried: every rule's answer in both modes side by side, a return, and the answer kept as a case. */
export function Tester({ campaign, start, startMode, onCases, onOpenCase, disabled }: TesterProps) {
  const { t } = useTranslation('coupons')
  const [trial, setTrial] = useState(start)
  const [mode, setMode] = useState(startMode)
  const [name, setName] = useState('')
  const results = useMemo(() => {
    const context = inCampaign(trial.context, campaign, trial.cart.currency)
    return {
      best: evaluate(trial.cart, campaign.coupons, context, 'best'),
      priority: evaluate(trial.cart, campaign.coupons, context, 'priority'),
    }
  }, [trial, campaign])
  const chosen = results[mode]
  const keep = () => {
    const kept = caseOf({ id: freeId(campaign.couponCases), name: name.trim(), mode }, trial, campaign)
    if (kept === null) return
    onCases([...campaign.couponCases, kept])
    setName('')
  }

  return (
    <div className={styles.part}>
      <CartFields campaign={campaign} trial={trial} onChange={setTrial} />
      <p className={styles.about}>{t('tester.modeWhose')}</p>
      <div className={styles.modes}>
        {resolutionModes.toReversed().map((one) => (
          <Answers
            key={one}
            title={t(`tester.mode.${one}`)}
            about={t(`tester.modeAbout.${one}`)}
            campaign={campaign}
            trial={trial}
            result={results[one]}
          />
        ))}
      </div>
      <h3>{t('tester.keepTitle')}</h3>
      <div className={styles.choice}>
        {t('tester.modeFor')}
        <Segmented
          label={t('tester.modeLabel')}
          options={resolutionModes.toReversed().map((value) => ({ value, label: t(`tester.mode.${value}`) }))}
          value={mode}
          onChange={setMode}
        />
      </div>
      {chosen.ok && (
        <ReturnFields
          campaign={campaign}
          trial={trial}
          onChange={(returns) => setTrial({ ...trial, returns })}
          mode={mode}
          evaluation={chosen.evaluation}
        />
      )}
      {!disabled && (
        <form
          className={styles.row}
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() !== '') keep()
          }}
        >
          <Field label={t('tester.caseName')} hint={t('tester.caseHint')}>
            {(control) => <TextInput {...control} value={name} onChange={setName} maxLength={80} />}
          </Field>
          <span className={styles.beside}>
            <Button
              type="submit"
              disabledReason={name.trim() === '' ? t('tester.needsName') : chosen.ok ? undefined : t('tester.refused')}
            >
              {t('tester.keep')}
            </Button>
          </span>
        </form>
      )}
      <Cases campaign={campaign} onCases={onCases} onOpen={onOpenCase} disabled={disabled} />
    </div>
  )
}

function freeId(cases: readonly CouponCase[]): string {
  for (let k = cases.length + 1; ; k++) if (!cases.some(({ id }) => id === `case-${k}`)) return `case-${k}`
}
