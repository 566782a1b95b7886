import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { eventTypes, funnelOrders } from '#domain/analytics/vocabulary.ts'
import { Button } from '#components/Button.tsx'
import { Icon } from '#components/Icon.tsx'
import { Select } from '#components/Select.tsx'
import { TextInput } from '#components/TextInput.tsx'
import type { FunnelSetup, SetFunnel } from './search.ts'
import { mostExclusions, readWindow, writeWindow, type Exclusion, type WindowUnit } from './setup.ts'
import styles from './StepList.module.css'

const units: readonly WindowUnit[] = ['m', 'h', 'd']

/** Within how long, in which order, and who is left out. */
export function FunnelRules({ setup, onChange }: { setup: FunnelSetup; onChange: SetFunnel }) {
  const { t } = useTranslation('analytics')
  const { t: build } = useTranslation('funnelBuilder')
  const { window, order, exclude, steps } = setup
  const [typed, setTyped] = useState<string | null>(null)
  const setWindow = (count: number, unit: WindowUnit) => {
    const next = readWindow(writeWindow({ count, unit }))
    if (next) onChange({ window: next })
  }
  // Typed freely; kept when it is a whole number that makes a window of at most a year.
  const commit = () => {
    if (typed !== null) setWindow(Number(typed), window.unit)
    setTyped(null)
  }
  return (
    <>
      <div className={styles.rules}>
        <span className={styles.rule}>
          {build('within')}
          <TextInput
            aria-label={build('windowCount')}
            inputMode="numeric"
            value={typed ?? String(window.count)}
            onChange={setTyped}
            onBlur={commit}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit()
            }}
          />
          <Select
            aria-label={build('windowUnit')}
            value={window.unit}
            options={units.map((unit) => ({ value: unit, label: t(`funnel.units.${unit}`) }))}
            onChange={(unit) => setWindow(window.count, unit)}
          />
          {build('ofFirst')}
        </span>
        <span className={styles.rule}>
          {build('order')}
          <Select
            aria-label={build('order')}
            value={order}
            options={funnelOrders.map((value) => ({ value, label: build(`orders.${value}`) }))}
            onChange={(value) => onChange({ order: value })}
          />
        </span>
      </div>
      <div className={styles.exclusions}>
        {exclude.map((exclusion, k) => (
          <ExclusionRow
            key={`${String(k)}-${exclusion.type}`}
            exclusion={exclusion}
            setup={setup}
            onChange={(next) => onChange({ exclude: exclude.map((one, at) => (at === k ? next : one)) })}
            onRemove={() => onChange({ exclude: exclude.filter((_, at) => at !== k) })}
          />
        ))}
        <span>
          <Button
            size="small"
            disabledReason={exclude.length >= mostExclusions ? build('fiveExclusions') : undefined}
            onClick={() =>
              onChange({ exclude: [...exclude, { type: 'refund', fromStep: 0, toStep: steps.length - 1 }] })
            }
          >
            <Icon name="plus" /> {build('addExclusion')}
          </Button>
        </span>
      </div>
    </>
  )
}

type ExclusionRowProps = {
  exclusion: Exclusion
  setup: FunnelSetup
  onChange: (exclusion: Exclusion) => void
  onRemove: () => void
}

function ExclusionRow({ exclusion, setup, onChange, onRemove }: ExclusionRowProps) {
  const { t } = useTranslation('analytics')
  const { t: build } = useTranslation('funnelBuilder')
  const places = setup.steps.map((step, k) => ({
    value: String(k),
    label: `${k + 1} ${t(`events.${step.type}`)}`,
  }))
  return (
    <span className={styles.rule}>
      {build('without')}
      <Select
        aria-label={build('exclusionEvent')}
        value={exclusion.type}
        options={eventTypes.map((type) => ({ value: type, label: t(`events.${type}`) }))}
        onChange={(type) => onChange({ ...exclusion, type })}
      />
      {build('between')}
      <Select
        aria-label={build('exclusionFrom')}
        value={String(exclusion.fromStep)}
        options={places.slice(0, -1)}
        onChange={(at) => {
          const fromStep = Number(at)
          onChange({ ...exclusion, fromStep, toStep: Math.max(exclusion.toStep, fromStep + 1) })
        }}
      />
      {build('and')}
      <Select
        aria-label={build('exclusionTo')}
        value={String(exclusion.toStep)}
        options={places.slice(exclusion.fromStep + 1)}
        onChange={(at) => onChange({ ...exclusion, toStep: Number(at) })}
      />
      <Button size="small" tone="quiet" label={build('removeExclusion')} onClick={onRemove}>
        <Icon name="close" />
      </Button>
    </span>
  )
}
