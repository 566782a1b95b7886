import { useQuery } from '@tanstack/react-query'
import { parseAsStringLiteral, useQueryStates } from 'nuqs'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { CsvButton } from '#components/CsvButton.tsx'
import { QueryState } from '#components/QueryState.tsx'
import { Skeleton } from '#components/Skeleton.tsx'
import type { Retention, RetentionRequest } from '#contract/analytics.ts'
import { cohortIntervals, cohortStarts, returns, type CohortInterval } from '#domain/analytics/vocabulary.ts'
import { ScrollArea } from '#components/ScrollArea.tsx'
import { useFormat } from '#lib/format/useFormat.ts'
import { dateOf } from '#lib/zone.ts'
import { AnalyticsFrame, Freshness } from './AnalyticsFrame.tsx'
import { plainRate } from './plainRate.ts'
import { retentionQuery } from './queries.ts'
import styles from './RetentionPage.module.css'
import { triangleOf } from './retention/triangle.ts'
import filters from './scope/FilterBar.module.css'
import { lengthOf } from './scope/range.ts'
import { SelectChip } from '#components/SelectChip.tsx'
import type { Scope } from './scope/useScope.ts'
import { Section } from './Section.tsx'
import table from './series/SeriesSection.module.css'
import { fileNameOf } from './words.ts'

const retentionSearch = {
  cohort: parseAsStringLiteral(cohortStarts).withDefault('register'),
  back: parseAsStringLiteral(returns).withDefault('order'),
  each: parseAsStringLiteral(cohortIntervals),
}

export { loader } from './loader.ts'

export function RetentionPage() {
  return (
    <AnalyticsFrame tab="retention" compares={false}>
      {(scope) => <Cohorts scope={scope} />}
    </AnalyticsFrame>
  )
}

function Cohorts({ scope }: { scope: Scope }) {
  const { t } = useTranslation('retention')
  const [search, setSearch] = useQueryStates(retentionSearch, { history: 'push', scroll: false })
  const each = search.each ?? fittingInterval(scope)
  const request: RetentionRequest = {
    ...scope.asked,
    cohortBy: search.cohort,
    returning: search.back,
    interval: each,
    periods: each === 'day' ? 14 : 12,
    timeZone: scope.zone,
  }
  const retention = useQuery(retentionQuery(request))
  return (
    <>
      <div className={filters.bar} role="group" aria-label={t('settings')}>
        <SelectChip
          label={t('cohortBy')}
          value={search.cohort}
          options={cohortStarts.map((value) => ({ value, label: t(`cohorts.${value}`) }))}
          onChange={(cohort) => void setSearch({ cohort })}
        />
        <SelectChip
          label={t('returning')}
          value={search.back}
          options={returns.map((value) => ({ value, label: t(`backs.${value}`) }))}
          onChange={(back) => void setSearch({ back })}
        />
        <SelectChip
          label={t('each')}
          value={each}
          options={cohortIntervals.map((value) => ({ value, label: t(`intervals.${value}`) }))}
          onChange={(value) => void setSearch({ each: value })}
        />
      </div>
      <Section
        title={t('title')}
        tools={
          retention.data && (
            <>
              <Freshness asOf={retention.data.asOf} zone={scope.zone} busy={retention.isFetching} />
              <RetentionCsv scope={scope} retention={retention.data} each={each} />
            </>
          )
        }
      >
        <QueryState
          query={retention}
          skeleton={<Skeleton rows={8} />}
          isEmpty={({ cohorts }) => cohorts.length === 0}
          empty={<p className={table.none}>{t('none')}</p>}
        >
          {(data) => <TriangleTable scope={scope} retention={data} each={each} />}
        </QueryState>
        <p className={styles.note}>
          {t('note')} {retention.data && <WhyEmpty scope={scope} retention={retention.data} />}
        </p>
      </Section>
    </>
  )
}

/** Why cells at the lower right are empty: time has not come that far, or the data does not go that far. */
function WhyEmpty({ scope, retention }: { scope: Scope; retention: Retention }) {
  const { t } = useTranslation('retention')
  const format = useFormat()
  const end = endOfData(retention, scope.zone)
  return end === null ? t('notOver') : t('dataEnds', { day: format.time(end, scope.zone, 'day') })
}

/** The last event, where its day is over: nothing is known of what lies after it. */
function endOfData({ lastDay, asOf }: Retention, zone: string): string | null {
  return lastDay !== null && dateOf(lastDay, zone) < dateOf(asOf, zone) ? lastDay : null
}

type TriangleProps = { scope: Scope; retention: Retention; each: CohortInterval }

function TriangleTable({ scope, retention, each }: TriangleProps) {
  const { t } = useTranslation('retention')
  const format = useFormat()
  const { rows, mean, size } = triangleOf(retention)
  const name = useCohortName(scope, each)
  const whyEmpty = (end: string | null) =>
    end === null ? t('immature') : t('beyond', { day: format.timeBare(end, scope.zone, 'day') })
  // Everybody is there in period 0: shades are for the periods after it, the darkest for the best of them.
  const best = Math.max(...rows.flatMap(({ cells }) => cells.slice(1).map((share) => share ?? 0)), 0.01)
  const cell = (share: number | null, n: number, key: string, end: string | null) => {
    const why = whyEmpty(end)
    if (share === null) return <td key={key} className={styles.immature} aria-label={why} title={why} />
    const shade = { '--shade': `${n === 0 ? 0 : Math.round((share / best) * 100)}%` } as CSSProperties
    return (
      <td key={key} className={styles.cell} style={shade}>
        {format.rate(share)}
      </td>
    )
  }
  return (
    <ScrollArea label={t('table.of', { ns: 'analytics', what: t('title') })}>
      <table className={`${table.table} ${styles.triangle}`}>
        <thead>
          <tr>
            <th scope="col">{t('cohort', { zone: scope.zone })}</th>
            <th scope="col">{t('size')}</th>
            {mean.map((_, n) => (
              <th key={`period-${String(n)}`} scope="col">
                {t(`period.${each}`, { n })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.start}>
              <th scope="row">{name(row.start)}</th>
              <td>{format.number(row.size)}</td>
              {row.cells.map((share, n) => cell(share, n, `${row.start}-${String(n)}`, row.endsOn))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('mean')}</th>
            <td>{format.number(size)}</td>
            {mean.map((share, n) => (
              <td key={`mean-${String(n)}`}>{format.rate(share)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollArea>
  )
}

function RetentionCsv({ scope, retention, each }: TriangleProps) {
  const { t } = useTranslation('retention')
  const name = useCohortName(scope, each)
  return (
    <CsvButton
      fileName={fileNameOf(`retention-${each}`, scope)}
      table={() => {
        const { rows, mean } = triangleOf(retention)
        return {
          head: [t('cohort', { zone: scope.zone }), t('size'), ...mean.map((_, n) => t(`period.${each}`, { n }))],
          rows: rows.map(({ start, size, cells }) => [name(start), size, ...cells.map(plainRate)]),
        }
      }}
    />
  )
}

function useCohortName(scope: Scope, each: CohortInterval) {
  const format = useFormat()
  return (start: string) => format.timeBare(start, scope.zone, each === 'month' ? 'month' : 'day')
}

/** Days for a fortnight, weeks for a season, months beyond. */
function fittingInterval({ range }: Scope): CohortInterval {
  const days = lengthOf(range)
  if (days <= 21) return 'day'
  return days <= 120 ? 'week' : 'month'
}
