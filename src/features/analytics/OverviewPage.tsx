import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import { Stat, StatRow } from '#components/Stat.tsx'
import type { Totals } from '#contract/analytics.ts'
import { marketFacts, markets } from '#domain/market.ts'
import { useFormat } from '#lib/format/useFormat.ts'
import { AnalyticsFrame, Freshness } from './AnalyticsFrame.tsx'
import styles from './OverviewPage.module.css'
import { FunnelBars } from './funnel/FunnelBars.tsx'
import { requestOf, usualPreset } from './funnel/search.ts'
import { countsSomeRegistrations, stepsOf, writeSteps } from './funnel/setup.ts'
import { paidInOne } from './paid.ts'
import { funnelQuery, totalsQuery } from './queries.ts'
import { changeOf } from './scope/range.ts'
import { keptSearch, tabPath } from './scope/tabs.ts'
import type { Scope } from './scope/useScope.ts'
import { Section } from './Section.tsx'
import { SeriesSection } from './series/SeriesSection.tsx'
import { useComparisonName } from './words.ts'

export { chartLoader as loader } from './loader.ts'

export function OverviewPage() {
  const { t } = useTranslation('analytics')
  return (
    <AnalyticsFrame tab="overview">
      {(scope) => (
        <>
          <Tiles scope={scope} />
          <SeriesSection
            scope={scope}
            title={t('overview.registrationsByDay')}
            name="registrations"
            type="register"
            measure="registrations"
            plain
            height={236}
          />
          <FunnelSummary scope={scope} />
        </>
      )}
    </AnalyticsFrame>
  )
}

function Tiles({ scope }: { scope: Scope }) {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const totals = useQuery(totalsQuery(scope.asked))
  const before = useQuery({ ...totalsQuery(scope.compare?.asked ?? scope.asked), enabled: scope.compare !== null })
  const against = useComparisonName()(scope)
  const old = scope.compare ? before.data : undefined

  const figure = (of: (totals: Totals) => number, now: Totals, note?: ReactNode) => ({
    value: <span title={format.number(of(now))}>{format.numberShort(of(now))}</span>,
    ...(old ? changed(of(now), of(old), format) : note ? { note } : {}),
  })
  return (
    <QueryState query={totals} skeleton={<Skeleton rows={1} height={84} />}>
      {(now) => (
        <>
          <StatRow>
            <Stat label={t('measures.registrations')} {...figure((one) => one.registrations, now)} />
            <Stat
              label={t('measures.visitors')}
              {...figure(
                (one) => one.visitors,
                now,
                t('overview.views', { count: now.views, figure: format.numberShort(now.views) }),
              )}
            />
            <Stat
              label={t('measures.orders')}
              {...figure(
                (one) => one.orders,
                now,
                t('overview.customers', { count: now.customers, figure: format.number(now.customers) }),
              )}
            />
            <Stat label={t('measures.payingCustomers')} {...figure((one) => one.payingCustomers, now)} />
            <Paid now={now} old={old} scope={scope} />
          </StatRow>
          <p className={styles.under}>
            {old ? t('against', { what: against }) : <span />}
            <Freshness asOf={now.asOf} zone={scope.zone} busy={totals.isFetching} />
          </p>
        </>
      )}
    </QueryState>
  )
}

function changed(now: number, before: number, format: ReturnType<typeof useFormat>) {
  const change = changeOf(now, before)
  if (change === null) return { note: '–' }
  const arrow = change > 0 ? '▲' : change < 0 ? '▼' : '='
  return {
    note: (
      <span title={format.number(before)}>
        {arrow} {format.rate(Math.abs(change))}
      </span>
    ),
    tone: change > 0 ? ('ok' as const) : change < 0 ? ('bad' as const) : ('plain' as const),
  }
}

/** Paid less refunds. Markets have their own currencies: one sum only at rates that somebody fixed. */
function Paid({ now, old, scope }: { now: Totals; old: Totals | undefined; scope: Scope }) {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const present = markets.filter((market) => now.paid[market] !== undefined)
  const exchange = scope.campaign?.document.exchange
  const sum = paidInOne(now.paid, exchange)
  const label = t('measures.paid')
  if (sum === null)
    return (
      <Stat
        label={label}
        size={present.length > 1 ? 'normal' : 'large'}
        value={
          present.length === 0
            ? '–'
            : present.map((market) => {
                const money = { amount: now.paid[market]!, currency: marketFacts[market].currency }
                return (
                  <span key={market} className={styles.amount} title={format.money(money)}>
                    {format.moneyShort(money)}
                  </span>
                )
              })
        }
      />
    )
  const oldSum = old ? paidInOne(old.paid, exchange, sum.currency) : null
  const compared = oldSum ? changed(sum.amount, oldSum.amount, format) : {}
  return (
    <Stat
      label={label}
      value={<span title={format.money(sum)}>{format.moneyShort(sum)}</span>}
      {...(sum.converted && !oldSum ? { note: t('overview.fixedRates') } : compared)}
    />
  )
}

function FunnelSummary({ scope }: { scope: Scope }) {
  const { t } = useTranslation('analytics')
  const steps = stepsOf(usualPreset(scope))
  const setup = { steps, exclude: [], window: { count: 7, unit: 'd' as const }, order: 'ordered' as const }
  const funnel = useQuery(funnelQuery(requestOf(setup, scope.asked, null)))
  const kept = keptSearch(scope)
  return (
    <Section
      title={t('funnel.title', { count: 7, unit: t('funnel.units.d') })}
      tools={<Link to={tabPath('funnel', scope.campaignId, kept)}>{t('funnel.edit')}</Link>}
    >
      <QueryState query={funnel} skeleton={<Skeleton rows={steps.length} />}>
        {(data) => (
          <FunnelBars
            steps={data.steps}
            names={steps.map(({ type }) => t(`events.${type}`))}
            stillConverting={data.stillConverting}
          />
        )}
      </QueryState>
      {countsSomeRegistrations(steps) && (
        <p className={styles.note}>
          {t('funnel.notAllRegistrations')}{' '}
          <Link to={tabPath('funnel', scope.campaignId, { ...kept, steps: writeSteps(stepsOf('registration')) })}>
            {t('overview.registrationFunnel')}
          </Link>
        </p>
      )}
    </Section>
  )
}
