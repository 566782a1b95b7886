import { useTranslation } from 'react-i18next'
import { Checkbox } from '#components/Checkbox.tsx'
import { Field } from '#components/Field.tsx'
import { NumberInput } from '#components/NumberInput.tsx'
import { TextArea, TextInput } from '#components/TextInput.tsx'
import { marketFacts, markets, salesChannels, type Market } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { At } from '#components/At.tsx'
import { FindingsBlock } from '../checks/FindingsBlock.tsx'
import { useFieldNotes } from '../checks/useFieldNotes.ts'
import { CostRail, CostSummary } from '../cost/CostRail.tsx'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import { WithRail } from '#components/WithRail.tsx'
import { ExchangeRates } from './ExchangeRates.tsx'
import { Phases } from './Phases.tsx'
import styles from './basics.module.css'

/** What the event is: its name and goal, where and when it is held, and how its effect will be measured. */
export function BasicsPage() {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  const note = useFieldNotes()
  const { document, setAt, edit } = useDraft()
  const disabled = useReadOnlyReason() !== null

  const holdIn = (market: Market, on: boolean) =>
    edit((draft) => {
      const { [market]: _left, ...others } = draft.markets
      return { ...draft, markets: on ? { ...others, [market]: { budget: 0 } } : others }
    })

  return (
    <WithRail label={t('rail.label')} rail={<CostRail />} summary={<CostSummary />}>
      <h2>{t('basics.title')}</h2>
      <At pointer="/name">
        <Field label={t('basics.name')} {...note('/name')}>
          {(control) => (
            <TextInput
              {...control}
              value={document.name}
              onChange={(name) => setAt('/name', name)}
              maxLength={120}
              disabled={disabled}
            />
          )}
        </Field>
      </At>
      <At pointer="/goal">
        <Field label={t('basics.goal')} hint={t('basics.goalHint')}>
          {(control) => (
            <TextArea
              {...control}
              rows={2}
              value={document.goal}
              onChange={(goal) => setAt('/goal', goal)}
              maxLength={500}
              disabled={disabled}
            />
          )}
        </Field>
      </At>
      <At pointer="/markets">
        <fieldset className={styles.group}>
          <legend>{t('basics.markets')}</legend>
          <div className={styles.checks}>
            {markets.map((market) => (
              <Checkbox
                key={market}
                checked={document.markets[market] !== undefined}
                onChange={(on) => holdIn(market, on)}
                disabled={disabled}
              >
                {format.market(market)}{' '}
                <span className={styles.muted}>
                  {marketFacts[market].currency} · {marketFacts[market].timeZone}
                </span>
              </Checkbox>
            ))}
          </div>
          <p className={styles.hint}>{t('basics.marketsHint')}</p>
        </fieldset>
      </At>
      <At pointer="/channels">
        <fieldset className={styles.group}>
          <legend>{t('basics.channels')}</legend>
          <div className={styles.checks}>
            {salesChannels.map((channel) => (
              <Checkbox
                key={channel}
                checked={document.channels.includes(channel)}
                onChange={(on) =>
                  setAt(
                    '/channels',
                    salesChannels.filter((one) => (one === channel ? on : document.channels.includes(one))),
                  )
                }
                disabled={disabled}
              >
                {say.label('salesChannel', channel)}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      </At>
      <Phases />
      <section className={styles.section}>
        <h2>{t('basics.measure')}</h2>
        <At pointer="/holdoutPercent">
          <NumberInput
            label={t('basics.holdout')}
            hint={t('basics.holdoutHint')}
            unit="%"
            max={50}
            value={document.holdoutPercent}
            onChange={(percent) => percent !== null && setAt('/holdoutPercent', percent)}
            disabled={disabled}
          />
        </At>
      </section>
      <ExchangeRates />
      <BasicsFindings />
    </WithRail>
  )
}

function BasicsFindings() {
  return (
    <>
      {['/name', '/markets', '/channels', '/phases', '/exchange'].map((part) => (
        <FindingsBlock key={part} within={part} />
      ))}
    </>
  )
}
