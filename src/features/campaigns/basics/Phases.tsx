import { useTranslation } from 'react-i18next'
import { Button } from '#components/Button.tsx'
import { Checkbox } from '#components/Checkbox.tsx'
import { Field } from '#components/Field.tsx'
import { Icon } from '#components/Icon.tsx'
import { MarketTimeInput } from '#components/MarketTimeInput.tsx'
import { Select } from '#components/Select.tsx'
import type { CampaignDocument, Phase } from '#domain/campaign/document.ts'
import { phaseKinds } from '#domain/campaign/phaseKinds.ts'
import { markets, type Market } from '#domain/market.ts'
import { dayMs, epochOf, instantOf, minuteMs } from '#domain/time.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { useSay } from '#lib/say/useSay.ts'
import { useNow } from '#lib/useNow.ts'
import { useMarket } from '#lib/useMarket.ts'
import { At } from '#components/At.tsx'
import { useFieldNotes } from '../checks/useFieldNotes.ts'
import { useDraft, useReadOnlyReason } from '../draft/DraftProvider.tsx'
import { newId } from '../newId.ts'
import { PhaseTimeline } from './PhaseTimeline.tsx'
import styles from './basics.module.css'

export function Phases() {
  const { t } = useTranslation('campaigns')
  const { document, edit } = useDraft()
  const readOnly = useReadOnlyReason()
  const add = () => edit((draft) => ({ ...draft, phases: [...draft.phases, nextPhase(draft)] }))

  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2>{t('basics.phases')}</h2>
        <Button onClick={add} disabledReason={readOnly ?? undefined}>
          {t('basics.addPhase')}
        </Button>
      </div>
      <PhaseTimeline phases={document.phases} />
      <At pointer="/phases">
        {document.phases.length === 0 && <p className={styles.muted}>{t('basics.noPhases')}</p>}
        {document.phases.map((phase, index) => (
          <PhaseRow key={phase.id} phase={phase} index={index} />
        ))}
      </At>
    </section>
  )
}

function PhaseRow({ phase, index }: { phase: Phase; index: number }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const say = useSay()
  const note = useFieldNotes()
  const { document, setAt } = useDraft()
  const [inView] = useMarket()
  const now = useNow(minuteMs)
  const readOnly = useReadOnlyReason()
  const disabled = readOnly !== null
  const at = `/phases/${index}`
  const clock: Market = phase.markets.includes(inView) ? inView : (phase.markets[0] ?? inView)
  const held = markets.filter((market) => document.markets[market] !== undefined || phase.markets.includes(market))
  const name = say.word('phase', phase.kind)
  const over = epochOf(phase.window.to) <= now ? t('basics.over', { ago: format.relative(phase.window.to, now) }) : null
  const time = (side: 'from' | 'to') => (
    <At pointer={`${at}/window/${side}`}>
      <MarketTimeInput
        label={t(`basics.${side}`)}
        market={clock}
        value={phase.window[side]}
        onChange={(instant) => instant !== null && setAt(`${at}/window/${side}`, instant)}
        disabled={disabled}
        {...(side === 'to' && over !== null ? { hint: over } : {})}
        {...note(`${at}/window/${side}`)}
      />
    </At>
  )

  return (
    <div className={styles.phase}>
      <Field label={t('basics.phaseKind')}>
        {(control) => (
          <Select
            {...control}
            value={phase.kind}
            onChange={(kind) => setAt(`${at}/kind`, kind)}
            options={phaseKinds.map((kind) => ({ value: kind, label: say.word('phase', kind) }))}
            disabled={disabled}
          />
        )}
      </Field>
      <At pointer={`${at}/markets`}>
        <fieldset className={`${styles.group} ${styles.phaseMarkets}`}>
          <legend className="visually-hidden">{`${name}: ${t('basics.phaseMarkets')}`}</legend>
          <span className={styles.muted} aria-hidden="true">
            {t('basics.phaseMarkets')}
          </span>
          {held.map((market) => (
            <Checkbox
              key={market}
              checked={phase.markets.includes(market)}
              onChange={(on) =>
                setAt(
                  `${at}/markets`,
                  markets.filter((one) => (one === market ? on : phase.markets.includes(one))),
                )
              }
              disabled={disabled}
            >
              {format.market(market)}
            </Checkbox>
          ))}
        </fieldset>
      </At>
      <div className={styles.remove}>
        <Button
          tone="quiet"
          size="small"
          label={t('basics.removePhase', { phase: name })}
          disabledReason={readOnly ?? undefined}
          onClick={() => setAt(at, undefined)}
        >
          <Icon name="trash" />
        </Button>
      </div>
      {time('from')}
      {time('to')}
    </div>
  )
}

/** The kind that is still missing, a day long, after the last phase. */
function nextPhase(document: CampaignDocument): Phase {
  const missing = phaseKinds.find((kind) => !document.phases.some((phase) => phase.kind === kind)) ?? 'encore'
  const held = markets.filter((market) => document.markets[market] !== undefined)
  const last = document.phases
    .map(({ window }) => window.to)
    .toSorted()
    .at(-1)
  const from = last ?? instantOf(Math.ceil((Date.now() + 14 * dayMs) / dayMs) * dayMs - dayMs / 3)
  return {
    id: newId('phase', document.phases),
    kind: missing,
    markets: held,
    window: { from, to: instantOf(epochOf(from) + dayMs) },
  }
}
