import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CsvButton } from '#components/CsvButton.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Segmented } from '#components/Segmented.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import type { Funnel } from '#contract/analytics.ts'
import { plainRate } from './plainRate.ts'
import { AnalyticsFrame, Freshness } from './AnalyticsFrame.tsx'
import styles from './FunnelPage.module.css'
import { FunnelBars } from './funnel/FunnelBars.tsx'
import { FunnelBreakdown } from './funnel/FunnelBreakdown.tsx'
import { FunnelRules } from './funnel/FunnelRules.tsx'
import { PeopleDialog } from './funnel/PeopleDialog.tsx'
import { presetOf, requestOf, useFunnelSetup, type FunnelSetup } from './funnel/search.ts'
import { countsSomeRegistrations, presets, stepsOf, type Preset } from './funnel/setup.ts'
import { StepList } from './funnel/StepList.tsx'
import { useWhereValue } from './funnel/WhereEditor.tsx'
import { funnelQuery } from './queries.ts'
import { keptSearch, tabPath } from './scope/tabs.ts'
import type { Scope } from './scope/useScope.ts'
import { Section } from './Section.tsx'
import { fileNameOf, useComparisonName, useValueName } from './words.ts'

export { loader } from './loader.ts'

export function FunnelPage() {
  return (
    <AnalyticsFrame tab="funnel" splits>
      {(scope) => <FunnelBuilder scope={scope} />}
    </AnalyticsFrame>
  )
}

const custom = 'custom'

function FunnelBuilder({ scope }: { scope: Scope }) {
  const { t } = useTranslation('analytics')
  const { t: build } = useTranslation('funnelBuilder')
  const [setup, setSetup] = useFunnelSetup(scope)
  const preset = presetOf(setup.steps)
  const names = Object.keys(presets) as Preset[]
  return (
    <>
      <Segmented
        label={build('preset')}
        value={preset ?? custom}
        options={[
          ...names.map((name) => ({ value: name, label: build(`presets.${name}`) })),
          ...(preset === null ? [{ value: custom, label: build('presets.custom') }] : []),
        ]}
        onChange={(name) => {
          const chosen = names.find((one) => one === name)
          if (chosen) setSetup({ steps: stepsOf(chosen), exclude: [] })
        }}
      />
      <details className={styles.builder} open={preset === null}>
        <summary>{t('funnel.edit')}</summary>
        <StepList steps={setup.steps} scope={scope} onChange={(steps) => setSetup({ steps })} />
        <FunnelRules setup={setup} onChange={setSetup} />
      </details>
      <FunnelResult scope={scope} setup={setup} />
    </>
  )
}

function FunnelResult({ scope, setup }: { scope: Scope; setup: FunnelSetup }) {
  const { t } = useTranslation('analytics')
  const { t: build } = useTranslation('funnelBuilder')
  const breakdown = scope.search.split
  const request = requestOf(setup, scope.asked, breakdown)
  const funnel = useQuery(funnelQuery(request))
  const before = useQuery({
    ...funnelQuery(requestOf(setup, scope.compare?.asked ?? scope.asked, null)),
    enabled: scope.compare !== null,
  })
  const against = useComparisonName()(scope)
  const names = useStepNames(scope, setup)
  const [opened, setOpened] = useState<number | null>(null)
  const fileName = fileNameOf('funnel', scope)

  return (
    <Section
      title={t('funnel.title', { count: setup.window.count, unit: t(`funnel.units.${setup.window.unit}`) })}
      tools={
        funnel.data && (
          <>
            <Freshness asOf={funnel.data.asOf} zone={scope.zone} busy={funnel.isFetching} />
            <FunnelCsv funnel={funnel.data} names={names} scope={scope} fileName={fileName} />
          </>
        )
      }
    >
      <QueryState query={funnel} skeleton={<Skeleton rows={setup.steps.length} />}>
        {(data) => (
          <>
            <FunnelBars
              steps={data.steps}
              names={names}
              optional={setup.steps.map(({ optional }) => optional ?? false)}
              stillConverting={data.stillConverting}
              onOpen={setOpened}
            />
            {countsSomeRegistrations(setup.steps) && (
              <p className={styles.note}>
                {t('funnel.notAllRegistrations')}{' '}
                <Link to={tabPath('overview', scope.campaignId, keptSearch(scope))}>{build('allRegistrations')}</Link>
              </p>
            )}
            {scope.compare && before.data && (
              <div className={styles.compared}>
                <h3>{t('against', { what: against })}</h3>
                <FunnelBars steps={before.data.steps} names={names} stillConverting={before.data.stillConverting} />
              </div>
            )}
            {breakdown && (
              <div className={styles.compared}>
                <FunnelBreakdown breakdown={data.breakdown} dimension={breakdown} names={names} />
              </div>
            )}
          </>
        )}
      </QueryState>
      {opened !== null && (
        <PeopleDialog
          request={request}
          step={opened}
          name={names[opened] ?? ''}
          fileName={fileName}
          onClose={() => setOpened(null)}
        />
      )}
    </Section>
  )
}

function useStepNames(scope: Scope, { steps }: FunnelSetup): string[] {
  const { t } = useTranslation('analytics')
  const say = useWhereValue(scope.campaign)
  return steps.map(({ type, where = {} }) => {
    const conditions = Object.entries(where).map(([field, value]) => say(field as keyof typeof where, String(value)))
    return conditions.length > 0 ? `${t(`events.${type}`)} (${conditions.join(', ')})` : t(`events.${type}`)
  })
}

type FunnelCsvProps = { funnel: Funnel; names: readonly string[]; scope: Scope; fileName: string }

function FunnelCsv({ funnel, names, scope, fileName }: FunnelCsvProps) {
  const { t: build } = useTranslation('funnelBuilder')
  const valueName = useValueName()
  const split = scope.search.split
  const groups = [
    { name: build('everybody'), steps: funnel.steps },
    ...(split ? funnel.breakdown.map(({ value, steps }) => ({ name: valueName(split, value), steps })) : []),
  ]
  return (
    <CsvButton
      fileName={fileName}
      table={() => ({
        head: [
          build('csv.group'),
          build('csv.step'),
          build('csv.people'),
          build('csv.ofFirst'),
          build('csv.low'),
          build('csv.high'),
          build('csv.ofPrevious'),
          build('csv.median'),
        ],
        rows: groups.flatMap(({ name, steps }) =>
          steps.map((step, k) => [
            name,
            names[k] ?? '',
            step.count,
            plainRate(step.rateOfFirst),
            plainRate(step.interval?.low ?? null),
            plainRate(step.interval?.high ?? null),
            k === 0 ? null : plainRate(step.rateOfPrevious),
            step.medianSecondsFromFirst,
          ]),
        ),
      })}
    />
  )
}
